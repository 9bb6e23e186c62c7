import DataFrame

/// The distribution of the two-sample Cramér–von Mises statistic T where nothing has drifted.
///
/// With the distribution functions F and G of m and n values, T = mn/(m + n)² Σ (F − G)² over all m + n values.
enum CramerVonMises {
  /// Up to this many rows on the larger side p is exact, as in SciPy.
  static let exactLimit = 20

  /// P(T ≥ statistic), as if there were no ties: exact where there are few rows, else of the limit distribution.
  ///
  /// The statistic is first brought to the mean and variance of the limit. Source: Anderson, "On the distribution of the
  /// two-sample Cramér–von Mises criterion", Ann. Math. Statist. 33, 1962, equations 9 to 15.
  ///
  /// - Parameter limit: P(X > x) of the limit distribution.
  static func upperTail(
    _ statistic: Double, m: Int, n: Int, limit: (Double) -> Double = limitUpperTail
  ) -> Double {
    guard m > 0, n > 0, !statistic.isNaN else { return .nan }
    if max(m, n) <= exactLimit { return exactUpperTail(statistic, m: m, n: n) }
    let (first, second) = (Double(m), Double(n))
    let (size, product) = (first + second, first * second)
    let mean = (1 + 1 / size) / 6
    let spread = 4 * product * size - 3 * (first * first + second * second) - 2 * product
    let variance = (size + 1) * spread / (45 * size * size * 4 * product)
    return limit(1.0 / 6 + (statistic - mean) / (45 * variance).squareRoot())
  }

  /// P(T ≥ statistic) over all orders of the values, each equally likely.
  ///
  /// Midranks may make the Σ d² below a fraction, which is then cut, as in SciPy.
  ///
  /// With L the least common multiple of m and n and d = L (F − G), a whole number, the Σ d² of every order is counted.
  /// Orders are split in their middle: the sums of the first halves and those of the second halves, by the point where
  /// they meet, so that 2²⁰ sums stand for 2⁴⁰ orders. All counts are whole numbers below 2⁵³, so only the last
  /// division rounds. Source: Xiao, Gordon and Yakovlev, "A C++ program for the Cramér–von Mises two-sample test",
  /// J. Stat. Softw. 17(8), 2006.
  ///
  /// - Complexity: O(2^((m + n) / 2)) at worst, much less where sums coincide.
  static func exactUpperTail(_ statistic: Double, m: Int, n: Int) -> Double {
    if statistic <= 0 { return 1 }
    if statistic > Double(m * n) { return 0 }
    let walk = HalfWalk(m: m, n: n)
    let (size, product) = (m + n, m * n)
    // U of Anderson's equation 9 is a multiple of ¼ also under ties, which the statistic has rounded.
    let fourU = Int(
      (4 * statistic * Double(product * size) + Double(2 * product * (4 * product - 1)) / 3).rounded())
    let squared = walk.a * m * walk.a * m
    let limit = Double(
      squared * size * (6 * fourU - 4 * product * (4 * product - 1)) / (24 * product * product))

    let length = (m + n) / 2
    let first = walk.sums(length)
    // The second half is the first half of the reversed order, whose last point is the common one and counts once.
    let second = walk.sums(m + n - length)
    var favourable = 0.0
    for i in max(0, length - n)...min(m, length) {
      let middle = walk.squaredGap(i, length - i)
      favourable += first[i].count(with: second[m - i], atLeast: limit + middle)
    }
    var orders = 1.0
    for k in stride(from: 1, through: min(m, n), by: 1) {
      orders = orders * Double(max(m, n) + k) / Double(k)
    }
    return favourable / orders
  }
}

/// All orders of the first values of two samples.
private struct HalfWalk {
  let (m, n): (Int, Int)
  /// L / m and L / n of their least common multiple L.
  let (a, b): (Int, Int)

  init(m: Int, n: Int) {
    (self.m, self.n) = (m, n)
    var (divisor, rest) = (m, n)
    while rest > 0 { (divisor, rest) = (rest, divisor % rest) }
    (a, b) = (n / divisor, m / divisor)
  }

  /// d² after i values of the first sample and j of the second.
  func squaredGap(_ i: Int, _ j: Int) -> Double {
    let gap = Double(a * i - b * j)
    return gap * gap
  }

  /// Σ d² of all orders of a number of values, by how many of these are the first sample's.
  func sums(_ length: Int) -> [SumCounts] {
    var sums = [SumCounts](repeating: SumCounts(), count: m + 1)
    sums[0] = SumCounts(sums: [0], counts: [1])
    for position in stride(from: 1, through: length, by: 1) {
      for i in stride(from: min(m, position), through: 0, by: -1) {
        let j = position - i
        let before = i > 0 ? sums[i - 1] : SumCounts()
        let stayed = j > n ? SumCounts() : sums[i]
        sums[i] = j > n ? SumCounts() : stayed.merged(before, adding: squaredGap(i, j))
      }
    }
    return sums
  }
}

/// Different sums in ascending order, and how many orders have each.
private struct SumCounts {
  var sums: [Double] = []
  var counts: [Double] = []

  func merged(_ other: SumCounts, adding: Double) -> SumCounts {
    var result = SumCounts()
    result.sums.reserveCapacity(sums.count + other.sums.count)
    result.counts.reserveCapacity(sums.count + other.sums.count)
    var (i, j) = (0, 0)
    while i < sums.count || j < other.sums.count {
      let left = i < sums.count ? sums[i] : .infinity
      let right = j < other.sums.count ? other.sums[j] : .infinity
      var count = 0.0
      if left <= right { (count, i) = (count + counts[i], i + 1) }
      if right <= left { (count, j) = (count + other.counts[j], j + 1) }
      result.sums.append(min(left, right) + adding)
      result.counts.append(count)
    }
    return result
  }

  /// The number of pairs, one of each, whose sums together reach a limit.
  func count(with other: SumCounts, atLeast limit: Double) -> Double {
    var (pairs, reaching) = (0.0, 0.0)
    var j = other.sums.count
    for (sum, count) in zip(sums, counts) {
      while j > 0 && other.sums[j - 1] + sum >= limit {
        j -= 1
        reaching += other.counts[j]
      }
      pairs += count * reaching
    }
    return pairs
  }
}
