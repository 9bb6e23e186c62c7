import DataFrame
import Models

/// What is known about the data that an explanation is asked for.
public struct ExplanationOptions: Sendable {
  /// The columns to compare as features; nil for those with that role.
  public var features: [String]?
  /// The column with the truth.
  public var target: String?
  /// The column with predictions that came with the data.
  public var prediction: String?
  /// A model of the target.
  public var model: Model?
  /// The column of the current side that tells snapshots apart, in order of first appearance.
  public var snapshot: String?
  /// The share of false alarms that is allowed.
  public var alpha = 0.05
  /// Where random numbers start.
  public var seed = 42

  /// Nothing known beyond the columns' roles.
  public init() {}
}

/// The frames and names that every part of an explanation works on.
struct ExplanationInput: Sendable {
  let reference: DataFrame
  let current: DataFrame
  /// The columns that are compared as features.
  let features: [String]
  /// Columns that give the target away.
  let giveaways: [String]
  /// The column with the truth, where the reference has one.
  let target: String?
  /// Whether both sides have truths.
  let hasLabels: Bool
  let prediction: String?
  let model: Model?
  let snapshot: String?
  let drift: DriftOptions

  /// - Throws: `DriftError` for names that neither side has.
  init(_ reference: DataFrame, _ current: DataFrame, _ options: ExplanationOptions) throws(DriftError) {
    let all = reference.names + current.names.filter { reference.index(of: $0) == nil }
    for name in [options.target, options.prediction].compactMap({ $0 }) where !all.contains(name) {
      throw .unknownColumn(name, available: all)
    }
    if let key = options.snapshot, current.index(of: key) == nil {
      throw .unknownKey(key, available: current.names)
    }
    self.reference = reference
    self.current = current
    let target = options.target ?? options.model?.target
    let truths = [reference, current].map { frame in
      target.flatMap { name in frame.index(of: name).map { frame.columns[$0] } }
    }
    func hasValues(_ column: Column?) -> Bool { column.map { $0.nullCount < $0.count } ?? false }
    self.target = hasValues(truths[0]) ? target : nil
    hasLabels = hasValues(truths[0]) && hasValues(truths[1])
    // What is named as the truth is no prediction, whatever its role.
    prediction = options.prediction == self.target ? nil : options.prediction
    model = options.model
    snapshot = options.snapshot
    drift = DriftOptions(alpha: options.alpha, seed: options.seed)

    let others = [target, options.prediction, options.snapshot].compactMap { $0 }
    let compared = try comparedColumns(reference, current, options.features, except: others)
    var names: [String] = []
    for name in compared where !others.contains(name) && !names.contains(name) {
      let isPrediction = [reference, current].contains { $0.role(of: name) == .prediction }
      if options.features != nil || !isPrediction { names.append(name) }
    }
    let trusted = options.model?.features.names ?? []
    giveaways =
      truths[0].map { truth in
        names.filter { name in
          guard !trusted.contains(name), let index = reference.index(of: name) else { return false }
          return givesAway(reference.columns[index], truth)
        }
      } ?? []
    let hidden = Set(giveaways)
    features = names.filter { !hidden.contains($0) }
  }
}

/// Whether a column alone tells every value of a target of few classes, as another name of it or what it was cut from does.
///
/// Sorted by the column, the rows fall into no more runs of one class than there are classes, or every category has one
/// class; fewer than 50 rows, or categories of fewer than 5 rows on average, say nothing.
///
/// - Complexity: O(n log n).
private func givesAway(_ column: Column, _ truth: Column) -> Bool {
  let labels = Labels(truth)
  guard (2...50).contains(labels.classes.count), TaskKind(target: truth) == .classes else { return false }
  let keys: [Double]
  var isOrdered = true
  switch column {
  case .string(let texts):
    keys = (0..<texts.count).map { texts.codes.isValid($0) ? Double(texts.codes.values[$0]) : .nan }
    isOrdered = false
  default:
    guard let numbers = column.asNumbers else { return false }
    keys = (0..<numbers.count).map { numbers.isValid($0) ? numbers.values[$0] : .nan }
  }
  let rows = keys.indices.filter { keys[$0].isFinite && labels.codes[$0] >= 0 }
    .sorted { (keys[$0], labels.codes[$0]) < (keys[$1], labels.codes[$1]) }
  guard rows.count >= 50 else { return false }
  var (runs, distinct) = (1, 1)
  for (row, next) in zip(rows, rows.dropFirst()) {
    let isSameClass = labels.codes[row] == labels.codes[next]
    if keys[row] == keys[next] {
      if !isSameClass { return false }
    } else {
      distinct += 1
      if !isSameClass { runs += 1 }
    }
  }
  return isOrdered ? runs <= labels.classes.count : 5 * distinct <= rows.count
}
