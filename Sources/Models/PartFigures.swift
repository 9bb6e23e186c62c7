/// How good a model is on one part of the rows that it was made from.
public struct PartFigures: Sendable, Equatable {
  /// The number of rows.
  public let rows: Int
  /// All metrics that `evaluate` has for them, each with its interval; rows count alike, whatever they weighed in training.
  public let metrics: [NamedValue]

  /// The value of a metric; nil where the part has none of that name.
  public subscript(name: String) -> Double? { metrics.first { $0.name == name }?.value?.value }

  /// Figures that were computed elsewhere.
  init(rows: Int, metrics: [NamedValue]) { (self.rows, self.metrics) = (rows, metrics) }

  /// Holds predictions against the truth.
  ///
  /// - Complexity: O(rows log rows).
  init(_ outcomes: Outcomes) { self.init(rows: outcomes.count, metrics: Metrics.values(of: outcomes)) }
}
