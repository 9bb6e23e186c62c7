import DataFrame

/// The unbiased maximum mean discrepancy of two samples under a Gaussian kernel, for the sides as they are and dealt out
/// anew.
///
/// mean k(x, x′) + mean k(y, y′) − 2 mean k(x, y) over pairs of different values. Source: Gretton, Borgwardt, Rasch,
/// Schölkopf and Smola, "A kernel two-sample test", JMLR 13, 2012, lemma 6.
///
/// Every kernel value is computed once and given to all permutations, so that no matrix is kept.
struct KernelTwoSample {
  private let values: [Double]
  private let firstCount: Int
  private let scale: Double

  /// - Parameter bandwidth: σ of the kernel exp(−d² / 2σ²); above 0.
  init(_ first: [Double], _ second: [Double], bandwidth: Double) {
    values = first + second
    firstCount = first.count
    scale = -1 / (2 * bandwidth * bandwidth)
  }

  /// The discrepancy, and those of random permutations of the sides.
  ///
  /// - Throws: `DataError.cancelled`.
  /// - Complexity: O(n² · (exp + permutations)) time, O(n · permutations) memory.
  func discrepancies(permutations: Int, using generator: inout SeededGenerator) throws(DataError)
    -> (observed: Double, permuted: [Double])
  {
    let groups = lanes(permutations: permutations, using: &generator)
    let blocks = stride(from: 0, to: values.count, by: KernelTwoSample.blockSize).map { start in
      start..<min(start + KernelTwoSample.blockSize, values.count)
    }
    let parts = concurrentMap(blocks.count) { block in
      Cancellation.isRequested ? KernelSums(groups: groups.count) : sums(rows: blocks[block], groups)
    }
    try Cancellation.check()
    var total = KernelSums(groups: groups.count)
    for part in parts { total.add(part) }
    let all = (0...permutations).map { total.discrepancy(lane: $0, firstCount, values.count - firstCount) }
    return (all[0], Array(all.dropFirst()))
  }

  /// Rows of the matrix that one piece of work takes; fixed, so that sums are the same on any number of cores.
  private static let blockSize = 64

  /// Which values belong to the first sample, as 1 or 0, eight arrangements a group; the first lane of all is the
  /// observed one.
  private func lanes(permutations: Int, using generator: inout SeededGenerator) -> [[SIMD8<Double>]] {
    let empty = [SIMD8<Double>](repeating: SIMD8(), count: values.count)
    var groups = [[SIMD8<Double>]](repeating: empty, count: permutations / 8 + 1)
    for index in 0..<firstCount { groups[0][index][0] = 1 }
    var order = Array(values.indices)
    for lane in 1...max(permutations, 1) {
      // The first steps of a Fisher–Yates shuffle.
      for index in 0..<firstCount {
        order.swapAt(index, index + generator.below(order.count - index))
        groups[lane / 8][order[index]][lane % 8] = 1
      }
    }
    return groups
  }

  /// What the pairs of some rows with all earlier values come to.
  private func sums(rows: Range<Int>, _ groups: [[SIMD8<Double>]]) -> KernelSums {
    var sums = KernelSums(groups: groups.count)
    var kernel = [Double](repeating: 0, count: rows.upperBound)
    for row in rows {
      var rowSum = 0.0
      for column in 0..<row {
        let distance = values[row] - values[column]
        kernel[column] = PortableMath.exp(scale * distance * distance)
        rowSum += kernel[column]
      }
      sums.all += rowSum
      for (group, lanes) in groups.enumerated() {
        var first = SIMD8<Double>()
        for column in 0..<row { first += lanes[column] * kernel[column] }
        sums.within[group] += lanes[row] * first
        sums.touching[group] += lanes[row] * rowSum + first
      }
    }
    return sums
  }
}

/// Sums of kernel values over unordered pairs, for every arrangement of the sides.
private struct KernelSums {
  /// Over all pairs.
  var all = 0.0
  /// Over pairs within the first sample.
  var within: [SIMD8<Double>]
  /// Over pairs, each counted as often as it has members in the first sample.
  var touching: [SIMD8<Double>]

  init(groups: Int) {
    within = Array(repeating: SIMD8(), count: groups)
    touching = within
  }

  mutating func add(_ other: KernelSums) {
    all += other.all
    for group in within.indices {
      within[group] += other.within[group]
      touching[group] += other.touching[group]
    }
  }

  /// The discrepancy of one arrangement into m and n values.
  func discrepancy(lane: Int, _ m: Int, _ n: Int) -> Double {
    let (m, n) = (Double(m), Double(n))
    let first = within[lane / 8][lane % 8]
    let across = touching[lane / 8][lane % 8] - 2 * first
    let second = all - first - across
    return 2 * first / (m * (m - 1)) + 2 * second / (n * (n - 1)) - 2 * across / (m * n)
  }
}
