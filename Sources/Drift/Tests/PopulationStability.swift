import Foundation

/// The population stability index: the symmetrised Kullback–Leibler divergence over bins.
public struct PopulationStability: DriftTest {
  public let name = "psi"
  public let aliases = ["population_stability_index"]
  public let kinds: [DriftKind] = [.numeric, .categorical]
  public let threshold = 0.1
  public let comparison = Comparison.atLeast
  public let summary = "Population stability index: how much the shares of bins or categories changed."
  public let formula = "sum of (r - c) ln(r / c) over shares of bins, empty ones filled"
  public let references = [
    "Siddiqi, Credit Risk Scorecards, Wiley 2006",
    "Yurdakul and Naranjo, Statistical properties of the population stability index, J. Risk Model Validation 2020",
  ]
  public let caveat: String? = "A category that one side lacks counts as 1 in 10,000 there and dominates the sum."

  /// The test with its defaults.
  public init() {}

  public func run(_ pair: ColumnPair) throws -> TestOutcome {
    let shares = BinnedShares(pair)
    let reference = BinnedShares.zeroFilled(shares.reference)
    let current = BinnedShares.zeroFilled(shares.current)
    return .distance(zip(reference, current).reduce(0) { $0 + ($1.0 - $1.1) * log($1.0 / $1.1) })
  }
}
