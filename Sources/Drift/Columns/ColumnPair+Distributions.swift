import DataFrame

extension ColumnPair {
  /// How the values of the reference and of the current side spread over common bins; empty where all values are one.
  ///
  /// - Complexity: O(log n), or where each category or one of few distinct numbers has a bin of its own as ``table``.
  public var distributions: [Distribution] {
    guard let reference, let current, !reference.hasAtMost(Distribution.mostBins, distinctWith: current)
    else {
      let table = table
      return Distribution.sides([table.reference, table.current])
    }
    let bins = DistributionBins(isWhole: isInteger) { share in
      let ranges = [reference.values, current.values].map { values in
        let left = Int(share * Double(values.count - 1))
        return values[left]...values[values.count - 1 - left]
      }
      // Each side has its say, however few rows it has.
      return min(ranges[0].lowerBound, ranges[1].lowerBound)...max(ranges[0].upperBound, ranges[1].upperBound)
    }
    guard let bins else { return [] }
    return [reference, current].map { side in bins.distribution(of: side.count) { side.count(below: $0) } }
  }
}
