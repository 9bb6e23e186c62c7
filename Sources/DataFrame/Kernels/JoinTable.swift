/// The keys of one side of a join as 64-bit words, equal where the keys are.
struct KeyWords: Sendable {
  /// One word a row.
  var words: [UInt64]
  /// A set bit for each row that has a key; nil where all do.
  var validity: Bitmap?
}

/// The distinct keys of the right side of a join, numbered from 0 in order of first appearance.
///
/// Where the words lie close together an array over their range finds them, elsewhere an open-addressing
/// table with linear probing that is at most half full.
struct JoinTable: Sendable {
  /// The number of the key of each row that the table was made of, -1 for a row without one.
  let numbers: [Int32]
  /// How many distinct keys there are.
  let count: Int
  private let index: Index

  private enum Index: Sendable {
    case direct(DirectIndex)
    case hashed(KeyTable)
  }

  /// A table of the keys of all rows.
  ///
  /// - Complexity: O(rows).
  init(_ keys: KeyWords) {
    if var direct = DirectIndex(for: keys) {
      numbers = JoinTable.numbers(keys, 0..<keys.words.count) { direct.insert($0) }
      count = direct.count
      index = .direct(direct)
    } else {
      var hashed = KeyTable()
      numbers = JoinTable.numbers(keys, 0..<keys.words.count) { hashed.insert($0) }
      count = hashed.count
      index = .hashed(hashed)
    }
  }

  /// The number of the key of each row of the other side, -1 for a row without one or whose key is not in the
  /// table.
  ///
  /// - Complexity: O(rows).
  func numbers(of keys: KeyWords) -> [Int32] {
    let ranges = chunks(of: keys.words.count, size: 1 << 16)
    let parts = concurrentMap(ranges.count) { part in
      switch index {
      case .direct(let direct): JoinTable.numbers(keys, ranges[part]) { direct.number(of: $0) }
      case .hashed(let hashed): JoinTable.numbers(keys, ranges[part]) { hashed.number(of: $0) }
      }
    }
    var numbers: [Int32] = []
    numbers.reserveCapacity(keys.words.count)
    for part in parts { numbers.append(contentsOf: part) }
    return numbers
  }

  @inline(__always)
  private static func numbers(_ keys: KeyWords, _ rows: Range<Int>, _ number: (UInt64) -> Int32) -> [Int32] {
    let (words, start) = (keys.words, rows.lowerBound)
    guard let validity = keys.validity else {
      return consecutiveRows(rows.count, placeholder: -1) { number(words[start + $0]) }
    }
    return consecutiveRows(rows.count, placeholder: -1) { row in
      validity[start + row] ? number(words[start + row]) : -1
    }
  }
}

/// Numbers words by their distance from the smallest.
private struct DirectIndex: Sendable {
  private let base: UInt64
  /// The number of each word of the range, -1 for one that does not occur.
  private var table: [Int32]
  private(set) var count = 0

  /// An index over the range of the keys; nil where that is much larger than their number.
  init?(for keys: KeyWords) {
    var (low, high) = (UInt64.max, UInt64.min)
    for row in keys.words.indices where keys.validity?[row] ?? true {
      low = min(low, keys.words[row])
      high = max(high, keys.words[row])
    }
    guard low <= high, high - low < UInt64(4 * keys.words.count + 1024) else { return nil }
    base = low
    table = [Int32](repeating: -1, count: Int(high - low) + 1)
  }

  @inline(__always)
  mutating func insert(_ word: UInt64) -> Int32 {
    let place = Int(word - base)
    if table[place] < 0 {
      table[place] = Int32(count)
      count += 1
    }
    return table[place]
  }

  @inline(__always)
  func number(of word: UInt64) -> Int32 {
    // A word below the base wraps around to a distance past the table.
    let distance = word &- base
    return distance < UInt64(table.count) ? table[Int(distance)] : -1
  }
}
