import DataFrame

/// Gradient boosting of decision trees on histograms.
public struct GradientBoosting: Learner {
  /// The name that people type.
  public let name = "boosting"
  /// What it fits, in one sentence.
  public let summary =
    "Gradient boosting of decision trees: steps and interactions of any kind, fast on millions of rows."
  /// How it is fitted, in whole sentences.
  public let details = """
    Numbers are put into at most 255 bins of equally many values; what is missing has a bin of its own, and each split \
    learns where it goes. Texts are parted in two sets by the values that their levels would have as leaves; a text that \
    training had not goes with what is missing. A tree splits the leaf that gains most until it has 31, of 20 rows or \
    more; each adds a tenth of its values. A tenth of the training rows is held out, and trees are added until its loss \
    has not fallen for 20 of them, or there are 300; those past the best are dropped.
    """
  /// Where it comes from.
  public let references = [
    "Friedman, Greedy function approximation: a gradient boosting machine, Annals of Statistics 29, 2001",
    "Ke et al., LightGBM: a highly efficient gradient boosting decision tree, NeurIPS 2017",
    "Fisher, On grouping for maximum homogeneity, JASA 53, 1958",
  ]
  /// What it can predict.
  public let tasks: [TaskKind] = [.classes, .number]

  /// What it can be tuned by.
  public let settings = [
    LearnerSetting(
      "trees", "The most rounds; each adds a tree for each class, or one for two classes or a number.",
      standard: 300, range: 1...10_000, isWhole: true),
    LearnerSetting("leaves", "The most leaves of a tree.", standard: 31, range: 2...1000, isWhole: true),
    LearnerSetting("rate", "What the values of a tree are multiplied with.", standard: 0.1, range: 0.001...1),
    LearnerSetting(
      "patience", "How many rounds may not help before it stops; 0 holds no rows out and adds all.",
      standard: 20, range: 0...10_000, isWhole: true),
  ]

  private var rounds = 300
  private var leaves = 31
  private var rate = 0.1
  private var patience = 20
  private let leastRows = 20.0
  private let penalty = 1.0
  private let heldOut = 0.1

  /// A learner with the settings that `details` tells.
  public init() {}

  /// Changes a setting.
  public mutating func set(_ setting: String, to value: Double) {
    switch setting {
    case "trees": rounds = Int(value)
    case "leaves": leaves = Int(value)
    case "rate": rate = value
    case "patience": patience = Int(value)
    default: break
    }
  }

  /// Adds trees.
  public func fit(_ examples: Examples, seed: Int) throws -> any Predictor {
    try learn(examples, seed: seed).trees
  }

  /// Adds trees; their sums for the examples are known where none of them was held out.
  public func fitAndPredict(
    _ examples: Examples, seed: Int
  ) throws -> (predictor: any Predictor, outputs: [[Double]]) {
    let (trees, scores) = try learn(examples, seed: seed)
    return (trees, try scores.map { trees.outputs(of: $0) } ?? trees.predict(examples.features))
  }

  private func learn(_ examples: Examples, seed: Int) throws -> (trees: BoostedTrees, scores: [Double]?) {
    var scale = (mean: 0.0, std: 1.0)
    var examples = examples
    if case .numbers(let values) = examples.truth {
      scale = moments(of: values)
      let truth = values.map { standardised($0, mean: scale.mean, std: scale.std) }
      examples = Examples(
        encoding: examples.encoding, features: examples.features, truth: .numbers(truth),
        weights: examples.weights)
    }
    var training = examples
    var rest: Examples?
    // Of fewer rows too few would be held out to tell better from worse.
    if patience > 0, examples.count >= 100 {
      let split = Split(examples.truth, share: heldOut, seed: seed)
      (training, rest) = (examples.gather(split.train), examples.gather(split.test))
    }
    let objective = BoostingObjective(truth: training.truth, weights: training.weights)
    let start = objective.start
    let (rounds, scores) = try rounds(training, rest, objective, start, seed: seed)
    let trees = BoostedTrees(
      encoding: examples.encoding, outputs: examples.truth.outputs, start: start, rounds: rounds,
      mean: scale.mean, std: scale.std)
    return (trees, rest == nil ? scores : nil)
  }

  /// The trees of each round, up to the one after which the loss of the rows held out was least; and the sums of all that
  /// were grown, for the rows learned from.
  private func rounds(
    _ training: Examples, _ rest: Examples?, _ objective: BoostingObjective, _ start: [Double], seed: Int
  ) throws -> (rounds: [[DecisionTree]], scores: [Double]) {
    let bins = BinnedRows(training.features, training.encoding, seed: seed)
    let grower = TreeGrower(
      bins: bins, search: SplitSearch(bins: bins, penalty: penalty, leastRows: leastRows), leaves: leaves,
      rate: rate)
    var order = RowOrder(count: training.count)
    var scores = Array(repeating: start, count: training.count).flatMap { $0 }
    var stopping = rest.map { EarlyStopping($0, start: start, patience: patience) }
    var rounds: [[DecisionTree]] = []
    while rounds.count < self.rounds, !(stopping?.isOver ?? false) {
      var trees: [DecisionTree] = []
      for (output, gradients) in objective.gradients(scores).enumerated() {
        let grown = try grower.grow(gradients, &order)
        scores.add(grown.values, to: grown.ranges, of: order, stride: start.count, offset: output)
        trees.append(grown.tree)
      }
      rounds.append(trees)
      try stopping?.add(trees)
      // Where no leaf could be split, no later round will do better.
      if trees.allSatisfy({ $0.nodes.count == 1 }) { break }
    }
    return (Array(rounds.prefix(stopping?.best ?? rounds.count)), scores)
  }
}

/// Watches the loss of rows that the trees do not learn from.
struct EarlyStopping {
  private let encoding: FeatureEncoding
  private let features: EncodedFrame
  private let objective: BoostingObjective
  private let patience: Int
  private var scores: [Double]
  private var least: Double
  private var rounds = 0
  /// After how many rounds the loss was least.
  private(set) var best = 0

  init(_ examples: Examples, start: [Double], patience: Int) {
    encoding = examples.encoding
    features = examples.features
    objective = BoostingObjective(truth: examples.truth, weights: examples.weights)
    scores = Array(repeating: start, count: examples.count).flatMap { $0 }
    least = objective.loss(scores)
    self.patience = patience
  }

  /// Whether the loss has not fallen for so many rounds.
  var isOver: Bool { rounds - best >= patience }

  /// Takes note of the trees of a round.
  ///
  /// - Throws: `DataError.cancelled`.
  mutating func add(_ trees: [DecisionTree]) throws {
    let zeros = [Double](repeating: 0, count: trees.count)
    let steps = try TreeWalk(trees, encoding).sums(features, start: zeros)
    for index in scores.indices { scores[index] += steps[index] }
    rounds += 1
    let loss = objective.loss(scores)
    if loss < least { (least, best) = (loss, rounds) }
  }
}
