import DataFrame

/// Summarises every column.
struct Describe: RowVerb {
  let signature = Signature(
    name: "describe", summary: "Each column's type, nulls, mean, spread, quantiles and most frequent value.",
    details: "std divides by n - 1; quantiles interpolate as NumPy's linear rule.",
    flow: Self.rowFlow, examples: [#"simulate "insurance" | describe"#])

  func transform(_ frame: DataFrame, _ call: Call) throws -> DataFrame { try frame.described() }
}

/// Lists the columns.
struct SchemaVerb: RowVerb {
  let signature = Signature(
    name: "schema", summary: "Each column's type, nulls and role.",
    flow: Self.rowFlow, examples: [#"simulate "insurance" | schema"#])

  func transform(_ frame: DataFrame, _ call: Call) throws -> DataFrame { try frame.schemaTable() }
}
