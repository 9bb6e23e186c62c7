import DataFrame

/// The two-sample Cramér–von Mises test.
struct CramerVonMisesTest: DriftTest {
  let name = "cvm"
  let aliases = ["cramer_von_mises", "cramervonmises"]
  let kinds: [DriftKind] = [.numeric]
  let threshold = 0.1
  let comparison = Comparison.atMost
  let summary = "p of the squared gap between the distribution functions, evenly weighted."
  let formula = "T = U/(mnN) - (4mn - 1)/(6N), U = m Σ(rank of r_i - i)² + n Σ(rank of c_j - j)²"
  let references = [
    "Anderson, On the distribution of the two-sample Cramér–von Mises criterion, Ann. Math. Statist. 33(3), 1962",
    "Xiao, Gordon and Yakovlev, A C++ program for the Cramér–von Mises two-sample test, J. Stat. Softw. 17(8), 2007",
  ]
  let caveat: String? =
    "Ties distort p: few distinct values give any p, a constant one near 0."
  let cost = "O(n) after the sort; exact p up to 20 values a side."
  let edgeCases = EdgeCases(
    ties: "Midranks, for which the distribution is not right.", constants: "p is near 0, wrongly.",
    tinySamples: "2 values a side are needed; exact up to 20 on the larger one.")

  func run(_ pair: ColumnPair) throws -> TestOutcome {
    let (reference, current) = try pair.samples()
    let (m, n) = (reference.count, current.count)
    guard min(m, n) >= 2 else { throw Untestable(.tooFewValues(least: 2)) }
    // What is left of U is a millionth of it for samples of millions, hence the care with sums.
    var (referenceSum, currentSum) = (CompensatedSum(), CompensatedSum())
    var before = (i: 0, j: 0)
    var hasTies = false
    forEachRun(reference.values, current.values) { i, j, length in
      referenceSum.add(squaredRankGaps(copies: i - before.i, below: before.j, equal: j - before.j))
      currentSum.add(squaredRankGaps(copies: j - before.j, below: before.i, equal: i - before.i))
      if length > 1 { hasTies = true }
      before = (i, j)
    }
    let pairs = Double(m) * Double(n)
    let size = Double(m + n)
    let u = Double(m) * referenceSum.value + Double(n) * currentSum.value
    let statistic = u / (pairs * size) - (4 * pairs - 1) / (6 * size)
    // The score is Evidently's, which has SciPy's error; p is without it.
    let score = CramerVonMises.upperTail(statistic, m: m, n: n, limit: CramerVonMises.truncatedUpperTail)
    return TestOutcome(
      score: score, statistic: statistic, pValue: CramerVonMises.upperTail(statistic, m: m, n: n),
      notes: hasTies ? [.tiesDistort] : [])
  }

  /// Σ (rank − i)² over a run of equal values of one sample: its midrank in both samples together against the places
  /// that the copies take in their own.
  ///
  /// The gap is the number of the other sample's values below the run and half of the equal ones, and the places lie
  /// evenly around their middle.
  private func squaredRankGaps(copies: Int, below: Int, equal: Int) -> Double {
    let count = Double(copies)
    let gap = Double(below) + Double(equal) / 2
    return count * gap * gap + count * (count * count - 1) / 12
  }
}
