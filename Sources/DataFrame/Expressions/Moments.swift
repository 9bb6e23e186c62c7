/// The quantile of ascending values at a share in [0, 1], interpolated between neighbours as NumPy's default
/// `linear` rule (Hyndman and Fan's type 7); nil for no values, or where the neighbours are infinite and
/// differ so that no number lies between them.
public func quantile(ofSorted values: [Double], _ share: Double) -> Double? {
  guard let last = values.indices.last else { return nil }
  let position = share * Double(last)
  let below = Int(position)
  let above = min(below + 1, last)
  let fraction = position - Double(below)
  // Equal neighbours may be infinite, where a difference would be no number.
  guard fraction > 0, values[below] != values[above] else { return values[below] }
  // From the nearer end, as NumPy does, so that the last digit is the same.
  let difference = values[above] - values[below]
  let result =
    fraction < 0.5 ? values[below] + difference * fraction : values[above] - difference * (1 - fraction)
  return result.isNaN ? nil : result
}

/// The count, mean and sum of squared deviations of numbers, in two passes for accuracy.
public struct Moments: Sendable {
  /// How many numbers.
  public let count: Int
  /// The arithmetic mean, nil for none.
  public let mean: Double?
  /// The sum of squared distances from the mean.
  public let squares: Double

  /// The moments of numbers.
  public init(_ values: [Double]) {
    count = values.count
    guard count > 0 else {
      mean = nil
      squares = 0
      return
    }
    let center = chunkedSum(values) { $0 } / Double(count)
    mean = center.isNaN ? nil : center
    squares = chunkedSum(values) { ($0 - center) * ($0 - center) }
  }

  /// The variance with a divisor of `count - ddof`, nil where that is not above 0 or the values are not
  /// finite.
  public func variance(ddof: Int) -> Double? {
    guard count > ddof, squares.isFinite else { return nil }
    return squares / Double(count - ddof)
  }
}

/// A sum over chunks of a fixed size, so that it does not depend on how work is shared out, and errs little.
public func chunkedSum<Element>(_ values: [Element], _ term: (Element) -> Double) -> Double {
  let chunk = 1024
  var total = 0.0
  var start = 0
  while start < values.count {
    var partial = 0.0
    for index in start..<min(start + chunk, values.count) { partial += term(values[index]) }
    total += partial
    start += chunk
  }
  return total
}
