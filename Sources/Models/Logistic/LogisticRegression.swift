import DataFrame

/// Multinomial logistic regression with an L2 penalty.
public struct LogisticRegression: Learner {
  /// The name that people type.
  public let name = "logistic"
  /// What it fits, in one sentence.
  public let summary =
    "Multinomial logistic regression: the logarithm of each class's odds is linear in the features."
  /// How it is fitted, in whole sentences.
  public let details = """
    Numbers are standardised and texts become one column a level. The loss is the sum of −log p of the true classes plus \
    half the squared coefficients, as scikit-learn's default is; intercepts are not penalised. It is minimised over all \
    rows at once by L-BFGS until the gradient, a row, is below 1e-6, or for 500 steps. What is missing counts as the mean, \
    and is marked by a column of its own if training had such values; a text that training had not is 0 in every level.
    """
  /// Where it comes from.
  public let references = [
    "Hastie, Tibshirani and Friedman, The Elements of Statistical Learning, 2009, section 4.4",
    "Nocedal and Wright, Numerical Optimization, 2006, algorithm 7.5",
  ]
  /// What it can predict.
  public let tasks: [TaskKind] = [.classes]

  /// What it can be tuned by.
  public let settings = [
    LearnerSetting(
      "penalty", "How much half the squared coefficients weigh.", standard: 1, range: 0...1_000_000)
  ]

  private var penalty = 1.0

  /// A learner with the settings that `details` tells.
  public init() {}

  /// Changes a setting.
  public mutating func set(_ setting: String, to value: Double) {
    if setting == "penalty" { penalty = value }
  }

  /// Fits the coefficients.
  public func fit(_ examples: Examples, seed: Int) throws -> any Predictor {
    guard case .classes(let labels, let count) = examples.truth else {
      throw ModelError.unsupportedTask(learner: name, .number)
    }
    let design = DesignMatrix(examples.features, examples.encoding)
    let total = examples.weights.map { weights in chunkedSum(weights.count) { weights[$0] } }
    let objective = SoftmaxObjective(
      design: design, labels: labels, classes: count, weights: examples.weights,
      penalty: penalty / (total ?? Double(examples.count)))
    let start = [Double](repeating: 0, count: objective.parameters)
    let coefficients = try LBFGS().minimize(from: start, objective.value)
    return SoftmaxPredictor(encoding: examples.encoding, classes: count, coefficients: coefficients)
  }

  /// The coefficients from their JSON.
  public func predictor(
    from json: JSONValue, encoding: FeatureEncoding, task: ModelTask
  ) throws -> any Predictor {
    guard case .classes(let labels, _) = task else {
      throw ModelError.malformed("`logistic` predicts classes")
    }
    let width = encoding.features.reduce(1) { $0 + $1.width }
    return SoftmaxPredictor(
      encoding: encoding, classes: labels.count,
      coefficients: try json.numbers("coefficients", count: width * labels.count))
  }
}

/// Fitted coefficients: for each class one a column of the design matrix, and its intercept last.
struct SoftmaxPredictor: Predictor {
  let encoding: FeatureEncoding
  let classes: Int
  let coefficients: [Double]

  func predict(_ features: EncodedFrame) throws -> [[Double]] {
    let design = DesignMatrix(features, encoding)
    try Cancellation.check()
    return softmax(linearScores(design, coefficients, outputs: classes), outputs: classes)
  }

  var json: JSONValue { .object([("coefficients", .numbers(coefficients))]) }
}
