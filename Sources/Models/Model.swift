import DataFrame

/// A fitted model: what it predicts, from which columns, and what it has learned.
///
/// The same model gives the same predictions, bit for bit, on any machine, also after it was written and read back.
public struct Model: Sendable {
  /// The name of the column that it predicts.
  public let target: String
  /// What it predicts.
  public let task: ModelTask
  /// The columns that it predicts from, and how they become numbers.
  public let features: FeatureEncoding
  /// The name of the learner that made it.
  public let learner: String
  /// What the learner has learned.
  public let predictor: any Predictor
  /// Where its random numbers started.
  public let seed: Int
  /// How good it is on the rows that it learned from.
  public let train: PartFigures
  /// How good it is on the rows that were held out; nil where none were.
  public let test: PartFigures?
  /// What came of the rows that were held out, at most `heldOutLimit` of them: what probabilities are calibrated on;
  /// nil for a number, and where none were held out.
  public let heldOut: ClassOutcomes?

  /// More held-out rows than this would make a model's file long, and its calibration hardly any better.
  static let heldOutLimit = 10_000

  /// A model from its parts.
  init(
    target: String, task: ModelTask, features: FeatureEncoding, learner: String, predictor: any Predictor,
    seed: Int, train: PartFigures, test: PartFigures?, heldOut: ClassOutcomes?
  ) {
    self.target = target
    self.task = task
    self.features = features
    self.learner = learner
    self.predictor = predictor
    self.seed = seed
    self.train = train
    self.test = test
    self.heldOut = heldOut
  }

  /// What the model says of the rows of a frame.
  ///
  /// Every row gets a prediction: what is missing, and a text that was not seen in training, is handled as the learner
  /// says. Columns that the model does not know are not looked at.
  ///
  /// - Throws: `ModelError.missingFeature`, `ModelError.wrongFeature`, `DataError.cancelled`.
  /// - Complexity: O(rows) for each feature.
  public func predict(_ frame: DataFrame) throws -> Prediction {
    let encoded = try features.encode(frame, for: target)
    return Prediction(try predictor.predict(encoded), of: task)
  }
}
