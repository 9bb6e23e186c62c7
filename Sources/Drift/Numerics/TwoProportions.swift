/// A count of hits out of a number of rows.
public struct Proportion: Sendable, Hashable {
  /// How many rows hit.
  public var hits: Int
  /// How many rows there are.
  public var rows: Int

  /// A count of hits out of a number of rows.
  public init(_ hits: Int, of rows: Int) {
    self.hits = hits
    self.rows = rows
  }

  /// The share of hits; 0 where there are no rows.
  public var share: Double { rows == 0 ? 0 : Double(hits) / Double(rows) }
}

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
  /// Probabilities within a relative 1e-10 count as equal, as in SciPy. Sources: Fisher, "The logic of inductive
  /// inference", JRSS 1935; probabilities after Loader 2000.
  ///
  /// - Complexity: O(the smallest margin).
  static func fisherExact(_ first: Proportion, _ second: Proportion) -> Double {
    let table = Hypergeometric(
      population: first.rows + second.rows, marked: first.hits + second.hits, draws: first.rows)
    let limit = table.probability(first.hits) * (1 + 1e-10)
    var sum = 0.0
    for hits in table.support {
      let probability = table.probability(hits)
      if probability <= limit { sum += probability }
    }
    return min(sum, 1)
  }
}
