import DataFrame

/// Chooses and computes columns.
struct Select: RowVerb {
  let signature = Signature(
    name: "select", usage: "column, name = expression, …", summary: "Keep the named columns, in that order.",
    details: "An expression makes a new column; roles stay with the columns that keep their name.",
    flow: Self.rowFlow, arguments: .some(.binding), keepsNamedColumnsOnly: true,
    examples: [
      #"simulate "insurance" | select age, km = miles * 1.609 | take 3"#,
      #"simulate "insurance" vs simulate "insurance", month: 12 | select age, miles | drift"#,
    ], next: ["sort", "write"])

  func transform(_ frame: DataFrame, _ call: Call) throws -> DataFrame {
    let binder = call.binder(for: frame)
    var result = DataFrame(rowCount: frame.rowCount)
    for binding in call.bindings {
      let name = binding.columnName
      guard result.index(of: name) == nil else {
        throw Diagnostic(twice: name, in: call.bindings)
      }
      try result.set(name, to: binder.expression(binding.value).evaluate(on: frame))
      result.roles[name] = binding.value.bareWord.flatMap { frame.roles[$0] }
    }
    return result
  }
}
