/// Rows of which both the true class and the predicted one are known.
public struct ClassOutcomes: Sendable {
  /// The classes of truth and prediction together, in ascending order of their texts' Unicode scalars.
  public let classes: [String]
  /// The position of each row's true class.
  public let truth: [Int]
  /// The position of each row's predicted class.
  public let predicted: [Int]
  /// The predicted probability of each class for each row, one array a class; nil where none came with the labels.
  public let probabilities: [[Double]]?
  /// The rows in ascending order of each class's probability, where that was found before; nil where it was not.
  let orders: [[Int]]?
  /// How often each class was taken for each.
  public let confusion: ConfusionMatrix

  /// Outcomes from parallel arrays, whose positions are all those of a class.
  ///
  /// - Complexity: O(n + K²).
  public init(classes: [String], truth: [Int], predicted: [Int], probabilities: [[Double]]? = nil) {
    self.init(classes: classes, truth: truth, predicted: predicted, probabilities: probabilities, orders: nil)
  }

  /// The same where many outcomes share one order of their probabilities.
  init(classes: [String], truth: [Int], predicted: [Int], probabilities: [[Double]]?, orders: [[Int]]?) {
    self.classes = classes
    self.truth = truth
    self.predicted = predicted
    self.probabilities = probabilities
    self.orders = orders
    confusion = ConfusionMatrix(size: classes.count, truth: truth, predicted: predicted)
  }

  /// The number of rows.
  public var count: Int { truth.count }

  /// The rows at the given positions, in their order; a position may repeat.
  public func gather(_ rows: [Int]) -> ClassOutcomes {
    ClassOutcomes(
      classes: classes, truth: rows.map { truth[$0] }, predicted: rows.map { predicted[$0] },
      probabilities: probabilities.map { columns in columns.map { column in rows.map { column[$0] } } })
  }
}
