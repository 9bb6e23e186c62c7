import DataFrame

/// The unbiased maximum mean discrepancy of two samples under a Gaussian kernel, for the sides as they are and dealt out
/// anew.
///
/// mean k(x, x′) + mean k(y, y′) − 2 mean k(x, y) over pairs of different values. Source: Gretton, Borgwardt, Rasch,
/// Schölkopf and Smola, "A kernel two-sample test", JMLR 13, 2012, lemma 6.
struct KernelTwoSample {
  private let grid: KernelGrid
  /// Which of the pooled values belong to the first sample.
  private let isFirst: [Bool]
  private let firstCount: Int
  /// The kernel summed from each grid point to all values.
  private let smoothed: [Double]
  /// The kernel summed over all ordered pairs, each value with itself too.
  private let total: Double

  /// Two ascending samples of at least two values each.
  ///
  /// - Parameter bandwidth: σ of the kernel exp(−d² / 2σ²); above 0.
  init(_ first: [Double], _ second: [Double], bandwidth: Double) {
    var (i, j) = (0, 0)
    var pooled: [Double] = []
    var isFirst: [Bool] = []
    while i < first.count || j < second.count {
      let takesFirst = i < first.count && (j == second.count || first[i] <= second[j])
      pooled.append(takesFirst ? first[i] : second[j])
      isFirst.append(takesFirst)
      if takesFirst { i += 1 } else { j += 1 }
    }
    grid = KernelGrid(pooled, bandwidth: bandwidth)
    self.isFirst = isFirst
    firstCount = first.count
    let all = grid.spread(where: [Bool](repeating: true, count: pooled.count))
    smoothed = KernelGrid.smoothed(all)
    total = zip(all, smoothed).reduce(0) { $0 + $1.0 * $1.1 }
  }

  /// The discrepancy of the two samples.
  var discrepancy: Double { discrepancy(isFirst) }

  /// The discrepancies of random permutations of the sides.
  ///
  /// - Throws: `DataError.cancelled`.
  /// - Complexity: O(permutations · (n + grid)).
  func permuted(_ permutations: Int, using generator: inout SeededGenerator) throws(DataError) -> [Double] {
    // Drawn one after the other and weighed on all cores, so that the same are drawn on any number of them.
    var order = isFirst
    let arrangements = (0..<permutations).map { _ in
      for index in order.indices.dropLast() {
        order.swapAt(index, index + generator.below(order.count - index))
      }
      return order
    }
    let found = concurrentMap(permutations, stopped: 0) { discrepancy(arrangements[$0]) }
    try Cancellation.check()
    return found
  }

  private func discrepancy(_ isFirst: [Bool]) -> Double {
    let spread = grid.spread(where: isFirst)
    let within = KernelGrid.sumOverPairs(spread)
    let touching = zip(spread, smoothed).reduce(0.0) { $0 + $1.0 * $1.1 }
    let (m, n) = (Double(firstCount), Double(isFirst.count - firstCount))
    // Each value with itself has the kernel 1, and is no pair.
    let first = within - m
    let across = touching - within
    let second = total - 2 * touching + within - n
    return first / (m * (m - 1)) + second / (n * (n - 1)) - 2 * across / (m * n)
  }
}
