/// What has to be known of numbers before they are put into bins.
struct NumberSummary: Sendable, Equatable {
  /// The smallest and largest number that has a place on the axis; nil where none has.
  var extent: ClosedRange<Double>?
  /// The numbers that have a place on the axis.
  var drawn = 0
  var infinite = 0
  /// Finite, but zero or below on a logarithmic axis.
  var notPositive = 0
  /// Whether all drawn numbers are whole and small enough to be counted in steps of a half.
  var isWhole = true

  init() {}

  /// - Complexity: O(*n*), in one pass.
  init(_ values: [Double], isLogarithmic: Bool) {
    var low = Double.infinity
    var high = -Double.infinity
    for value in values {
      guard value.isFinite else {
        infinite += 1
        continue
      }
      if isLogarithmic, value <= 0 {
        notPositive += 1
        continue
      }
      drawn += 1
      low = min(low, value)
      high = max(high, value)
      if value != value.rounded(.down) { isWhole = false }
    }
    if low <= high { extent = low...high }
    if max(low.magnitude, high.magnitude) > 0x1p50 { isWhole = false }
  }

  /// What holds for two sides together.
  func union(_ other: NumberSummary) -> NumberSummary {
    guard let first = extent else { return other }
    guard let second = other.extent else { return self }
    var result = self
    result.extent = min(first.lowerBound, second.lowerBound)...max(first.upperBound, second.upperBound)
    result.drawn = saturatingSum([drawn, other.drawn])
    result.isWhole = isWhole && other.isWhole
    return result
  }
}
