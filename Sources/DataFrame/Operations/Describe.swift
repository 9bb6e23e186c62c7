extension DataFrame {
  /// A row for each column: its type, how many values, and where they lie.
  ///
  /// Means and quantiles are of numbers (bools as 0 and 1) and missing for text and dates; `std` has ddof 1,
  /// quantiles follow NumPy's linear rule. `top` is the most frequent value as text, the smallest of equals,
  /// and `top_share` its share of the values that are there.
  ///
  /// - Complexity: O(n) for each column; columns are spread over the cores.
  public func described() throws -> DataFrame {
    let columns = columns
    let summaries = concurrentMap(columns.count) {
      Cancellation.isRequested ? nil : ColumnSummary(columns[$0])
    }
    .compactMap { $0 }
    try Cancellation.check()
    func numbers(_ value: (ColumnSummary) -> Double?) -> Column {
      .number(TypedColumn(summaries.map(value), placeholder: 0))
    }
    func integers(_ value: (ColumnSummary) -> Int) -> Column { .integer(TypedColumn(summaries.map(value))) }
    return try DataFrame([
      ("column", .string(StringColumn(names))),
      ("type", .string(StringColumn(columns.map(\.type.rawValue)))),
      ("count", integers(\.count)),
      ("nulls", integers(\.nulls)),
      ("distinct", integers(\.distinct)),
      ("mean", numbers(\.mean)),
      ("std", numbers(\.std)),
      ("min", numbers { $0.quantile(0) }),
      ("q25", numbers { $0.quantile(0.25) }),
      ("median", numbers { $0.quantile(0.5) }),
      ("q75", numbers { $0.quantile(0.75) }),
      ("max", numbers { $0.quantile(1) }),
      ("top", .string(StringColumn(summaries.map(\.top)))),
      ("top_share", numbers(\.topShare)),
    ])
  }

  /// A row for each column: `column`, `type`, `nulls` and `role`.
  public func schemaTable() throws -> DataFrame {
    try DataFrame([
      ("column", .string(StringColumn(names))),
      ("type", .string(StringColumn(columns.map(\.type.rawValue)))),
      ("nulls", .integer(TypedColumn(columns.map(\.nullCount)))),
      ("role", .string(StringColumn(names.map { role(of: $0).rawValue }))),
    ])
  }
}

/// What `describe` tells of one column.
private struct ColumnSummary: Sendable {
  let count: Int
  let nulls: Int
  let mean: Double?
  let std: Double?
  private(set) var distinct = 0
  private(set) var top: String?
  private(set) var topShare: Double?
  private let sorted: SortedWords

  init(_ column: Column) {
    nulls = column.nullCount
    count = column.count - nulls
    let numbers = column.asNumbers
    let moments = numbers.map { Moments($0, Grouping(by: [], rowCount: $0.count)) }
    mean = moments?.means[0]
    std = moments?.variances[0]?.squareRoot()
    sorted = SortedWords(column)

    var largest = 0
    var topWord: UInt64 = 0
    sorted.forEachRun { word, size in
      distinct += 1
      if size > largest { (largest, topWord) = (size, word) }
    }
    guard largest > 0 else { return }
    top = ScalarText.text(sorted.scalar(topWord))
    topShare = Double(largest) / Double(count)
  }

  func quantile(_ share: Double) -> Double? {
    DataFrame::quantile(count: count, share) { sorted.number(sorted.words[$0]) }
  }
}

/// The values of a column that are there, ascending, as words that order as they do.
private struct SortedWords: Sendable {
  private(set) var words: [UInt64]
  /// The value that a word stands for.
  let scalar: @Sendable (UInt64) -> Scalar

  /// - Complexity: O(n), and O(d log d) for d distinct texts.
  init(_ column: Column) {
    switch column {
    case .integer(let column):
      words = column.present.map(\.sortableBits)
      scalar = { .integer(Int(sortableBits: $0)) }
    case .number(let column):
      // Adding 0 turns -0 into 0, which equals it.
      words = column.present.map { ($0 + 0).sortableBits }
      scalar = { .number(Double(sortableBits: $0)) }
    case .bool(let column):
      words = column.present.map { $0 ? 1 : 0 }
      scalar = { .bool($0 == 1) }
    case .date(let column):
      words = column.present.map(\.microseconds.sortableBits)
      scalar = { .date(Timestamp(microseconds: Int(sortableBits: $0))) }
    case .string(let column):
      let ranks = column.ranks
      let texts = column.dictionary.sorted(by: scalarOrder)
      words = column.codes.present.map { UInt64(ranks[Int($0)]) }
      scalar = { .string(texts[Int($0)]) }
    }
    words.radixSort()
  }

  /// The number that a word stands for, true as 1; nil for text and dates.
  func number(_ word: UInt64) -> Double? {
    switch scalar(word) {
    case .bool(let value): value ? 1 : 0
    case let value: value.asNumber
    }
  }

  /// Gives each distinct word and how often it occurs.
  func forEachRun(_ body: (_ word: UInt64, _ size: Int) -> Void) {
    var start = 0
    for end in words.indices where end + 1 == words.count || words[end + 1] != words[end] {
      body(words[end], end + 1 - start)
      start = end + 1
    }
  }
}
