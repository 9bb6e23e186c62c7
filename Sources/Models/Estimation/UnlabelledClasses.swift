/// Rows whose predicted class and probabilities are known, and whose true class is not.
public struct UnlabelledClasses: Sendable {
  /// The classes, as those of the labelled rows that a calibration is learned from.
  public let classes: [String]
  /// The position of each row's predicted class.
  public let predicted: [Int]
  /// The predicted probability of each class for each row, one array a class.
  public let probabilities: [[Double]]
  /// The positions of the rows in the frame that they came from, ascending.
  public let rows: [Int]

  /// Rows from parallel arrays.
  public init(classes: [String], predicted: [Int], probabilities: [[Double]], rows: [Int]) {
    self.classes = classes
    self.predicted = predicted
    self.probabilities = probabilities
    self.rows = rows
  }

  /// The rows at some positions among these.
  public func gather(_ positions: [Int]) -> UnlabelledClasses {
    UnlabelledClasses(
      classes: classes, predicted: positions.map { predicted[$0] },
      probabilities: probabilities.map { column in positions.map { column[$0] } },
      rows: positions.map { rows[$0] })
  }

  /// The rows with a true class each.
  func outcomes(truth: [Int]) -> ClassOutcomes {
    ClassOutcomes(classes: classes, truth: truth, predicted: predicted, probabilities: probabilities)
  }
}
