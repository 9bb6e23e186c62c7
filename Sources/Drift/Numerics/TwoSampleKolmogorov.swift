import DataFrame

/// The permutation distribution of the two-sample Kolmogorov–Smirnov statistic.
///
/// Every order in which the m values of one sample can lie among the n of the other is a lattice path from (0, 0) to
/// (m, n), all equally likely where nothing has drifted. A distance D is given as the integer max |i·n − j·m| over the
/// points (i, j) of the path, which is m·n·D.
enum TwoSampleKolmogorov {
  /// P(D ≥ distance) for two samples of n without ties.
  ///
  /// With h = n·D: 2 Σₖ (−1)ᵏ⁻¹ C(2n, n − kh) / C(2n, n). Source: Gnedenko and Korolyuk, 1951; the sum is nested so that
  /// small results keep their digits.
  ///
  /// - Complexity: O(n).
  static func equalSizes(_ n: Int, distance: Int) -> Double {
    let h = distance / n
    guard h > 0 else { return 1 }
    var p = 0.0
    for k in stride(from: n / h, through: 0, by: -1) {
      var ratio = 1.0
      for j in 0..<h { ratio *= Double(n - k * h - j) / Double(n + k * h + j + 1) }
      p = ratio * (1 - p)
    }
    return min(max(2 * p, 0), 1)
  }

  /// P(D ≥ distance), by walking all paths at once and summing those that leave the band for the first time.
  ///
  /// Only positive terms are added, so small results keep their relative accuracy. With ties the path is held against
  /// the band only where a run of equal values ends, which makes the p exact conditional on the ties. Sources: Hodges,
  /// "The significance probability of the Smirnov two-sample test", 1957; Schröer and Trenkler, "Exact and randomization
  /// distributions of Kolmogorov–Smirnov tests for two or three samples", 1995.
  ///
  /// - Parameter isRunEnd: for each length of a path whether a run of equal values ends there; nil without ties.
  /// - Complexity: O((m + n) · width of the band).
  static func pathCounting(_ m: Int, _ n: Int, distance: Int, isRunEnd: [Bool]?) throws(DataError) -> Double {
    guard distance > 0 else { return 1 }
    let total = m + n
    // Far fewer than 2¹⁰ · total masses are dropped, and together they stay below the last place of the result.
    let least = leastProbability(m, n, distance: distance, isRunEnd: isRunEnd)
    let negligible = least / Double(total) * 0x1p-66 * scale
    // `mass[i + 1]` is the scaled probability of being at (i, length − i) without having left the band before.
    var mass = [Double](repeating: 0, count: m + 3)
    mass[1] = scale
    var outside = 0.0
    var (low, high) = (0, 0)
    for length in 0..<total {
      if length & 4095 == 0 { try Cancellation.check() }
      advance(&mass, low: low, high: high, length: length, m: m, n: n)
      high = min(high + 1, m)
      low = max(low, length + 1 - n)
      if isRunEnd?[length + 1] ?? true {
        let centre = (length + 1) * m
        while low <= high && low * total - centre <= -distance { low = absorb(&mass, at: low, &outside) + 1 }
        while low <= high && high * total - centre >= distance {
          high = absorb(&mass, at: high, &outside) - 1
        }
      }
      while low < high && mass[low + 1] < negligible { low = drop(&mass, at: low) + 1 }
      while low < high && mass[high + 1] < negligible { high = drop(&mass, at: high) - 1 }
      if low > high { break }
    }
    return min(outside / scale, 1)
  }

  /// Keeps masses that add up to 1e-300 from vanishing.
  private static let scale = 0x1p900

  /// What P(D ≥ distance) is at least: the probability of the likeliest of some points on the edge of the band.
  private static func leastProbability(_ m: Int, _ n: Int, distance: Int, isRunEnd: [Bool]?) -> Double {
    let total = m + n
    var largest = -Double.infinity
    for candidate in (1...63).map({ total * $0 / 64 }) + [m] {
      // The first number of values after which the path is held against the band.
      var length = max(candidate, 1)
      while let ends = isRunEnd, length < total, !ends[length] { length += 1 }
      let i = (distance + length * m + total - 1) / total
      let point = Hypergeometric(population: total, marked: m, draws: length)
      if point.support.contains(i) { largest = max(largest, point.logProbability(i).head) }
    }
    return largest.isFinite ? PortableMath.exp(max(largest, -708)) : 1e-307
  }

  /// One step of every path: the next value is the first sample's with probability (m − i) / (values left).
  private static func advance(_ mass: inout [Double], low: Int, high: Int, length: Int, m: Int, n: Int) {
    let share = 1 / Double(m + n - length)
    var stay = Double(n - length + high + 1)
    var step = Double(m - high)
    for i in stride(from: high + 1, through: low, by: -1) {
      mass[i + 1] = (mass[i + 1] * stay + mass[i] * step) * share
      stay -= 1
      step += 1
    }
  }

  private static func absorb(_ mass: inout [Double], at i: Int, _ sum: inout Double) -> Int {
    sum += mass[i + 1]
    return drop(&mass, at: i)
  }

  private static func drop(_ mass: inout [Double], at i: Int) -> Int {
    mass[i + 1] = 0
    return i
  }
}
