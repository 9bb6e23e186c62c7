extension [UInt64] {
  /// Sorts the words.
  ///
  /// The highest 33 bits in which the words differ are sorted digit by digit; runs that agree in these, few and short in
  /// most data, are sorted by comparison afterwards. Half the passes of a sort over all 64 bits.
  ///
  /// - Complexity: O(n), unless many words agree in those bits and differ below: O(n log n).
  mutating func radixSort() {
    guard count >= 256 else { return sort() }
    guard let least = self.min(), let greatest = self.max(), least < greatest else { return }
    let bits = UInt64.bitWidth - (greatest - least).leadingZeroBitCount
    let lowest = Swift.max(0, bits - 33)
    sortDigits(of: least, fromBit: lowest, count: (bits - lowest + RadixDigit.width - 1) / RadixDigit.width)
    if lowest > 0 { sortRuns { ($0 - least) >> UInt64(lowest) } }
  }

  /// Sorts by digits of the distance from a least word, lowest digit first; words that agree in these keep their order.
  ///
  /// A digit that all words share orders nothing and is passed over.
  ///
  /// - Complexity: O(n) for each digit.
  mutating func sortDigits(of least: UInt64, fromBit lowest: Int, count digits: Int) {
    var starts = [Int](repeating: 0, count: digits * RadixDigit.values)
    var target = [UInt64](repeating: 0, count: count)
    starts.withUnsafeMutableBufferPointer { starts in
      for word in self {
        for digit in 0..<digits {
          let value = RadixDigit.value(word - least, at: lowest + digit * RadixDigit.width)
          starts[digit * RadixDigit.values + value] += 1
        }
      }
      for digit in 0..<digits {
        let range = digit * RadixDigit.values..<(digit + 1) * RadixDigit.values
        let counts = UnsafeMutableBufferPointer(rebasing: starts[range])
        let bit = lowest + digit * RadixDigit.width
        guard let first, counts[RadixDigit.value(first - least, at: bit)] < count else { continue }
        scatter(into: &target, counts, least, bit)
        swap(&self, &target)
      }
    }
  }

  /// Invariant: the counts of a digit add up to the number of words, so every position written is in the target.
  private func scatter(
    into target: inout [UInt64], _ starts: UnsafeMutableBufferPointer<Int>, _ least: UInt64, _ bit: Int
  ) {
    var sum = 0
    for value in starts.indices {
      let size = starts[value]
      starts[value] = sum
      sum += size
    }
    withUnsafeBufferPointer { source in
      target.withUnsafeMutableBufferPointer { target in
        for word in source {
          let value = RadixDigit.value(word - least, at: bit)
          target[starts[value]] = word
          starts[value] += 1
        }
      }
    }
  }

  /// Sorts each run of words that have the same prefix.
  private mutating func sortRuns(prefix: (UInt64) -> UInt64) {
    var start = 0
    for end in 1...count {
      if end < count, prefix(self[end]) == prefix(self[start]) { continue }
      if end - start > 1 { self[start..<end].sort() }
      start = end
    }
  }
}

/// A digit of a radix sort: 11 bits, so that the counts of one fit the first-level cache.
private enum RadixDigit {
  static let width = 11
  static let values = 1 << width

  static func value(_ word: UInt64, at bit: Int) -> Int {
    Int(truncatingIfNeeded: word >> UInt64(bit)) & (values - 1)
  }
}

extension [Double] {
  /// The values ascending; none may be NaN.
  ///
  /// −0 stands before 0.
  ///
  /// - Complexity: O(n).
  public func radixSorted() -> [Double] {
    var words = map(\.sortableBits)
    words.radixSort()
    return words.map(Double.init(sortableBits:))
  }
}

extension Double {
  /// The bits as an unsigned integer that orders as the value does; −0 before 0.
  var sortableBits: UInt64 {
    let bits = bitPattern
    return bits >> 63 == 1 ? ~bits : bits | 1 << 63
  }

  /// The value of such bits.
  init(sortableBits bits: UInt64) {
    self.init(bitPattern: bits >> 63 == 1 ? bits & ~(1 << 63) : ~bits)
  }
}

extension Int {
  /// The bits as an unsigned integer that orders as the value does.
  var sortableBits: UInt64 { UInt64(bitPattern: Int64(self)) ^ 1 << 63 }

  /// The value of such bits.
  init(sortableBits bits: UInt64) { self = Int(Int64(bitPattern: bits ^ 1 << 63)) }
}
