/// Elements that sort as words of 64 bits do.
///
/// A type, not a closure, so that the loops over rows are compiled for it wherever they run.
protocol RadixSource: Sendable {
  /// The number of elements.
  var count: Int { get }
  /// The word of an element.
  func word(at index: Int) -> UInt64
  /// Makes of the words of a part, which are sorted, what is to come out; equal words are in one part.
  func finish(_ words: UnsafeMutableBufferPointer<UInt64>)
}

extension RadixSource {
  /// Values of 64 bits in the ascending order of their words, sorted on all cores in parts that fit a core's own memory.
  ///
  /// Words go to parts by the highest bits in which they differ; then each part is sorted by itself. No part is written to
  /// memory further away than a core's cache, so ten times the words take ten times as long. Where a word comes out does
  /// not depend on how many cores there are. Once a stop was asked for, the parts that are left get the least word alone.
  ///
  /// - Parameter bounds: What no word is outside of.
  /// - Complexity: O(n), unless many words agree in their highest bits and differ below: O(n log n).
  func sorted<Value: BitwiseCopyable>(within bounds: ClosedRange<UInt64>, as type: Value.Type) -> [Value] {
    precondition(
      MemoryLayout<Value>.size == 8 && MemoryLayout<Value>.stride == 8,
      "a value of another size than a word's")
    return [Value](unsafeUninitializedCapacity: count) { values, initialized in
      HugePages.advise(UnsafeRawBufferPointer(values))
      values.withMemoryRebound(to: UInt64.self) { words in
        sort(into: UnsafeMutableBufferPointer(rebasing: words[..<count]), within: bounds)
      }
      initialized = count
    }
  }

  private func sort(into words: UnsafeMutableBufferPointer<UInt64>, within bounds: ClosedRange<UInt64>) {
    guard count > RadixParts.partSize else {
      for index in words.indices { words[index] = word(at: index) }
      words.sortWords()
      return finish(words)
    }
    let parts = RadixParts(self, within: bounds)
    parts.scatter(self, into: words)
    // Parts are disjoint, so no two cores touch the same words.
    nonisolated(unsafe) let words = words
    _ = concurrentMap(parts.count) { part in
      let part = UnsafeMutableBufferPointer(rebasing: words[parts.range(of: part)])
      // Whoever stops dealing words out to parts has seen the wish that is seen here too.
      if Cancellation.isRequested { part.initialize(repeating: bounds.lowerBound) } else { part.sortWords() }
      finish(part)
    }
  }

  /// The least and the greatest word; nil where there are none.
  ///
  /// - Complexity: O(n).
  var bounds: ClosedRange<UInt64>? {
    let ranges = chunks(of: count, size: 1 << 18)
    let bounds = concurrentMap(ranges.count) { chunk in
      var (least, greatest) = (UInt64.max, UInt64.min)
      for index in ranges[chunk] {
        let word = word(at: index)
        (least, greatest) = (min(least, word), max(greatest, word))
      }
      return (least, greatest)
    }
    guard let least = bounds.lazy.map(\.0).min(), let greatest = bounds.lazy.map(\.1).max() else {
      return nil
    }
    return least...greatest
  }
}

/// How words are dealt out to parts, lower words to earlier parts.
///
/// Invariant: `starts[chunk][part]` is where the chunk's first word of the part belongs; the words of all chunks before it,
/// and of all parts before it, as counted, come to just that many. So every word has a place of its own within `0 ..< n`.
private struct RadixParts: Sendable {
  /// The number of parts.
  let count: Int
  private let least: UInt64
  private let shift: UInt64
  private let chunks: [Range<Int>]
  /// The part of each value of a word's highest bits.
  private let partOfPrefix: [Int32]
  private let starts: [[Int]]
  private let ends: [Int]

  /// Words of a part: they and as many words beside them fit the second-level cache of most processors.
  static let partSize = 1 << 15

  private static let prefixes = 1 << 16

  init(_ source: some RadixSource, within bounds: ClosedRange<UInt64>) {
    let count = source.count
    let (least, range) = (bounds.lowerBound, bounds.upperBound - bounds.lowerBound)
    let shift = UInt64(max(0, UInt64.bitWidth - range.leadingZeroBitCount - 16))
    let chunks = DataFrame::chunks(of: count, size: max(1 << 18, count >> 6))
    let histograms = concurrentMap(chunks.count) { chunk in
      var histogram = [Int](repeating: 0, count: RadixParts.prefixes)
      histogram.withUnsafeMutableBufferPointer { histogram in
        for index in chunks[chunk] { histogram[Int((source.word(at: index) - least) &>> shift)] += 1 }
      }
      return histogram
    }
    (self.least, self.shift, self.chunks) = (least, shift, chunks)

    var parts = [Int32](repeating: 0, count: RadixParts.prefixes)
    var sizes = [0]
    for prefix in parts.indices {
      let size = histograms.reduce(0) { $0 + $1[prefix] }
      if sizes[sizes.count - 1] > 0, sizes[sizes.count - 1] + size > max(RadixParts.partSize, count >> 12) {
        sizes.append(0)
      }
      sizes[sizes.count - 1] += size
      parts[prefix] = Int32(sizes.count - 1)
    }
    (partOfPrefix, self.count) = (parts, sizes.count)

    var next = [0]
    for size in sizes { next.append(next[next.count - 1] + size) }
    ends = Array(next.dropFirst())
    starts = histograms.map { histogram in
      defer {
        for (prefix, size) in histogram.enumerated() where size > 0 { next[Int(parts[prefix])] += size }
      }
      return next
    }
  }

  /// The places of a part.
  func range(of part: Int) -> Range<Int> { (part > 0 ? ends[part - 1] : 0)..<ends[part] }

  /// Puts every word into its part; leaves words out once a stop was asked for.
  func scatter(_ source: some RadixSource, into words: UnsafeMutableBufferPointer<UInt64>) {
    nonisolated(unsafe) let words = words
    _ = concurrentMap(chunks.count, stopped: ()) { chunk in
      var next = starts[chunk]
      next.withUnsafeMutableBufferPointer { next in
        partOfPrefix.withUnsafeBufferPointer { parts in
          for index in chunks[chunk] {
            let word = source.word(at: index)
            let part = Int(parts[Int((word - least) &>> shift)])
            words[next[part]] = word
            next[part] += 1
          }
        }
      }
    }
  }
}

extension UnsafeMutableBufferPointer<UInt64> {
  /// Sorts the words of a part.
  ///
  /// As many of the highest bits in which they differ as most likely tell them apart are sorted digit by digit, the lowest
  /// first; what is then out of place is near its place, and moved there.
  fileprivate func sortWords() {
    guard count >= 64 else { return moveNearWords() }
    guard let least = self.min(), let greatest = self.max(), least < greatest else { return }
    let bits = UInt64.bitWidth - (greatest - least).leadingZeroBitCount
    let wanted = Swift.min(bits, Int.bitWidth - count.leadingZeroBitCount + 6)
    let digits = (wanted + RadixDigit.width - 1) / RadixDigit.width
    let lowest = Swift.max(0, bits - digits * RadixDigit.width)
    sortDigits(of: least, fromBit: lowest, count: digits)
    if lowest > 0 { moveNearWords() }
  }

  /// Sorts by digits of the distance from a least word, lowest digit first.
  ///
  /// Invariant: the counts of a digit add up to the number of words, so every position written is inside the target.
  private func sortDigits(of least: UInt64, fromBit lowest: Int, count digits: Int) {
    withUnsafeTemporaryAllocation(of: UInt64.self, capacity: count) { scratch in
      withUnsafeTemporaryAllocation(of: UInt32.self, capacity: digits * RadixDigit.values) { counts in
        counts.initialize(repeating: 0)
        for word in self {
          for digit in 0..<digits {
            let value = RadixDigit.value(word - least, at: lowest + digit * RadixDigit.width)
            counts[digit * RadixDigit.values + value] += 1
          }
        }
        var (source, target) = (self, scratch)
        for digit in 0..<digits {
          let range = digit * RadixDigit.values..<(digit + 1) * RadixDigit.values
          let starts = UnsafeMutableBufferPointer<UInt32>(rebasing: counts[range])
          var sum: UInt32 = 0
          for value in starts.indices { (starts[value], sum) = (sum, sum + starts[value]) }
          let bit = lowest + digit * RadixDigit.width
          for word in source {
            let value = RadixDigit.value(word - least, at: bit)
            target[Int(starts[value])] = word
            starts[value] += 1
          }
          swap(&source, &target)
        }
        if source.baseAddress != baseAddress { _ = update(from: source) }
      }
    }
  }

  /// Sorts words that are close to their places by moving each there; where too many are not, by comparison.
  private func moveNearWords() {
    var moves = 16 * Swift.max(count, 64)
    for index in indices.dropFirst() where self[index] < self[index - 1] {
      let word = self[index]
      var place = index
      while place > 0, word < self[place - 1] {
        self[place] = self[place - 1]
        place -= 1
      }
      self[place] = word
      moves -= index - place
      guard moves > 0 else {
        var words = self
        return words.sort()
      }
    }
  }
}

/// A digit of a radix sort: 11 bits, so that the counts of one fit the first-level cache.
private enum RadixDigit {
  static let width = 11
  static let values = 1 << width

  @inline(__always)
  static func value(_ word: UInt64, at bit: Int) -> Int {
    Int(truncatingIfNeeded: word >> UInt64(bit)) & (values - 1)
  }
}

/// A value of 64 bits whose order is that of a word.
protocol WordSortable: BitwiseCopyable, Sendable {
  /// The word; equal values have equal ones.
  var sortableWord: UInt64 { get }
  /// The value of such a word.
  init(sortableWord: UInt64)
}

extension UInt64: WordSortable {
  var sortableWord: UInt64 { self }

  init(sortableWord: UInt64) { self = sortableWord }
}

extension Int: WordSortable {
  var sortableWord: UInt64 { UInt64(bitPattern: Int64(self)) ^ 1 << 63 }

  init(sortableWord: UInt64) { self = Int(Int64(bitPattern: sortableWord ^ 1 << 63)) }
}

extension Double: WordSortable {
  var sortableWord: UInt64 {
    // Adding 0 turns -0 into 0, which equals it.
    let bits = (self + 0).bitPattern
    return bits >> 63 == 1 ? ~bits : bits | 1 << 63
  }

  init(sortableWord: UInt64) {
    self.init(bitPattern: sortableWord >> 63 == 1 ? sortableWord & ~(1 << 63) : ~sortableWord)
  }
}

extension Timestamp: WordSortable {
  var sortableWord: UInt64 { microseconds.sortableWord }

  init(sortableWord: UInt64) { self.init(microseconds: Int(sortableWord: sortableWord)) }
}

/// Values to sort by themselves.
///
/// Invariant: lives no longer than the memory of its elements.
private struct RadixValues<Element: WordSortable>: RadixSource, @unchecked Sendable {
  let elements: UnsafeBufferPointer<Element>
  /// All bits set to sort descending, none to sort ascending.
  let flip: UInt64

  var count: Int { elements.count }

  func word(at index: Int) -> UInt64 { elements[index].sortableWord ^ flip }

  func finish(_ words: UnsafeMutableBufferPointer<UInt64>) {
    for index in words.indices {
      words[index] = unsafeBitCast(Element(sortableWord: words[index] ^ flip), to: UInt64.self)
    }
  }
}

/// Values whose words come out.
///
/// Invariant: as of `RadixValues`.
private struct RadixWords<Element: WordSortable>: RadixSource, @unchecked Sendable {
  let elements: UnsafeBufferPointer<Element>

  var count: Int { elements.count }

  func word(at index: Int) -> UInt64 { elements[index].sortableWord }

  func finish(_ words: UnsafeMutableBufferPointer<UInt64>) {}
}

extension Array where Element: WordSortable {
  /// The elements in order; -0 becomes 0, which it equals.
  ///
  /// - Complexity: O(n), unless many words agree in their highest bits and differ below: O(n log n).
  func wordSorted(descending: Bool = false) -> [Element] {
    withUnsafeBufferPointer { elements in
      let source = RadixValues(elements: elements, flip: descending ? .max : 0)
      guard let bounds = source.bounds else { return [] }
      return source.sorted(within: bounds, as: Element.self)
    }
  }

  /// The words ascending, all of them within bounds.
  ///
  /// - Complexity: As `wordSorted`.
  func sortedWords(within bounds: ClosedRange<UInt64>) -> [UInt64] {
    withUnsafeBufferPointer { RadixWords(elements: $0).sorted(within: bounds, as: UInt64.self) }
  }

  /// The least and the greatest word; nil where there are none.
  var wordBounds: ClosedRange<UInt64>? {
    withUnsafeBufferPointer { RadixWords(elements: $0).bounds }
  }
}

extension [Double] {
  /// The values ascending; none may be NaN, and −0 becomes 0, which it equals.
  ///
  /// - Complexity: O(n), unless many values agree in their highest bits and differ below: O(n log n).
  public func radixSorted() -> [Double] { wordSorted() }
}
