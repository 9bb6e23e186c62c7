/// What `describe` tells of a frame.
public struct Description: Sendable {
  /// A row for each column: its type, how many values, and where they lie.
  ///
  /// Means and quantiles are of numbers (bools as 0 and 1) and missing for text and dates; `std` has ddof 1,
  /// quantiles follow NumPy's linear rule. `top` is the most frequent value as text, the smallest of equals,
  /// and `top_share` its share of the values that are there.
  public let table: DataFrame
  /// For each column how its values spread; nil where nothing is to be seen: no value, infinite ones at an end, or
  /// text of which more than half of the values are distinct.
  public let distributions: [Distribution?]

  /// Describes every column.
  ///
  /// - Throws: `DataError.cancelled`.
  /// - Complexity: O(n) for each column; columns are spread over the cores.
  public init(_ frame: DataFrame) throws {
    let columns = frame.columns
    let whole = Grouping(by: [], rowCount: frame.rowCount)
    let summaries = concurrentMap(columns.count, stopped: nil) { ColumnSummary(columns[$0], whole) }
      .compactMap { $0 }
    try Cancellation.check()
    func numbers(_ value: (ColumnSummary) -> Double?) -> Column {
      .number(TypedColumn(summaries.map(value), placeholder: 0))
    }
    func integers(_ value: (ColumnSummary) -> Int) -> Column { .integer(TypedColumn(summaries.map(value))) }
    distributions = summaries.map(\.distribution)
    table = try DataFrame([
      ("column", .string(StringColumn(frame.names))),
      ("type", .string(StringColumn(columns.map(\.type.rawValue)))),
      ("count", integers(\.count)),
      ("nulls", integers(\.nulls)),
      ("distinct", integers(\.distinct)),
      ("mean", numbers(\.mean)),
      ("std", numbers(\.std)),
      ("min", numbers { $0.quantiles[0] }),
      ("q25", numbers { $0.quantiles[1] }),
      ("median", numbers { $0.quantiles[2] }),
      ("q75", numbers { $0.quantiles[3] }),
      ("max", numbers { $0.quantiles[4] }),
      ("top", .string(StringColumn(summaries.map(\.top)))),
      ("top_share", numbers(\.topShare)),
    ])
  }
}

extension DataFrame {
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
  /// The minimum, the quartiles and the maximum.
  let quantiles: [Double?]
  private(set) var distinct = 0
  private(set) var top: String?
  private(set) var topShare: Double?
  private(set) var distribution: Distribution?

  /// Nil once a stop was asked for.
  init?(_ column: Column, _ whole: Grouping) {
    nulls = column.nullCount
    let count = column.count - nulls
    self.count = count
    let moments = column.asNumbers.map { Moments($0, whole) }
    mean = moments?.means[0]
    std = moments?.variances[0]?.squareRoot()

    guard !Cancellation.isRequested else { return nil }
    let ordered = OrderedValues(column)
    // What comes of a sort that was stopped is no order.
    guard !Cancellation.isRequested else { return nil }
    quantiles = [0, 0.25, 0.5, 0.75, 1].map { share in
      quantile(count: count, share) { ordered.number(at: $0) }
    }
    var largest = 0
    var topWord: UInt64 = 0
    // More distinct numbers are not given a bin each.
    let most = column.type == .string ? Int.max : Distribution.mostBins
    var sizes: [Int] = []
    ordered.words.forEachRun { word, size in
      distinct += 1
      if sizes.count < most { sizes.append(size) }
      if size > largest { (largest, topWord) = (size, word) }
    }
    guard largest > 0 else { return }
    top = ScalarText.text(ordered.scalar(topWord))
    topShare = Double(largest) / Double(count)
    distribution =
      column.type == .string || distinct <= Distribution.mostBins
      ? categories(sizes, of: column.type) : ordered.distribution(of: count, isWhole: column.type == .integer)
  }

  /// A bin for each value; nil for text that is as good as different in every row.
  private func categories(_ sizes: [Int], of type: ColumnType) -> Distribution? {
    type == .string && 2 * distinct > count ? nil : Distribution.sides([sizes]).first
  }
}

/// The values of a column that are there, ascending, as words that order as they do.
private struct OrderedValues {
  let words: OrderedWords
  /// The value that a word stands for.
  let scalar: (UInt64) -> Scalar

  /// - Complexity: O(n), and O(d log d) for d distinct texts.
  init(_ column: Column) {
    switch column {
    case .integer(let column):
      words = OrderedWords(column.present)
      scalar = { .integer(Int(sortableWord: $0)) }
    case .number(let column):
      words = OrderedWords(column.present)
      scalar = { .number(Double(sortableWord: $0)) }
    case .bool(let column):
      words = OrderedWords(column.present.map { $0 ? 1 : 0 } as [UInt64])
      scalar = { .bool($0 == 1) }
    case .date(let column):
      words = OrderedWords(column.present)
      scalar = { .date(Timestamp(sortableWord: $0)) }
    case .string(let column):
      let ranks = column.ranks
      var texts = column.dictionary
      for (entry, rank) in ranks.enumerated() { texts[rank] = column.dictionary[entry] }
      words = OrderedWords(column.codes.present.map { UInt64(ranks[Int($0)]) })
      scalar = { [texts] in .string(texts[Int($0)]) }
    }
  }

  /// How so many numbers or dates spread over bins of equal width.
  ///
  /// - Complexity: O(log n), or O(range) where words were counted.
  func distribution(of count: Int, isWhole: Bool) -> Distribution? {
    func position(_ word: UInt64) -> Double {
      switch scalar(word) {
      case .date(let value): Double(value.microseconds)
      case let value: value.asNumber ?? 0
      }
    }
    let bins = DistributionBins(isWhole: isWhole) { share in
      let left = Int(share * Double(count - 1))
      return position(words[left])...position(words[count - 1 - left])
    }
    return bins?.distribution(of: count) { edge in words.count { position($0) < edge } }
  }

  /// The number at a place of the ascending order, true as 1; nil for text and dates.
  func number(at place: Int) -> Double? {
    switch scalar(words[place]) {
    case .bool(let value): value ? 1 : 0
    case let value: value.asNumber
    }
  }
}
