/// The positions of keys in ascending order; equal keys keep their order.
///
/// None once a stop was asked for.
///
/// The highest 32 bits in which the keys differ and the position are packed into one word, so that the sort moves eight
/// bytes a row instead of sixteen. Runs that agree in these 32 bits are ordered by their whole keys afterwards.
///
/// Invariant: the lower half of every word is a position in `keys`.
///
/// - Complexity: O(n), unless many keys agree in those 32 bits and differ below: O(n log n).
func radixOrder(_ keys: [UInt64]) -> [Int] {
  guard let bounds = keys.wordBounds else { return [] }
  let range = bounds.upperBound - bounds.lowerBound
  let shift = UInt64(max(0, 32 - range.leadingZeroBitCount))
  return keys.withUnsafeBufferPointer { keys in
    let source = RadixPositions(keys: keys, least: bounds.lowerBound, shift: shift)
    let order = source.sorted(within: 0...((range >> shift) << 32 | UInt64(UInt32.max)), as: Int.self)
    // Parts that were left out hold one position alone.
    return Cancellation.isRequested ? [] : order
  }
}

/// Keys cut to 32 bits, each with its position.
///
/// Invariant: lives no longer than the memory of its keys, which are fewer than 2³².
private struct RadixPositions: RadixSource, @unchecked Sendable {
  let keys: UnsafeBufferPointer<UInt64>
  let least: UInt64
  let shift: UInt64

  var count: Int { keys.count }

  func word(at index: Int) -> UInt64 { ((keys[index] - least) &>> shift) << 32 | UInt64(index) }

  func finish(_ words: UnsafeMutableBufferPointer<UInt64>) {
    // Words that agree in all of their upper halves are in one part: parts are cut by at most 16 bits of these.
    if shift > 0 { words.sortRuns(by: keys) }
    for index in words.indices { words[index] = UInt64(words[index].position) }
  }
}

extension UInt64 {
  fileprivate var prefix: UInt64 { self >> 32 }
  fileprivate var position: Int { Int(self & 0xFFFF_FFFF) }
}

/// Whether a word comes before another by the whole keys, of equals the one of the lower position.
@inline(__always)
private func precedes(_ left: UInt64, _ right: UInt64, _ keys: UnsafeBufferPointer<UInt64>) -> Bool {
  if left.prefix != right.prefix { return left.prefix < right.prefix }
  let (a, b) = (keys[left.position], keys[right.position])
  return a == b ? left < right : a < b
}

extension UnsafeMutableBufferPointer<UInt64> {
  /// Orders the runs of words that agree in their upper halves by the keys at the positions in their lower ones.
  fileprivate func sortRuns(by keys: UnsafeBufferPointer<UInt64>) {
    var start = 0
    while start < count {
      var end = start + 1
      while end < count, self[end].prefix == self[start].prefix { end += 1 }
      if end - start == 2 {
        // By far the most frequent run, and not worth a call.
        if precedes(self[start + 1], self[start], keys) { swapAt(start, start + 1) }
      } else if end - start > 2 {
        self[start..<end].sort { precedes($0, $1, keys) }
      }
      start = end
    }
  }
}
