import DataFrame

/// Keeps the rows for which all conditions are true.
struct Where: RowVerb {
  let signature = Signature(
    name: "where", aliases: ["filter"], usage: "condition, …",
    summary: "Keep the rows for which a condition is true.",
    details: """
      Several conditions must all hold. A comparison with null is null, and a row for which the condition is null is \
      dropped; how many were is said.
      """,
    flow: Self.rowFlow, arguments: .some(.expression),
    examples: [
      #"simulate "insurance" | where age < 30 and group_name in ("high", "medium")"#,
      #"simulate "insurance" | where group_name ~ "^h" | take 3"#,
    ], next: ["summarize", "drift", "hist"])

  func transform(_ frame: DataFrame, _ call: Call) throws -> DataFrame {
    let binder = call.binder(for: frame)
    var result = frame
    for binding in call.bindings {
      let (kept, nullRows) = try result.filtered(by: binder.condition(binding.value))
      result = kept
      if nullRows > 0 {
        call.notice("\(quantity(nullRows, "row")) dropped because the condition is null there")
      }
    }
    return result
  }
}
