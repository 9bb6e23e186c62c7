import DataFrame

/// The sum of a term a row, added up in chunks of a fixed size, so that it has the same bits on any number of cores.
///
/// - Complexity: O(`count`).
func chunkedSum(_ count: Int, _ term: @Sendable (Int) -> Double) -> Double {
  let size = 1 << 14
  let parts = concurrentMap((count + size - 1) / size) { part in
    var sum = 0.0
    for row in part * size..<min((part + 1) * size, count) { sum += term(row) }
    return sum
  }
  return parts.reduce(0, +)
}
