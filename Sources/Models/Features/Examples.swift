import DataFrame

/// What a learner learns from: rows of features, what came of each, and how much it counts.
public struct Examples: Sendable {
  /// How columns became numbers.
  public let encoding: FeatureEncoding
  /// The features.
  public let features: EncodedFrame
  /// What came of each row.
  public let truth: Truth
  /// How much each row counts; all alike where nil.
  public let weights: [Double]?

  /// What came of rows.
  public enum Truth: Sendable, Equatable {
    /// The position of each row's class, of a number of classes.
    case classes([Int], count: Int)
    /// A number a row.
    case numbers([Double])

    /// How many values a prediction has for a row.
    public var outputs: Int {
      if case .classes(_, let count) = self { count } else { 1 }
    }

    /// The rows at the given positions.
    func gather(_ rows: [Int]) -> Truth {
      switch self {
      case .classes(let labels, let count): .classes(rows.map { labels[$0] }, count: count)
      case .numbers(let values): .numbers(rows.map { values[$0] })
      }
    }
  }

  /// The number of rows.
  public var count: Int { features.rowCount }

  /// How much a row counts.
  func weight(_ row: Int) -> Double { weights?[row] ?? 1 }

  /// The rows at the given positions, in their order.
  func gather(_ rows: [Int]) -> Examples {
    Examples(
      encoding: encoding, features: features.gather(rows), truth: truth.gather(rows),
      weights: weights.map { weights in rows.map { weights[$0] } })
  }
}
