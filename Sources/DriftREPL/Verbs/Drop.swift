import DataFrame

/// Leaves columns out.
struct Drop: RowVerb {
  let signature = Signature(
    name: "drop", usage: "column, …", summary: "Leave the named columns out.",
    flow: Self.rowFlow, arguments: .some(.column),
    examples: [
      #"simulate "insurance" | drop risk, group | take 3"#,
      #"simulate "insurance" | drop group | describe"#,
    ], next: ["describe", "drift"])

  func transform(_ frame: DataFrame, _ call: Call) throws -> DataFrame {
    let binder = call.binder(for: frame)
    return try frame.dropping(call.bindings.map { try binder.columnName($0.value) })
  }
}
