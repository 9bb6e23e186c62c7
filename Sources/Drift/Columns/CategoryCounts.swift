import DataFrame

/// How often each category occurs on one side, in ascending order of the categories.
public struct CategoryCounts: Sendable, Equatable {
  /// The categories, ascending: false before true, numbers by size, text by Unicode scalars.
  public private(set) var keys: [Scalar] = []
  /// How often each occurs; never 0.
  public private(set) var counts: [Int] = []

  init() {}

  /// The distinct values of a sample.
  init(_ sample: SortedSample) {
    var start = 0
    let values = sample.values
    while start < values.count {
      var end = start + 1
      while end < values.count && values[end] == values[start] { end += 1 }
      append(.number(values[start]), end - start)
      start = end
    }
  }

  /// The truth values that occur.
  init(falses: Int, trues: Int) {
    if falses > 0 { append(.bool(false), falses) }
    if trues > 0 { append(.bool(true), trues) }
  }

  /// The entries of a dictionary that occur.
  ///
  /// - Complexity: O(d log d) in the number of entries.
  init(_ texts: TextCounts) {
    let used = texts.counts.indices.filter { texts.counts[$0] > 0 }
    for entry in used.sorted(by: { scalarOrder(texts.dictionary[$0], texts.dictionary[$1]) }) {
      append(.string(texts.dictionary[entry]), texts.counts[entry])
    }
  }

  private mutating func append(_ key: Scalar, _ count: Int) {
    keys.append(key)
    counts.append(count)
  }
}

/// How often each entry of a text column's dictionary occurs, in the order of the dictionary.
public struct TextCounts: Sendable {
  /// The texts of the column.
  public let dictionary: [String]
  /// How often each of them occurs, perhaps not at all.
  public let counts: [Int]

  init(_ column: StringColumn) {
    var counts = [Int](repeating: 0, count: column.dictionary.count)
    for row in 0..<column.count where column.codes.isValid(row) { counts[Int(column.codes.values[row])] += 1 }
    dictionary = column.dictionary
    self.counts = counts
  }

  /// How many texts occur.
  public var distinct: Int { counts.count { $0 > 0 } }

  /// How many different texts occur in either of two columns.
  ///
  /// - Complexity: O(d) in the number of entries of both.
  func distinct(with other: TextCounts) -> Int {
    let mine = Set(dictionary.indices.lazy.filter { counts[$0] > 0 }.map { dictionary[$0] })
    let added = other.dictionary.indices.count {
      other.counts[$0] > 0 && !mine.contains(other.dictionary[$0])
    }
    return mine.count + added
  }
}
