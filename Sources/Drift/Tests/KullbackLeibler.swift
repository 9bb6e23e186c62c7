import DataFrame

/// The Kullback–Leibler divergence of the current side from the reference over bins.
struct KullbackLeibler: DriftTest {
  let name = "kl"
  let aliases = ["kl_div", "kullback_leibler"]
  let kinds: [DriftKind] = [.numeric, .categorical]
  let threshold = 0.1
  let comparison = Comparison.atLeast
  let summary =
    "Kullback–Leibler divergence of the reference's shares from the current ones."
  let formula = "sum of r ln(r / c) over shares of bins, filled where empty, normalised"
  let references = [
    "Kullback and Leibler, On information and sufficiency, Annals of Mathematical Statistics 22(1), 1951"
  ]
  let caveat: String? =
    "Not symmetric; what only the reference has dominates the sum, and what is new hardly counts."
  let cost = "O(n) after the sort; O(categories) after the count."
  let edgeCases = EdgeCases(
    ties: "Up to 20 distinct values in the reference are one bin each.", constants: "0.",
    tinySamples: "Computed from one value a side on; empty bins then make it large.")

  func run(_ pair: ColumnPair) throws -> TestOutcome {
    let shares = BinnedShares(pair)
    let reference = normalised(BinnedShares.zeroFilled(shares.reference))
    let current = normalised(BinnedShares.zeroFilled(shares.current))
    return .distance(zip(reference, current).reduce(0) { $0 + $1.0 * PortableMath.log($1.0 / $1.1) })
  }

  private func normalised(_ shares: [Double]) -> [Double] {
    let sum = shares.reduce(0, +)
    return shares.map { $0 / sum }
  }
}
