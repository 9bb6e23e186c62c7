import DataFrame

/// The χ² test of the 2×K table: whether both sides draw their categories with the same probabilities.
struct Homogeneity {
  /// Pearson's statistic.
  let statistic: Double
  /// Whether a cell's expected count is below 5, so that χ² is no good approximation (Cochran 1954).
  let isSparse: Bool
  private let sampled: [Int]
  private let totals: [Int]

  /// - Complexity: O(K).
  init(_ table: CategoryTable) {
    let totals = zip(table.reference, table.current).map { $0 + $1 }
    let (m, n) = (table.referenceTotal, table.currentTotal)
    // Drawing the smaller side gives the same tables for less work.
    sampled = m <= n ? table.reference : table.current
    self.totals = totals
    let expected = Double(min(m, n)) / Double(max(m + n, 1))
    isSparse = totals.contains { Double($0) * expected < 5 }
    statistic = Homogeneity.statistic(sampled, totals)
  }

  /// The p of the asymptotic χ² distribution.
  var chiSquaredP: Double { ChiSquared.upperTail(statistic, degrees: totals.count - 1) }

  /// The p of random tables with the same margins, (b + 1) / (B + 1) with b of B at least as extreme.
  ///
  /// Stops early once 50 were as extreme, with p = 50 / tables drawn, which stays valid (Besag and Clifford,
  /// "Sequential Monte Carlo p-values", Biometrika 78, 1991).
  ///
  /// - Throws: `DataError.cancelled`.
  /// - Complexity: O(`limit` · K · √(rows / K)).
  func permutationP(limit: Int, seed: Int) throws(DataError) -> Double {
    var generator = SeededGenerator(seed: seed)
    let tables = RandomTable(totals: totals, draws: sampled.reduce(0, +))
    let enough = 50
    // Tables that tie with this one differ from it by rounding alone.
    let observed = statistic * (1 - 1e-10)
    var extreme = 0
    for drawn in 1...max(limit, 1) {
      if drawn & 255 == 0 { try Cancellation.check() }
      if Homogeneity.statistic(tables.sample(using: &generator), totals) >= observed { extreme += 1 }
      if extreme == enough { return Double(extreme) / Double(drawn) }
    }
    return Double(extreme + 1) / Double(max(limit, 1) + 1)
  }

  /// N² / (m n) · Σ (a − m t / N)² / t over the categories' totals t.
  private static func statistic(_ sampled: [Int], _ totals: [Int]) -> Double {
    let size = Double(totals.reduce(0, +))
    let drawn = Double(sampled.reduce(0, +))
    let share = drawn / size
    var sum = 0.0
    for (count, total) in zip(sampled, totals) {
      let difference = Double(count) - Double(total) * share
      sum += difference * difference / Double(total)
    }
    return sum / (share * (1 - share))
  }
}
