import DataFrame

/// The likelihood-ratio test of the current counts against the reference's counts.
struct GTest: DriftTest {
  let name = "g"
  let aliases = ["g_test", "likelihood_ratio"]
  let kinds: [DriftKind] = [.categorical]
  let threshold = 0.1
  let comparison = Comparison.below
  let summary = "p of the likelihood ratio if the reference's counts were exactly true."
  let formula = "G = 2 · sum of c ln(c / r) over counts; p from χ² of K - 1 degrees"
  let references = [
    "Wilks, The likelihood test of independence in contingency tables, Annals of Mathematical Statistics 6(4), 1935",
    "Sokal and Rohlf, Biometry, 3rd ed., Freeman 1995, chapter 17",
  ]
  let caveat: String? =
    "Only for sides of the same size; the reference's own sampling error is left out; a new category gives p = 0."
  let cost = "O(categories) after the count."
  let edgeCases = EdgeCases(
    ties: "Categories are counted, so they do not matter.", constants: "No score.",
    tinySamples: "Computed, but χ² wants 5 expected of every category.")

  func run(_ pair: ColumnPair) throws -> TestOutcome {
    let table = pair.table
    let (m, n) = (table.referenceTotal, table.currentTotal)
    guard m == n else { throw Untestable(.unequalTotals(reference: m, current: n)) }
    guard table.count > 1 else { return .probability(nil, statistic: 0, notes: [.constant]) }
    var statistic = 0.0
    for (r, c) in zip(table.reference, table.current) where c > 0 {
      statistic += r == 0 ? .infinity : 2 * Double(c) * PortableMath.log(Double(c) / Double(r))
    }
    let notes: [DriftNote] = statistic == .infinity ? [.newCategoryDecides] : []
    let p = ChiSquared.upperTail(statistic, degrees: table.count - 1)
    return .probability(p, statistic: statistic, notes: notes)
  }
}
