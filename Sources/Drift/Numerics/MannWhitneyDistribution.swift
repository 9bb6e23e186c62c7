/// The permutation distribution of the Mann–Whitney statistic U: how many pairs of one value each the first one wins.
enum MannWhitneyDistribution {
  /// Up to this many rows on the smaller side p is exact, as in SciPy.
  static let exactLimit = 8

  /// More additions than this are not made: about two tenths of a second.
  private static let stepLimit = 100_000_000

  /// P(U ≥ u) for samples of m and n values without ties.
  ///
  /// With at most eight values on the smaller side it is counted; where that would take too many steps, from a larger
  /// side of about a million on, U is a sum of uniform numbers but for a relative error of 1e-11. With more on both
  /// sides the normal approximation with continuity correction has to do.
  static func upperTail(_ u: Double, m: Int, n: Int) -> Double {
    guard m >= 0, n >= 0, !u.isNaN else { return .nan }
    let (small, large) = (min(m, n), max(m, n))
    let product = Double(small) * Double(large)
    if u <= 0 { return 1 }
    if u > product { return 0 }
    guard small <= exactLimit else {
      let deviation = (product * Double(m + n + 1) / 12).squareRoot()
      return Normal.upperTail((u.rounded(.up) - 0.5 - product / 2) / deviation)
    }
    // U and mn − U have the same distribution, so the shorter tail is counted.
    let mirrored = Int(product - u.rounded(.up))
    if 2 * Double(mirrored) < product { return lowerTail(mirrored, small, large) }
    return 1 - lowerTail(Int(u.rounded(.up)) - 1, small, large)
  }

  /// P(U ≤ k) for k below mn/2.
  private static func lowerTail(_ k: Int, _ small: Int, _ large: Int) -> Double {
    if k < 0 { return 0 }
    if k > stepLimit / (2 * small) { return sumOfUniforms(k, small, large) }
    return counted(k, small, large)
  }

  /// The share of the orders with U ≤ k.
  ///
  /// There are as many orders with U = j as partitions of j into at most m parts of at most n: the coefficients of
  /// the Gaussian binomial Π (1 − qⁿ⁺ⁱ) / (1 − qⁱ), i = 1 … m, here up to qᵏ. Source: Mann and Whitney, "On a test of
  /// whether one of two random variables is stochastically larger than the other", Ann. Math. Statist. 18, 1947;
  /// Andrews, "The theory of partitions", 1976, theorem 3.1.
  ///
  /// - Complexity: O(m k).
  static func counted(_ k: Int, _ small: Int, _ large: Int) -> Double {
    var counts = [Double](repeating: 0, count: k + 1)
    counts[0] = 1
    var orders = 1.0
    for i in stride(from: 1, through: small, by: 1) {
      for j in stride(from: k, through: large + i, by: -1) { counts[j] -= counts[j - large - i] }
      for j in stride(from: i, through: k, by: 1) { counts[j] += counts[j - i] }
      orders = orders * Double(large + i) / Double(i)
    }
    return counts.reduce(0, +) / orders
  }

  /// The same as the distribution of a sum of m uniform numbers of U's mean and variance (Irwin and Hall 1927).
  static func sumOfUniforms(_ k: Int, _ small: Int, _ large: Int) -> Double {
    let (m, n) = (Double(small), Double(large))
    let x = m / 2 + (Double(k) + 0.5 - m * n / 2) / (n * (m + n + 1)).squareRoot()
    var (sum, sign) = (0.0, 1.0)
    var (choose, factorial) = (1.0, 1.0)
    for j in 0...small {
      let rest = x - Double(j)
      if rest <= 0 { break }
      var power = 1.0
      for _ in 0..<small { power *= rest }
      sum += sign * choose * power
      choose = choose * (m - Double(j)) / Double(j + 1)
      sign = -sign
    }
    for i in stride(from: 2.0, through: m, by: 1) { factorial *= i }
    return max(0, sum / factorial)
  }
}
