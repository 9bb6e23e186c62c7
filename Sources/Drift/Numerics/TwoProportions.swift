import DataFrame

/// Comparisons of two independent shares.
enum TwoProportions {
  /// The difference of shares in standard errors under the pooled share, nil where that is 0 or 1.
  ///
  /// z = (p₁ − p₂) / √(p(1 − p)(1/n₁ + 1/n₂)), p the pooled share.
  static func z(_ first: Proportion, _ second: Proportion) -> Double? {
    let (m, n) = (Double(first.rows), Double(second.rows))
    let pooled = (first.share * m + second.share * n) / (m + n)
    let error = (pooled * (1 - pooled) * (1 / m + 1 / n)).squareRoot()
    return error > 0 ? (first.share - second.share) / error : nil
  }

  /// The smallest count expected in the 2×2 table under equal shares.
  static func smallestExpected(_ first: Proportion, _ second: Proportion) -> Double {
    let hits = first.hits + second.hits
    let rows = first.rows + second.rows
    guard rows > 0 else { return 0 }
    return Double(min(hits, rows - hits)) * Double(min(first.rows, second.rows)) / Double(rows)
  }

  /// The two-sided p of Fisher's exact test: what tables at most as likely as this one come to, margins fixed.
  ///
  /// Probabilities within a relative 1e-10 count as equal, as in SciPy. Both tails are summed outwards, the other one
  /// from the first table that is not more likely, which bisection finds. Source: Fisher, "The logic of inductive
  /// inference", JRSS 1935.
  ///
  /// - Complexity: O(standard deviation of the count).
  static func fisherExact(_ first: Proportion, _ second: Proportion) -> Double {
    let table = Hypergeometric(
      population: first.rows + second.rows, marked: first.hits + second.hits, draws: first.rows)
    let (support, mode) = (table.support, table.mode)
    let limit = table.logProbability(first.hits).head + 1e-10
    func isLikelier(_ hits: Int) -> Bool { table.logProbability(hits).head > limit }
    guard isLikelier(mode) else { return 1 }
    let isAbove = first.hits > mode
    let own = table.tail(from: first.hits, upwards: isAbove)
    var (likelier, end) = (mode, isAbove ? support.lowerBound : support.upperBound)
    if isLikelier(end) { return min(own, 1) }
    while abs(end - likelier) > 1 {
      let middle = (end + likelier) / 2
      if isLikelier(middle) { likelier = middle } else { end = middle }
    }
    return min(own + table.tail(from: end, upwards: !isAbove), 1)
  }
}
