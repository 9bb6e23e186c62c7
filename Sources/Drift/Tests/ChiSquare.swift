/// Pearson's χ² test of the current counts against the reference's shares.
struct ChiSquare: DriftTest {
  let name = "chi2"
  let aliases = ["chisquare", "chi_square"]
  let kinds: [DriftKind] = [.categorical]
  let threshold = 0.05
  let comparison = Comparison.below
  let summary = "p of the current counts if the reference's shares were exactly true."
  let formula = "sum of (c - e)² / e, e = r · n_c / n_r; p from χ² of K - 1 degrees"
  let references = [
    "Pearson, On the criterion that a given system of deviations …, Philosophical Magazine 50, 1900"
  ]
  let caveat: String? =
    "The reference's own sampling error is left out, so it alarms too often; a new category gives p = 0."
  let cost = "O(categories) after the count."
  let edgeCases = EdgeCases(
    ties: "Categories are counted, so they do not matter.", constants: "No score.",
    tinySamples: "Computed, but χ² wants 5 expected of every category.")

  func run(_ pair: ColumnPair) throws -> TestOutcome {
    let table = pair.table
    guard table.count > 1 else { return .probability(nil, statistic: 0, notes: [.constant]) }
    let ratio = Double(table.currentTotal) / Double(table.referenceTotal)
    var statistic = 0.0
    for (r, c) in zip(table.reference, table.current) {
      let expected = Double(r) * ratio
      statistic += r == 0 ? .infinity : (Double(c) - expected) * (Double(c) - expected) / expected
    }
    let notes: [DriftNote] = statistic == .infinity ? [.newCategoryDecides] : []
    let p = ChiSquared.upperTail(statistic, degrees: table.count - 1)
    return .probability(p, statistic: statistic, notes: notes)
  }
}
