import DataFrame

/// The value of a metric on some rows, and the range in which its true value lies with 95 % confidence.
public struct MetricValue: Sendable, Hashable {
  /// The value, in the unit of the metric.
  public var value: Double
  /// The lower limit; nil where the metric has no interval.
  public var low: Double?
  /// The upper limit; nil where the metric has no interval.
  public var high: Double?

  /// A value with its limits, or without.
  public init(_ value: Double, low: Double? = nil, high: Double? = nil) {
    self.value = value
    self.low = low
    self.high = high
  }

  /// The value and its limits, times a factor.
  func scaled(by factor: Double) -> MetricValue {
    MetricValue(value * factor, low: low.map { $0 * factor }, high: high.map { $0 * factor })
  }

  /// The z that a standard normal value stays within with 95 % probability.
  static let z = 1.959963984540054

  /// A share with Wilson's score interval; nil where there are no rows.
  init?(_ proportion: Proportion) {
    guard proportion.rows > 0 else { return nil }
    let (low, high) = proportion.scoreInterval(Self.z)
    // Rounding would leave a limit next to 0 or 1 where it is one of them.
    self.init(
      proportion.share, low: proportion.hits == 0 ? 0 : low,
      high: proportion.hits == proportion.rows ? 1 : high)
  }

  /// The value, and z standard errors to either side, as far as a range allows.
  init(_ value: Double, error: Double, within range: ClosedRange<Double> = -Double.infinity...Double.infinity)
  {
    self.init(
      value, low: max(range.lowerBound, value - Self.z * error),
      high: min(range.upperBound, value + Self.z * error))
  }
}

/// The mean of one value a row, and how much the values scatter.
struct MeanValue {
  /// The mean; 0 where there are no values.
  let mean: Double
  /// The standard deviation (ddof 1) divided by √n; infinite for a single value.
  let error: Double

  /// - Complexity: O(n), in two passes, so that nothing cancels.
  init(_ values: [Double]) {
    let n = Double(values.count)
    let mean = values.reduce(0, +) / max(n, 1)
    let squares = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    self.mean = mean
    error = n > 1 ? (squares / (n - 1) / n).squareRoot() : .infinity
  }

  /// The mean with its normal interval, as far as a range allows; without one for a single value, nil for none.
  static func measured(_ values: [Double], within range: ClosedRange<Double>) -> MetricValue? {
    guard !values.isEmpty else { return nil }
    let mean = MeanValue(values)
    return mean.error.isFinite
      ? MetricValue(mean.mean, error: mean.error, within: range) : MetricValue(mean.mean)
  }
}
