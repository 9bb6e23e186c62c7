import DataFrame

/// The total variation distance of shares, judged by permutation.
struct TotalVariation: DriftTest {
  let name = "tvd"
  let aliases = ["TVD", "total_variation"]
  let kinds: [DriftKind] = [.categorical]
  let threshold = 0.1
  let comparison = Comparison.below
  let summary = "p of the total variation distance: the share of values to change category."
  let formula =
    "½ · sum of |r - c| over shares; p = share of 1000 random tables with the same margins at least as far"
  let references = [
    "Gibbs and Su, On choosing and bounding probability metrics, Int. Statistical Review 70(3), 2002",
    "Patefield, An efficient method of generating random R × C tables …, Applied Statistics 30(1), 1981",
  ]
  let caveat: String? = "p has steps of 0.001, an error near √(p(1-p)/1000), and can be 0."
  let cost = "O(1000 · K · √(n / K)) for K categories, after the count."
  let edgeCases = EdgeCases(
    ties: "Tables as far as the observed one count as at least as far.", constants: "p is 1.",
    tinySamples: "Computed from one value a side on; p is then seldom small.")

  /// How many random tables are drawn, as in Evidently.
  static let permutations = 1000

  func run(_ pair: ColumnPair) throws -> TestOutcome {
    let table = pair.table
    let totals = zip(table.reference, table.current).map { $0 + $1 }
    let distance = TotalVariation.distance(table.reference, totals)
    guard table.count > 1 else { return .probability(1, statistic: distance, notes: [.constant]) }
    let tables = RandomTable(totals: totals, draws: table.referenceTotal)
    // Tables that tie with this one differ from it by rounding alone.
    let observed = distance * (1 - 1e-10)
    var generator = SeededGenerator(seed: pair.seed)
    var extreme = 0
    for _ in 0..<TotalVariation.permutations {
      try Cancellation.check()
      if TotalVariation.distance(tables.sample(using: &generator), totals) >= observed { extreme += 1 }
    }
    return .probability(Double(extreme) / Double(TotalVariation.permutations), statistic: distance)
  }

  /// ½ Σ |a/m − (t − a)/n| for one side's counts a and the totals t of both.
  private static func distance(_ counts: [Int], _ totals: [Int]) -> Double {
    let m = Double(counts.reduce(0, +))
    let n = Double(totals.reduce(0, +)) - m
    return zip(counts, totals).reduce(0) { $0 + (Double($1.0) / m - Double($1.1 - $1.0) / n).magnitude } / 2
  }
}
