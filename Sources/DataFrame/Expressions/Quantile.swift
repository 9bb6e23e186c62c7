/// The quantile of ascending values at a share in [0, 1], interpolated between neighbours as NumPy's default
/// `linear` rule (Hyndman and Fan's type 7); nil for no values, or where the neighbours are infinite and
/// differ so that no number lies between them.
public func quantile(ofSorted values: [Double], _ share: Double) -> Double? {
  quantile(count: values.count, share) { values[$0] }
}

/// The quantile at a share of ascending values that are looked up by position; nil also where they are no numbers.
func quantile(count: Int, _ share: Double, value: (Int) -> Double?) -> Double? {
  guard count > 0 else { return nil }
  let position = share * Double(count - 1)
  let below = Int(position)
  guard let low = value(below), let high = value(min(below + 1, count - 1)) else { return nil }
  return interpolated(low, high, fraction: position - Double(below))
}

/// The value at a fraction of the way between two neighbours.
func interpolated(_ below: Double, _ above: Double, fraction: Double) -> Double? {
  // Equal neighbours may be infinite, where a difference would be no number.
  guard fraction > 0, below != above else { return below }
  // From the nearer end, as NumPy does, so that the last digit is the same.
  let difference = above - below
  let result = fraction < 0.5 ? below + difference * fraction : above - difference * (1 - fraction)
  return result.isNaN ? nil : result
}
