import DataFrame

/// Summarises every column.
struct Describe: RowVerb {
  let signature = Signature(
    name: "describe", summary: "Each column's type, nulls, mean, spread, quantiles and most frequent value.",
    details: """
      std divides by n - 1; quantiles interpolate as NumPy's linear rule. In a terminal a column's shape is drawn beside \
      it: up to eight values by themselves, or numbers in bins from the 1st to the 99th percentile, whose ends hold the \
      rest, or the eight most frequent texts.
      """,
    flow: Self.rowFlow,
    columns: [
      "column", "type", "count", "nulls", "distinct", "mean", "std", "min", "q25", "median", "q75", "max",
      "top",
      "top_share",
    ],
    examples: [
      #"simulate "insurance" | describe"#,
      #"simulate "insurance" vs simulate "insurance", month: 12 | describe"#,
    ], next: ["hist", "where", "roles"])

  let spareColumns = ["top_share", "top", "q25", "q75", "count", "type"]

  func transform(_ frame: DataFrame, _ call: Call) throws -> DataFrame { try Description(frame).table }

  func run(_ call: Call, on input: Value) throws -> Value {
    guard case .frame(let frame, _) = input else { return try transformed(input, call) }
    let description = try Description(frame)
    let distributions = try RowDistributions(
      description.distributions.map { $0.map { [$0] } ?? [] }, of: description.table, keys: ["column"],
      headings: ["shape"], spareColumns: ["distinct"])
    return .frame(
      description.table, Presentation(spareColumns: spareColumns, distributions: distributions))
  }
}

/// Lists the columns.
struct SchemaVerb: RowVerb {
  let signature = Signature(
    name: "schema", summary: "Each column's type, nulls and role.",
    flow: Self.rowFlow, columns: ["column", "type", "nulls", "role"],
    examples: [
      #"simulate "insurance" | schema"#,
      #"simulate "insurance" vs simulate "insurance", months: 1..2 | schema"#,
    ], next: ["roles", "describe"])

  func transform(_ frame: DataFrame, _ call: Call) throws -> DataFrame { try frame.schemaTable() }
}
