/// The first Wasserstein distance in standard deviations of the reference.
public struct Wasserstein: DriftTest {
  public let name = "wasserstein"
  public let aliases = ["wasserstein_distance_norm", "earth_mover"]
  public let kinds: [DriftKind] = [.numeric]
  public let threshold = 0.1
  public let comparison = Comparison.atLeast
  public let summary = "How far values moved on average, in standard deviations of the reference."
  public let formula = "W = integral of |F(x) - G(x)| dx / max(std of the reference (ddof 0), 0.001)"
  public let references = [
    "Vallender, Calculation of the Wasserstein distance between probability distributions on the line, 1974",
    "Ramdas, Garcia and Cuturi, On Wasserstein two-sample testing, Entropy 19(2), 2017",
  ]
  public let caveat: String? = "Small samples alone make it large: about 1.1 √(1/m + 1/n) without any drift."

  /// The test with its defaults.
  public init() {}

  public func run(_ pair: ColumnPair) throws -> TestOutcome {
    let (reference, current) = try pair.samples()
    let area = CumulativeArea(reference.values, current.values)
    return .distance(area.between / Wasserstein.scale(of: reference), statistic: area.between)
  }

  /// What distances are divided by: the reference's standard deviation, which a constant has none of.
  static func scale(of reference: SortedSample) -> Double { max(reference.std, 0.001) }
}

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
