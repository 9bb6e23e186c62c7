import DataFrame

/// Drops repeated rows.
struct Distinct: RowVerb {
  let signature = Signature(
    name: "distinct", usage: "column, …", summary: "Keep the first row of each combination of values.",
    details: "Without columns, whole rows are compared; null equals null here.",
    flow: Self.rowFlow, arguments: .any(.column),
    examples: [
      #"simulate "insurance" | distinct group_name | select group_name"#,
      #"simulate "insurance" | distinct group_name, training | count"#,
    ], next: ["count", "join"])

  func transform(_ frame: DataFrame, _ call: Call) throws -> DataFrame {
    let binder = call.binder(for: frame)
    let names = try call.bindings.map { try binder.columnName($0.value) }
    return try frame.distinct(on: names.isEmpty ? frame.names : names)
  }
}
