/// Sums over groups of rows.
///
/// Rows are cut into chunks whose size depends on the numbers of rows and groups alone; each chunk adds up on its own,
/// on any core, and the chunks' sums are added in order. So the result has the same bits on any number of cores, and
/// errs less than one long chain of additions.
///
/// - Parameter term: What a row adds to its group; asked only for rows that are valid.
/// - Complexity: O(rows + groups).
@inline(__always)
func groupedSums(
  _ grouping: Grouping, validity: Bitmap?, term: @Sendable (_ row: Int, _ group: Int) -> Double
) -> [Double] {
  let (ids, groups) = (grouping.ids, grouping.count)
  let ranges = chunks(of: ids.count, size: max(1 << 14, 8 * groups))
  let partial = concurrentMap(ranges.count) { index in
    var sums = [Double](repeating: 0, count: groups)
    sums.withUnsafeMutableBufferPointer { sums in
      ids.withUnsafeBufferPointer { ids in
        for row in ranges[index] where validity?[row] ?? true {
          let group = Int(ids[row])
          sums[group] += term(row, group)
        }
      }
    }
    return sums
  }
  guard var total = partial.first else { return [Double](repeating: 0, count: groups) }
  for sums in partial.dropFirst() {
    for group in 0..<groups { total[group] += sums[group] }
  }
  return total
}

/// How many rows of each group are valid.
func groupedCounts(_ grouping: Grouping, validity: Bitmap?) -> [Int] {
  guard let validity else { return grouping.sizes }
  var counts = [Int](repeating: 0, count: grouping.count)
  for (row, id) in grouping.ids.enumerated() where validity[row] { counts[Int(id)] += 1 }
  return counts
}

/// The row of each group that no other precedes, the first of equals; nil for groups without a valid row.
///
/// - Parameter precedes: Whether the first row comes before the second.
@inline(__always)
func groupedBest(
  _ grouping: Grouping, validity: Bitmap?, precedes: (_ row: Int, _ best: Int) -> Bool
) -> [Int?] {
  var best = [Int](repeating: -1, count: grouping.count)
  best.withUnsafeMutableBufferPointer { best in
    grouping.ids.withUnsafeBufferPointer { ids in
      for row in 0..<ids.count where validity?[row] ?? true {
        let group = Int(ids[row])
        if best[group] < 0 || precedes(row, best[group]) { best[group] = row }
      }
    }
  }
  return best.map { $0 < 0 ? nil : $0 }
}

/// The valid values of a column, group after group, each group's in row order.
struct GroupedValues: Sendable {
  /// The values of group `g` stand at `starts[g] ..< starts[g + 1]`.
  let values: [Double]
  let starts: [Int]

  /// - Complexity: O(rows + groups).
  init(_ column: TypedColumn<Double>, _ grouping: Grouping) {
    let validity = column.validity
    var starts = [0]
    for count in groupedCounts(grouping, validity: validity) {
      starts.append(starts[starts.count - 1] + count)
    }
    var ends = starts
    values = [Double](unsafeUninitializedCapacity: starts[starts.count - 1]) { values, initialized in
      for (row, id) in grouping.ids.enumerated() where validity?[row] ?? true {
        values[ends[Int(id)]] = column.values[row]
        ends[Int(id)] += 1
      }
      initialized = values.count
    }
    self.starts = starts
  }

  /// A result for the values of each group, computed on all cores.
  func map<Result: Sendable>(_ transform: @Sendable (inout [Double]) -> Result) -> [Result] {
    let groups = starts.count - 1
    // Enough groups at a time to be worth a fan-out.
    let ranges = chunks(of: groups, size: max(1, groups / 64))
    return concurrentMap(ranges.count) { index in
      ranges[index].map { group in
        var slice = Array(values[starts[group]..<starts[group + 1]])
        return transform(&slice)
      }
    }.flatMap { $0 }
  }
}
