import DataFrame

/// Counts rows by group.
struct Count: RowVerb {
  let signature = Signature(
    name: "count", usage: "by key, …", summary: "How many rows each group has, most first.",
    details: "Without `by`, how many rows there are.",
    flow: Self.rowFlow, by: .optional, columns: ["count"], keepsNamedColumnsOnly: true,
    examples: [
      #"simulate "insurance" | count by group_name"#,
      #"simulate "insurance" vs simulate "insurance", month: 12 | count by group_name"#,
    ], next: ["bar", "take"])

  func transform(_ frame: DataFrame, _ call: Call) throws -> DataFrame {
    let keys = try call.keys(for: frame)
    if let clash = call.by.first(where: { $0.columnName == "count" }) {
      throw Diagnostic(DataError.duplicateColumn("count"), at: clash.span)
    }
    return try frame.counted(by: keys)
  }
}
