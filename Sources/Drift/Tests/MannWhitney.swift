/// The one-sided Mann–Whitney U test.
struct MannWhitney: DriftTest {
  let name = "mannwhitney"
  let aliases = ["mannw", "mann_whitney", "wilcoxon_rank_sum"]
  let kinds: [DriftKind] = [.numeric]
  let threshold = 0.05
  let comparison = Comparison.below
  let summary = "One-sided p of the ranks: small where current values tend to be the larger ones."
  let formula =
    "U = pairs with r > c, ties one half; z = (U - mn/2 + ½) / σ with σ corrected for ties; p = P(Z < z)"
  let references = [
    "Mann and Whitney, On a test of whether one of two random variables …, Annals of Mathematical Statistics 18, 1947",
    "Lehmann, Nonparametrics: Statistical Methods Based on Ranks, Holden-Day 1975",
  ]
  let caveat: String? =
    "A shift down, or a change of spread or shape, is never flagged."
  let cost = "O(n) after the sort."
  let edgeCases = EdgeCases(
    ties: "Midranks, and a smaller σ.", constants: "p is 1.",
    tinySamples: "Exact up to 8 values on either side, where no two are equal.")

  func run(_ pair: ColumnPair) throws -> TestOutcome {
    let (reference, current) = try pair.samples()
    let (m, n) = (reference.count, current.count)
    // Twice U is whole; the sum over ties of l³ − l is not kept so, since it could overflow.
    var (twiceU, tieSum) = (0, 0.0)
    var before = (i: 0, j: 0)
    forEachRun(reference.values, current.values) { i, j, length in
      twiceU += (i - before.i) * (before.j + j)
      let ties = Double(length)
      if length > 1 { tieSum += ties * (ties * ties - 1) }
      before = (i, j)
    }
    let statistic = Double(twiceU) / 2
    guard !pair.isConstant else { return .probability(1, statistic: statistic, notes: [.constant]) }
    let pairs = Double(m) * Double(n)
    guard tieSum > 0 else {
      let p = MannWhitneyDistribution.upperTail(pairs - statistic, m: m, n: n)
      return .probability(p, statistic: statistic, notes: [.oneSided])
    }
    let size = Double(m + n)
    let deviation = (pairs / 12 * (size + 1 - tieSum / (size * (size - 1)))).squareRoot()
    let z = (pairs / 2 - statistic - 0.5) / deviation
    return .probability(Normal.upperTail(z), statistic: statistic, notes: [.oneSided])
  }
}
