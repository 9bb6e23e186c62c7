/// A metric of a predictor on one side of the data, as scripts see it.
public struct MetricRow: Sendable, Hashable {
  /// The name of the metric.
  public var metric: String
  /// The value; nil where it is undefined on these rows.
  public var value: Double?
  /// The lower limit of the 95 % interval; nil where there is none.
  public var low: Double?
  /// The upper limit of the 95 % interval; nil where there is none.
  public var high: Double?
  /// The predictor, or a difference of two.
  public var model: String?
  /// The side: `reference` or `current`, `train` or `test`; nil where there is one alone.
  public var side: String?

  /// A value under its name.
  public init(_ named: NamedValue, model: String?, side: String?) {
    metric = named.name
    value = named.value?.value
    low = named.value?.low
    high = named.value?.high
    self.model = model
    self.side = side
  }

  /// The name of a difference of two predictors.
  public static func difference(_ second: String, _ first: String) -> String { "\(second) - \(first)" }
}
