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
    let mean = chunkedSum(values) { $0 } / count
    self.mean = mean
    std = (chunkedSum(values) { ($0 - mean) * ($0 - mean) } / count).squareRoot()
    var distinct = values.isEmpty ? 0 : 1
    var index = 1
    while index < values.count {
      if values[index] != values[index - 1] { distinct += 1 }
      index += 1
    }
    self.distinct = distinct
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

/// A sum over chunks of a fixed size, the same on every machine and less in error than one long chain of additions.
private func chunkedSum(_ values: [Double], _ term: (Double) -> Double) -> Double {
  var total = 0.0
  var start = 0
  while start < values.count {
    let end = min(start + 128, values.count)
    var sum = 0.0
    for index in start..<end { sum += term(values[index]) }
    total += sum
    start = end
  }
  return total
}
