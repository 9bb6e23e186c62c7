/// Areas about the distribution functions F and G of two sorted samples.
struct CumulativeArea {
  /// ∫ |F − G| dx: the first Wasserstein distance.
  let between: Double
  /// ∫ √(H(1 − H)) dx of the pooled distribution function H.
  let spread: Double

  /// - Complexity: O(m + n).
  init(_ first: [Double], _ second: [Double]) {
    let (m, n) = (Double(first.count), Double(second.count))
    var (i, j) = (0, 0)
    var (between, spread, previous) = (0.0, 0.0, 0.0)
    while i < first.count || j < second.count {
      let takesFirst = i < first.count && (j == second.count || first[i] <= second[j])
      let value = takesFirst ? first[i] : second[j]
      let width = value - previous
      if i + j > 0 && width > 0 {
        let pooled = Double(i + j) / (m + n)
        between += width * (Double(i) / m - Double(j) / n).magnitude
        spread += width * (pooled * (1 - pooled)).squareRoot()
      }
      previous = value
      if takesFirst { i += 1 } else { j += 1 }
    }
    self.between = between
    self.spread = spread
  }
}
