import DataFrame

/// A way to learn from examples.
///
/// A new one is a file with a type of this protocol and a line in `Learners.all`; help and the reference page follow from
/// what it says of itself.
public protocol Learner: Sendable {
  /// The name that people type.
  var name: String { get }
  /// What it fits, in one sentence.
  var summary: String { get }
  /// How it is fitted and with which settings, and what it does with missing values, in whole sentences.
  var details: String { get }
  /// Where it comes from.
  var references: [String] { get }
  /// What it can predict.
  var tasks: [TaskKind] { get }
  /// What it can be tuned by.
  var settings: [LearnerSetting] { get }

  /// Changes one of its settings to a value within its range; a name that is none of them changes nothing.
  mutating func set(_ setting: String, to value: Double)

  /// Learns from examples; the same examples and seed give the same bits on any machine and number of cores.
  ///
  /// - Throws: `DataError.cancelled`.
  func fit(_ examples: Examples, seed: Int) throws -> any Predictor

  /// The same, with what the predictor says of the examples, which some learners know when they are done.
  ///
  /// - Throws: `DataError.cancelled`.
  func fitAndPredict(_ examples: Examples, seed: Int) throws -> (
    predictor: any Predictor, outputs: [[Double]]
  )

  /// What was learned, from the JSON that `Predictor.json` gave.
  ///
  /// - Throws: `ModelError.malformed` for anything that `predict` could not use.
  func predictor(from json: JSONValue, encoding: FeatureEncoding, task: ModelTask) throws -> any Predictor
}

extension Learner {
  /// Learns, and then asks.
  public func fitAndPredict(
    _ examples: Examples, seed: Int
  ) throws -> (predictor: any Predictor, outputs: [[Double]]) {
    let predictor = try fit(examples, seed: seed)
    return (predictor, try predictor.predict(examples.features))
  }
}

/// What a learner has learned.
public protocol Predictor: Sendable {
  /// The probability of each class for every row, or the number predicted for it: an array for each output of the task.
  ///
  /// - Throws: `DataError.cancelled`.
  func predict(_ features: EncodedFrame) throws -> [[Double]]

  /// All that was learned, in numbers that read back as the same bits.
  var json: JSONValue { get }
}
