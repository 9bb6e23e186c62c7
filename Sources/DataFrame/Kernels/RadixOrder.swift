/// The positions of keys in ascending order; equal keys keep their order.
///
/// The highest 32 bits in which the keys differ and the position are packed into one word, so that the sort moves eight
/// bytes a row instead of sixteen and needs three passes instead of six. Runs that agree in these 32 bits are ordered by
/// their whole keys afterwards. Two halves are sorted on a core each and merged; which position comes out where does not
/// depend on how many cores there are.
///
/// Invariant: the lower half of every word is a position in `keys`.
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
    var words = keys.withUnsafeBufferPointer { keys in
      ranges[index].map { ((keys[$0] - least) >> shift) << 32 | UInt64($0) }
    }
    if words.count >= 256 { words.sortDigits(of: 0, fromBit: 32, count: 3) } else { words.sort() }
    if shift > 0 { words.sortRuns(by: keys) }
    return words
  }
  return merged(halves[0], halves[1], keys)
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

extension [UInt64] {
  /// Orders the runs of words that agree in their upper halves by the keys at the positions in their lower ones.
  fileprivate mutating func sortRuns(by keys: [UInt64]) {
    keys.withUnsafeBufferPointer { keys in
      withUnsafeMutableBufferPointer { words in
        var start = 0
        while start < words.count {
          var end = start + 1
          while end < words.count, words[end].prefix == words[start].prefix { end += 1 }
          if end - start == 2 {
            // By far the most frequent run, and not worth a call.
            if precedes(words[start + 1], words[start], keys) { words.swapAt(start, start + 1) }
          } else if end - start > 2 {
            words[start..<end].sort { precedes($0, $1, keys) }
          }
          start = end
        }
      }
    }
  }
}

private func merged(_ left: [UInt64], _ right: [UInt64], _ keys: [UInt64]) -> [Int] {
  keys.withUnsafeBufferPointer { keys in
    left.withUnsafeBufferPointer { left in
      right.withUnsafeBufferPointer { right in
        [Int](unsafeUninitializedCapacity: left.count + right.count) { positions, initialized in
          var (i, j) = (0, 0)
          while i < left.count, j < right.count {
            // The left half holds the lower positions, so of equal keys it goes first.
            let takesRight = precedes(right[j], left[i], keys)
            positions[i + j] = (takesRight ? right[j] : left[i]).position
            if takesRight { j += 1 } else { i += 1 }
          }
          while i < left.count {
            positions[i + j] = left[i].position
            i += 1
          }
          while j < right.count {
            positions[i + j] = right[j].position
            j += 1
          }
          initialized = left.count + right.count
        }
      }
    }
  }
}
