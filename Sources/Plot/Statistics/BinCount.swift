/// How many bins a histogram gets where nobody says.
enum BinCount {
  /// So few bins are drawn at least, and so many aimed at at most; steps of 1, 2 and 5 may give a few more
  /// or less.
  static let range = 5...24

  /// The number of bins of the Freedman–Diaconis rule, or of Sturges' rule where the middle half of the
  /// values lies at one point.
  ///
  /// The width of a bin is 2 · IQR / ∛n, with the quartiles taken from at most 4,096 values at even
  /// distances.
  ///
  /// - Parameters:
  ///   - sides: The values; those outside the extent don't count.
  ///   - extent: The ends of the axis, in the units of `transform`.
  ///   - transform: The logarithm on a logarithmic axis.
  static func suggested(
    for sides: [[Double]], extent: ClosedRange<Double>, total: Int, transform: (Double) -> Double
  ) -> Int {
    let sorted = sides.flatMap { sample($0) }.map(transform).filter { extent.contains($0) }.sorted()
    guard sorted.count > 1 else { return range.lowerBound }
    let quartiles = sorted[sorted.count / 4]...sorted[sorted.count * 3 / 4]
    let spread = quartiles.upperBound - quartiles.lowerBound
    let root = Decimal10.power(Decimal10.logarithm(Double(total)) / 3)
    let bins = (extent.upperBound - extent.lowerBound) / (2 * spread / root)
    guard bins.isFinite else { return clamped(sturges(total)) }
    return clamped(bins)
  }

  /// Sturges' rule, 1 + log₂ n.
  private static func sturges(_ total: Int) -> Double {
    1 + Decimal10.logarithm(Double(max(1, total))) / Decimal10.logarithm(2)
  }

  private static func clamped(_ bins: Double) -> Int {
    Int(min(Double(range.upperBound), max(Double(range.lowerBound), bins.rounded(.up))))
  }

  private static func sample(_ values: [Double]) -> [Double] {
    let step = max(1, (values.count + 4095) / 4096)
    return stride(from: 0, to: values.count, by: step).map { values[$0] }
  }
}
