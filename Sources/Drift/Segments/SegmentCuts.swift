import DataFrame

/// Limits between ranges that hold about as many values of both sides together, ascending and easy to read.
///
/// Quantiles are rounded to a power of ten that is at most a tenth of the distance to the next, so 29.8713 becomes 29.9. Limits
/// that fall together, as for a value that many rows share, are one, so there may be fewer ranges than asked for.
///
/// - Complexity: O((m + n) log (m + n)).
func segmentCuts(_ first: SortedSample, _ second: SortedSample, bins: Int) -> [Double] {
  let pooled = (first.values + second.values).radixSorted()
  guard let least = pooled.first, let greatest = pooled.last, least < greatest, bins > 1 else { return [] }
  let quantiles = (0...bins).map { pooled[min($0 * pooled.count / bins, pooled.count - 1)] }
  var cuts: [Double] = []
  for index in 1..<bins {
    let gaps = [quantiles[index] - quantiles[index - 1], quantiles[index + 1] - quantiles[index]]
    let spacing = gaps.filter { $0 > 0 }.min() ?? (greatest - least)
    let rounded = roundedToPowerOfTen(quantiles[index], within: spacing / 10)
    // A limit at or below the least value would cut nothing off.
    if rounded > cuts.last ?? least && rounded <= greatest { cuts.append(rounded) }
  }
  return cuts
}

/// A value at the largest power of ten that is no larger than a tolerance; the value itself where that is out of reach.
private func roundedToPowerOfTen(_ value: Double, within tolerance: Double) -> Double {
  var decimals = 0
  var (unit, scale) = (1.0, 1.0)
  while unit > tolerance && decimals < 15 {
    decimals += 1
    scale *= 10
    unit = 1 / scale
  }
  if decimals > 0 {
    // A whole number over an exact power of ten is the double that the short decimal reads as.
    let whole = (value * scale).rounded()
    return whole.magnitude < 0x1p53 ? whole / scale : value
  }
  while unit * 10 <= tolerance && unit < 1e15 { unit *= 10 }
  let whole = (value / unit).rounded()
  return whole.magnitude * unit < 0x1p53 ? whole * unit : value
}
