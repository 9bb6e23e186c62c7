/// Truth against prediction, row by row: what every metric is computed from.
public enum Outcomes: Sendable {
  /// Classes.
  case classes(ClassOutcomes)
  /// Numbers.
  case numbers(NumberOutcomes)

  /// The number of rows.
  public var count: Int {
    switch self {
    case .classes(let outcomes): outcomes.count
    case .numbers(let outcomes): outcomes.count
    }
  }

  /// The rows at the given positions, in their order; a position may repeat.
  public func gather(_ rows: [Int]) -> Outcomes {
    switch self {
    case .classes(let outcomes): .classes(outcomes.gather(rows))
    case .numbers(let outcomes): .numbers(outcomes.gather(rows))
    }
  }
}
