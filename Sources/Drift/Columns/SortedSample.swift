import DataFrame

/// The finite values of a numeric column, sorted once for every test that needs their order.
public struct SortedSample: Sendable {
  /// The values, ascending; never NaN or infinite.
  public let values: [Double]
  /// The arithmetic mean; 0 without values.
  public let mean: Double
  /// The standard deviation with ddof 0; 0 without values.
  public let std: Double
  /// How many different values there are.
  public let distinct: Int

  /// A sample of finite values in any order.
  ///
  /// - Complexity: O(n).
  public init(_ unsorted: [Double]) {
    values = unsorted.radixSorted()
    let count = Double(max(values.count, 1))
    mean = deviationSum(values, from: 0, squared: false) / count
    std = (deviationSum(values, from: mean, squared: true) / count).squareRoot()
    distinct = countDistinct(values)
  }

  /// How many values there are.
  public var count: Int { values.count }

  /// The number of values below a limit, or also at it.
  ///
  /// - Complexity: O(log n).
  public func count(below limit: Double, inclusive: Bool = false) -> Int {
    var (low, high) = (0, values.count)
    while low < high {
      let middle = (low + high) / 2
      if values[middle] < limit || (inclusive && values[middle] == limit) {
        low = middle + 1
      } else {
        high = middle
      }
    }
    return low
  }
}

/// The sum of deviations from a centre, or of their squares, over chunks of a fixed size: the same on every machine, and
/// less in error than one long chain of additions.
///
/// - Complexity: O(n), on all cores.
private func deviationSum(_ values: [Double], from center: Double, squared: Bool) -> Double {
  let sums = mapBlocks(of: values.count) { block in
    stride(from: block.lowerBound, to: block.upperBound, by: 128).map { start in
      var sum = 0.0
      for index in start..<min(start + 128, block.upperBound) {
        let deviation = values[index] - center
        sum += squared ? deviation * deviation : deviation
      }
      return sum
    }
  }
  return sums.joined().reduce(0, +)
}

/// How many different values there are among sorted ones.
private func countDistinct(_ values: [Double]) -> Int {
  let changes = mapBlocks(of: values.count) { block in
    var changes = 0
    for index in max(block.lowerBound, 1)..<max(block.upperBound, 1) {
      changes += values[index] != values[index - 1] ? 1 : 0
    }
    return changes
  }
  return changes.reduce(values.isEmpty ? 0 : 1, +)
}

/// The results of blocks of a fixed size, in their order, computed on all cores.
private func mapBlocks<Result: Sendable>(
  of count: Int, _ work: @Sendable (Range<Int>) -> Result
) -> [Result] {
  let size = 1 << 17
  return concurrentMap((count + size - 1) / size) { block in
    work(block * size..<min((block + 1) * size, count))
  }
}
