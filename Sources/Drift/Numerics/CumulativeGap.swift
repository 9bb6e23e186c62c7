import DataFrame

/// The largest gap between the distribution functions of two sorted samples.
struct CumulativeGap {
  /// The number of values of either sample.
  let (m, n): (Int, Int)
  /// The gap times m·n, which is whole.
  let scaled: Int
  /// Whether any value occurs more than once in both samples together.
  let hasTies: Bool
  private let merge: SortedMerge

  /// Up to this many rows on the larger side p is exact, as in SciPy.
  static let exactLimit = 10_000

  /// - Complexity: O(m + n).
  init(_ merge: SortedMerge) {
    let (m, n) = (merge.first.count, merge.second.count)
    let parts = merge.mapParts { part in
      var (largest, runs) = (0, 0)
      part.forEachRun { _, i, j in
        largest = max(largest, abs(i * n - j * m))
        runs += 1
      }
      return (largest: largest, runs: runs)
    }
    (self.m, self.n, self.merge) = (m, n, merge)
    scaled = parts.lazy.map(\.largest).max() ?? 0
    hasTies = parts.reduce(0) { $0 + $1.runs } < m + n
  }

  /// The gap, between 0 and 1.
  var distance: Double { Double(scaled) / (Double(m) * Double(n)) }

  /// Whether p is exact rather than asymptotic.
  var isExact: Bool { max(m, n) <= CumulativeGap.exactLimit }

  /// The two-sided p, as if there were no ties.
  func pValue() throws(DataError) -> Double {
    if scaled == m * n { return fullSeparation }
    guard isExact else { return asymptotic }
    if m == n { return TwoSampleKolmogorov.equalSizes(n, distance: scaled) }
    guard !isFarOut else { return asymptotic }
    return try TwoSampleKolmogorov.pathCounting(m, n, distance: scaled, isRunEnd: nil)
  }

  /// The two-sided p, exact conditional on the ties where there are few enough rows.
  func conditionalPValue() throws(DataError) -> Double {
    guard hasTies, isExact, !isFarOut, scaled < m * n else { return try pValue() }
    var isRunEnd = [Bool](repeating: false, count: m + n + 1)
    forEachRun(merge.first, merge.second) { i, j, _ in isRunEnd[i + j] = true }
    return try TwoSampleKolmogorov.pathCounting(m, n, distance: scaled, isRunEnd: isRunEnd)
  }

  /// n of the one-sample distribution that the gap follows in the limit.
  private var effectiveSize: Double { Double(m) * Double(n) / Double(m + n) }

  /// Where p is below 1e-42 it matters to nobody that the exact one differs, which takes long for large samples; below
  /// 1e-307 it is 0.
  private var isFarOut: Bool {
    let exponent = distance * distance * effectiveSize
    return exponent > 360 || exponent > 49 && (m + n) * min(m, n) > CumulativeGap.farOutSteps
  }

  /// The most steps that are taken for a p below 1e-42, some hundredths of a second.
  private static let farOutSteps = 10_000_000

  /// p where one sample lies wholly above the other: two of the C(m + n, m) orders.
  private var fullSeparation: Double {
    var p = 2.0
    for k in 1...min(m, n) where p > 0 { p *= Double(k) / Double(max(m, n) + k) }
    return p
  }

  private var asymptotic: Double {
    KolmogorovDistribution.upperTail(distance, n: Int(effectiveSize.rounded(.toNearestOrEven)))
  }
}

/// Walks two sorted samples together: after each run of equal values, how many of each sample lie at or below it, and
/// how long the run was.
func forEachRun(_ first: [Double], _ second: [Double], _ body: (_ i: Int, _ j: Int, _ length: Int) -> Void) {
  var (i, j) = (0, 0)
  while i < first.count || j < second.count {
    let value = i < first.count && (j == second.count || first[i] <= second[j]) ? first[i] : second[j]
    let start = i + j
    while i < first.count && first[i] == value { i += 1 }
    while j < second.count && second[j] == value { j += 1 }
    body(i, j, i + j - start)
  }
}
