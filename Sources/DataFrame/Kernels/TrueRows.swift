/// The rows of a column that are true, ascending; missing ones are not.
///
/// Invariant: a row is written behind all that its chunk keeps before it, so never past the chunk's number of rows.
///
/// - Complexity: O(n).
func rowsThatHold(_ truth: TypedColumn<Bool>) -> [Int] {
  let validity = truth.validity
  let ranges = chunks(of: truth.count, size: 1 << 17)
  let kept = truth.values.withUnsafeBufferPointer { values in
    nonisolated(unsafe) let values = values
    return concurrentMap(ranges.count, stopped: []) { index in
      [Int](unsafeUninitializedCapacity: ranges[index].count) { rows, initialized in
        for row in ranges[index] {
          // Written always and counted where it holds: a branch on the data would often be mispredicted.
          rows[initialized] = row
          initialized += values[row] && (validity?[row] ?? true) ? 1 : 0
        }
      }
    }
  }
  return kept.count == 1 ? kept[0] : Array(kept.joined())
}
