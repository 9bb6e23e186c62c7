/// Areas about the distribution functions F and G of two sorted samples.
struct CumulativeArea {
  /// ∫ |F − G| dx: the first Wasserstein distance.
  let between: Double
  /// ∫ (F − G)² dx: half the square of the energy distance.
  let squared: Double
  /// ∫ √(H(1 − H)) dx of the pooled distribution function H.
  let spread: Double

  /// - Complexity: O(m + n).
  init(_ first: [Double], _ second: [Double]) {
    let (m, n) = (Double(first.count), Double(second.count))
    var (i, j) = (0, 0)
    var (between, squared, spread, previous) = (0.0, 0.0, 0.0, 0.0)
    while i < first.count || j < second.count {
      let takesFirst = i < first.count && (j == second.count || first[i] <= second[j])
      let value = takesFirst ? first[i] : second[j]
      let width = value - previous
      if i + j > 0 && width > 0 {
        let pooled = Double(i + j) / (m + n)
        let gap = Double(i) / m - Double(j) / n
        between += width * gap.magnitude
        squared += width * gap * gap
        spread += width * (pooled * (1 - pooled)).squareRoot()
      }
      previous = value
      if takesFirst { i += 1 } else { j += 1 }
    }
    self.between = between
    self.squared = squared
    self.spread = spread
  }
}
