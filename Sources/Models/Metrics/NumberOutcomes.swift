/// Rows of which both the true number and the predicted one are known.
public struct NumberOutcomes: Sendable {
  /// The true value of each row.
  public let truth: [Double]
  /// The predicted value of each row.
  public let predicted: [Double]

  /// Outcomes from parallel arrays of finite values.
  public init(truth: [Double], predicted: [Double]) {
    self.truth = truth
    self.predicted = predicted
  }

  /// The number of rows.
  public var count: Int { truth.count }

  /// What the prediction misses of the truth, row by row.
  var errors: [Double] { zip(truth, predicted).map { $0 - $1 } }

  /// The rows at the given positions, in their order; a position may repeat.
  public func gather(_ rows: [Int]) -> NumberOutcomes {
    NumberOutcomes(truth: rows.map { truth[$0] }, predicted: rows.map { predicted[$0] })
  }
}
