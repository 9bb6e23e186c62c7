import DataFrame

/// The population stability index: the symmetrised Kullback–Leibler divergence over bins.
struct PopulationStability: DriftTest {
  let name = "psi"
  let aliases = ["population_stability_index"]
  let kinds: [DriftKind] = [.numeric, .categorical]
  let threshold = 0.1
  let comparison = Comparison.atLeast
  let summary = "Population stability index: how much the shares of bins or categories changed."
  let formula = "sum of (r - c) ln(r / c) over shares of bins, empty ones filled"
  let references = [
    "Siddiqi, Credit Risk Scorecards, Wiley 2006",
    "Yurdakul and Naranjo, Statistical properties of the population stability index, J. Risk Model Validation 2020",
  ]
  let caveat: String? = "A category that one side lacks counts as 1 in 10,000 there and dominates the sum."
  let cost = "O(n) after the sort; O(categories) after the count."
  let edgeCases = EdgeCases(
    ties: "Up to 20 distinct values in the reference are one bin each.", constants: "0.",
    tinySamples: "Computed from one value a side on; empty bins then make it large.")

  func run(_ pair: ColumnPair) throws -> TestOutcome {
    let shares = BinnedShares(pair)
    let reference = BinnedShares.zeroFilled(shares.reference)
    let current = BinnedShares.zeroFilled(shares.current)
    return .distance(zip(reference, current).reduce(0) { $0 + ($1.0 - $1.1) * PortableMath.log($1.0 / $1.1) })
  }
}
