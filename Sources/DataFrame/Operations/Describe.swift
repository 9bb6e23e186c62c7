extension DataFrame {
  /// A row for each column: its type, how many values, and where they lie.
  ///
  /// Means and quantiles are of numbers (bools as 0 and 1) and missing for text and dates; `std` has ddof 1,
  /// quantiles follow NumPy's linear rule. `top` is the most frequent value as text, the smallest of equals,
  /// and `top_share` its share of the values that are there.
  ///
  /// - Complexity: O(n log n) for each column.
  public func described() throws -> DataFrame {
    var summaries: [ColumnSummary] = []
    for column in columns {
      try Cancellation.check()
      summaries.append(try ColumnSummary(column))
    }
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

private struct ColumnSummary {
  let count: Int
  let nulls: Int
  let distinct: Int
  let mean: Double?
  let std: Double?
  let sortedNumbers: [Double]
  let top: String?
  let topShare: Double?

  init(_ column: Column) throws {
    nulls = column.nullCount
    count = column.count - nulls
    let values = column.asNumbers?.present ?? []
    let moments = Moments(values)
    mean = moments.mean
    std = moments.variance(ddof: 1)?.squareRoot()
    sortedNumbers = values.sorted()

    let present = column.validity.map { column.gather($0.setIndices) } ?? column
    let grouping = Grouping(by: [present], rowCount: count)
    distinct = count == 0 ? 0 : grouping.count
    let isWhole = Grouping(by: [], rowCount: count)
    let mode = try Aggregates.named("mode")?.evaluate(present, isWhole)
    top = mode.flatMap { ScalarText.text($0[0]) }
    let largest = grouping.sizes.max() ?? 0
    topShare = largest == 0 ? nil : Double(largest) / Double(present.count)
  }

  func quantile(_ share: Double) -> Double? { DataFrame::quantile(ofSorted: sortedNumbers, share) }
}
