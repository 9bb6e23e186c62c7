import DataFrame

/// The two-proportion z test on the share of all but the first category.
struct ZTest: DriftTest {
  let name = "z"
  let aliases = ["z_test", "z_stat_test"]
  let kinds: [DriftKind] = [.categorical]
  let threshold = 0.05
  let comparison = Comparison.below
  let summary = "Two-sided p of the change of one share, for columns with two values."
  let formula = "z = (p1 - p2) / √(p(1-p)(1/m + 1/n)), p pooled; p-value P(|Z| > |z|)"
  let references = ["Agresti, Categorical Data Analysis, 3rd ed., Wiley 2013, section 3.2"]
  let caveat: String? =
    "With more than two categories only the first in sort order is compared with all the others."
  let cost = "O(categories) after the count."
  let edgeCases = EdgeCases(
    ties: "Categories are counted, so they do not matter.", constants: "p is 1.",
    tinySamples: "Computed, but the normal distribution wants 5 expected of either value.")

  func run(_ pair: ColumnPair) throws -> TestOutcome {
    let table = pair.table
    guard table.count > 1 else { return .probability(1, statistic: nil, notes: [.constant]) }
    let (m, n) = (table.referenceTotal, table.currentTotal)
    let reference = Proportion(m - table.reference[0], of: m)
    let current = Proportion(n - table.current[0], of: n)
    guard let z = TwoProportions.z(reference, current) else { return .probability(1, statistic: nil) }
    return .probability(Normal.twoSidedTail(z), statistic: z)
  }
}
