import DataFrame

/// Summarises every column.
struct Describe: RowVerb {
  let signature = Signature(
    name: "describe", summary: "Each column's type, nulls, mean, spread, quantiles and most frequent value.",
    details: "std divides by n - 1; quantiles interpolate as NumPy's linear rule.",
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

  func transform(_ frame: DataFrame, _ call: Call) throws -> DataFrame { try frame.described() }
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
