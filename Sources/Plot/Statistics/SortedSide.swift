/// The values of one side in ascending order, with what a curve over them needs to know.
struct SortedSide: Sendable {
  let sample: Sample<Double>
  /// The positions of the values that have a place on the axis.
  private let drawn: Range<Int>
  private let least: Double

  /// - Parameters:
  ///   - sample: Its values ascending, none of them NaN.
  ///   - isLogarithmic: Whether only values above 0 have a place.
  init(_ sample: Sample<Double>, isLogarithmic: Bool) {
    self.sample = sample
    least = isLogarithmic ? .leastNonzeroMagnitude : -.greatestFiniteMagnitude
    let start = Self.count(sample.values, below: least)
    drawn = start..<max(start, Self.count(sample.values, upTo: .greatestFiniteMagnitude))
  }

  /// The smallest and largest value with a place; nil where there is none.
  var extent: ClosedRange<Double>? {
    drawn.isEmpty ? nil : sample.values[drawn.lowerBound]...sample.values[drawn.upperBound - 1]
  }

  /// The values with a place, ascending.
  var values: ArraySlice<Double> { sample.values[drawn] }

  /// What the legend tells, with more about the curve behind it.
  func entry(_ more: [String] = []) -> Legend.Entry {
    let infinite =
      Self.count(sample.values, below: -.greatestFiniteMagnitude)
      + sample.values.count - Self.count(sample.values, upTo: .greatestFiniteMagnitude)
    return Legend.Entry(
      label: sample.label,
      counts: Legend.counts(
        sample.values.count, sample.missing, infinite, sample.values.count - infinite - drawn.count) + more)
  }

  /// Whether a value has a place.
  func isDrawn(_ value: Double) -> Bool { value >= least && value.isFinite }

  /// The share of all values that are no larger.
  func share(upTo value: Double) -> Double {
    Double(Self.count(sample.values, upTo: value)) / Double(max(1, sample.values.count))
  }

  /// The share of all values that are smaller.
  func share(below value: Double) -> Double {
    Double(Self.count(sample.values, below: value)) / Double(max(1, sample.values.count))
  }

  /// The different values with a place; nil where they are more than so many.
  ///
  /// - Complexity: O(*limit* · log *n*).
  func distinct(upTo limit: Int) -> [Double]? {
    var distinct: [Double] = []
    var index = drawn.lowerBound
    while index < drawn.upperBound {
      guard distinct.count < limit else { return nil }
      distinct.append(sample.values[index])
      index = Self.count(sample.values, upTo: sample.values[index])
    }
    return distinct
  }

  /// A quantile of the values with a place, by NumPy's linear rule; nil where there are none.
  func quantile(_ probability: Double) -> Double? {
    guard !drawn.isEmpty else { return nil }
    let place = probability * Double(drawn.count - 1)
    let index = drawn.lowerBound + Int(place)
    let next = min(index + 1, drawn.upperBound - 1)
    let part = place.rounded(.down) == place ? 0 : place - place.rounded(.down)
    return sample.values[index] * (1 - part) + sample.values[next] * part
  }

  private static func count(_ values: [Double], upTo value: Double) -> Int {
    partition(values) { $0 <= value }
  }

  private static func count(_ values: [Double], below value: Double) -> Int {
    partition(values) { $0 < value }
  }

  /// The number of values at the start that a condition holds for, by halving.
  private static func partition(_ values: [Double], _ holds: (Double) -> Bool) -> Int {
    var (low, high) = (0, values.count)
    while low < high {
      let middle = (low + high) / 2
      if holds(values[middle]) { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
