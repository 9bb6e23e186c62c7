/// The first Wasserstein distance in standard deviations of the reference.
struct Wasserstein: DriftTest {
  let name = "wasserstein"
  let aliases = ["wasserstein_distance_norm", "earth_mover"]
  let kinds: [DriftKind] = [.numeric]
  let threshold = 0.1
  let comparison = Comparison.atLeast
  let summary = "How far values moved on average, in standard deviations of the reference."
  let formula = "W = integral of |F - G| dx / max(std of the reference (ddof 0), 0.001)"
  let references = [
    "Vallender, Calculation of the Wasserstein distance between probability distributions on the line, 1974",
    "Ramdas, Garcia and Cuturi, On Wasserstein two-sample testing, Entropy 19(2), 2017",
  ]
  let caveat: String? = "Small samples alone make it large: about 1.1 √(1/m + 1/n) without any drift."
  let cost = "O(n) after the sort."
  let edgeCases = EdgeCases(
    ties: "Allowed.", constants: "0; where the reference alone is constant, it is divided by 0.001.",
    tinySamples: "Computed from one value a side on, and large by chance.")

  func run(_ pair: ColumnPair) throws -> TestOutcome {
    let (reference, current) = try pair.samples()
    let distance = CumulativeArea.between(SortedMerge(reference.values, current.values))
    return .distance(distance / Wasserstein.scale(of: reference), statistic: distance)
  }

  /// What distances are divided by: the reference's standard deviation, which a constant has none of.
  static func scale(of reference: SortedSample) -> Double { max(reference.std, 0.001) }
}
