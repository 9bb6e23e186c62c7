import DataFrame

/// What may be said of how a model is fitted.
public struct FitOptions: Sendable {
  /// The columns to predict from; nil for those that `defaultFeatures` gives.
  public var features: [String]?
  /// The name of the learner; nil for the one that `Learners.standard` picks.
  public var learner: String?
  /// Whether to predict classes or a number; nil to tell by the target.
  public var task: TaskKind?
  /// The share of rows that are held out to measure the model on, from 0 to below 1.
  public var testShare = 0.2
  /// Where random numbers start.
  public var seed = 42
  /// Values of the learner's settings, by name; its own where none is given.
  public var settings: [String: Double] = [:]
  /// How much each row of the frame counts; all alike where nil, and a row of weight 0 is left out.
  public var weights: [Double]?

  /// The defaults.
  public init() {}
}

/// A model, and what happened when it was fitted.
public struct Fit: Sendable {
  /// The model.
  public let model: Model
  /// How many rows were left out because they have no target.
  public let missingTargets: Int
  /// Columns that could have been features and were not taken, because of what they hold.
  public let leftOut: [String]

  /// Fits a model to the rows of a frame that have a target.
  ///
  /// The test part is dealt out at random, of each class alike, and neither the encoding nor the learner sees it.
  ///
  /// - Throws: `ModelError`, `DataError.unknownColumn`, `DataError.cancelled`.
  public init(_ target: String, on frame: DataFrame, options: FitOptions = FitOptions()) throws {
    let column = try frame.column(target)
    let (chosen, leftOut) = try features(of: frame, target: target, options)
    let weights = try options.weights.map { try checked($0, rows: frame.rowCount) }
    let labelled = try Target(column, name: target, kind: options.task)

    let counted = labelled.rows.indices.filter { place in
      weights.map { $0[labelled.rows[place]] > 0 } ?? true
    }
    let rows = counted.map { labelled.rows[$0] }
    let truth = labelled.truth.gather(counted)
    let split = Split(truth, share: options.testShare, seed: options.seed)
    let trainRows = split.train.map { rows[$0] }
    let training = frame.gather(trainRows)
    let encoding = try FeatureEncoding(chosen, learnedFrom: training)
    let examples = Examples(
      encoding: encoding, features: try encoding.encode(training, for: target),
      truth: truth.gather(split.train), weights: weights.map { weights in trainRows.map { weights[$0] } })
    var learner = try options.learner.map(Learners.named) ?? Learners.standard(for: examples)
    try learner.set(options.settings)
    guard learner.tasks.contains(labelled.task.kind) else {
      throw ModelError.unsupportedTask(learner: learner.name, labelled.task.kind)
    }
    let (predictor, outputs) = try learner.fitAndPredict(examples, seed: options.seed)

    func outcomes(_ outputs: [[Double]], _ truth: Examples.Truth) -> Outcomes {
      Outcomes(truth, Prediction(outputs, of: labelled.task))
    }
    let held = try encoding.encode(frame.gather(split.test.map { rows[$0] }), for: target)
    let test =
      split.test.isEmpty ? nil : outcomes(try predictor.predict(held), truth.gather(split.test))
    model = Model(
      target: target, task: labelled.task, features: encoding, learner: learner.name, predictor: predictor,
      seed: options.seed, train: PartFigures(outcomes(outputs, examples.truth)),
      test: test.map(PartFigures.init), heldOut: test?.sampledClasses(Model.heldOutLimit, seed: options.seed))
    missingTargets = frame.rowCount - labelled.rows.count
    self.leftOut = leftOut
  }
}

extension Learner {
  /// Changes settings, in the order of their names.
  ///
  /// - Throws: `ModelError.unknownSetting` for one that the learner does not have.
  fileprivate mutating func set(_ values: [String: Double]) throws(ModelError) {
    for (setting, value) in values.sorted(by: { $0.key < $1.key }) {
      guard let known = settings.first(where: { $0.name == setting }) else {
        throw .unknownSetting(setting, learner: name, available: settings.map(\.name))
      }
      set(setting, to: min(max(value, known.range.lowerBound), known.range.upperBound))
    }
  }
}

extension ModelTask {
  /// Whether it is of classes or of a number.
  public var kind: TaskKind { classes == nil ? .number : .classes }
}

/// The columns to predict from, and those that could have been among them.
private func features(of frame: DataFrame, target: String, _ options: FitOptions) throws -> (
  chosen: [String], leftOut: [String]
) {
  let (chosen, leftOut) = options.features.map { ($0, []) } ?? frame.defaultFeatures(target: target)
  if chosen.contains(target) { throw ModelError.targetIsFeature(target) }
  guard !chosen.isEmpty else { throw ModelError.noFeatures }
  return (chosen, leftOut)
}

/// Weights that can be used, divided by their mean over the rows that count.
private func checked(_ weights: [Double], rows: Int) throws -> [Double] {
  guard weights.count == rows, weights.allSatisfy({ $0 >= 0 && $0.isFinite }) else {
    throw ModelError.badWeights("must be finite and not negative")
  }
  let largest = weights.max() ?? 0
  guard largest > 0 else { throw ModelError.badWeights("must not all be 0") }
  let counted = weights.count { $0 > 0 }
  let mean = chunkedSum(rows) { weights[$0] / largest } / Double(counted)
  return weights.map { $0 / largest / mean }
}

extension DataFrame {
  /// The columns that a model predicts from where none is named, and those left out because of what they hold.
  ///
  /// Features by their role, but no dates, and no texts of which more than half are distinct, as names and keys are.
  public func defaultFeatures(target: String) -> (chosen: [String], leftOut: [String]) {
    var chosen: [String] = []
    var leftOut: [String] = []
    for (name, column) in zip(names, columns) where name != target && role(of: name) == .feature {
      if column.canPredict { chosen.append(name) } else { leftOut.append(name) }
    }
    return (chosen, leftOut)
  }
}

extension Column {
  /// Whether it is taken as a feature where none is named: no dates, which only grow, and no texts of which more than half
  /// are distinct.
  ///
  /// - Complexity: O(rows) for text.
  public var canPredict: Bool {
    switch self {
    case .date: false
    case .string(let texts): 2 * texts.usedEntries.count <= max(texts.count - nullCount, 1)
    case .integer, .number, .bool: true
    }
  }
}
