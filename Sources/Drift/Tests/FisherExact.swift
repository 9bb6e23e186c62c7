import DataFrame

/// Fisher's exact test of the 2×2 table.
struct FisherExact: DriftTest {
  let name = "fisher"
  let aliases = ["fisher_exact"]
  let kinds: [DriftKind] = [.categorical]
  let threshold = 0.1
  let comparison = Comparison.below
  let summary = "Exact two-sided p of the change of a share, for columns with two values."
  let formula = "sum of the probabilities of all 2×2 tables with the same margins that are at most as likely"
  let references = ["Fisher, The logic of inductive inference, JRSS 98(1), 1935"]
  let caveat: String? = "Only for two values, sides of one size; with many rows z says the same."
  let cost = "O(rows of the rarer value) after the count."
  let edgeCases = EdgeCases(
    ties: "Categories are counted, so they do not matter.", constants: "p is 1.",
    tinySamples: "Exact from one value a side on.")

  func run(_ pair: ColumnPair) throws -> TestOutcome {
    let table = pair.table
    guard table.count <= 2 else { throw Untestable(.tooManyCategories(table.count, most: 2)) }
    let (m, n) = (table.referenceTotal, table.currentTotal)
    guard m == n else { throw Untestable(.unequalTotals(reference: m, current: n)) }
    guard table.count == 2 else { return .probability(1, statistic: nil, notes: [.constant]) }
    let p = TwoProportions.fisherExact(
      Proportion(table.reference[1], of: m), Proportion(table.current[1], of: n))
    return .probability(p, statistic: nil)
  }
}
