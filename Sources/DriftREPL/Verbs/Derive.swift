import DataFrame

/// Adds computed columns.
struct Derive: RowVerb {
  let signature = Signature(
    name: "derive", usage: "name = expression, …",
    summary: "Add computed columns, or replace those of the same name.",
    details: "Each expression sees the columns that the ones before it made.",
    flow: Self.rowFlow, arguments: .some(.named),
    examples: [
      #"simulate "insurance" | derive young = age < 25, decade = bin(age, 10) | take 3"#,
      #"simulate "insurance" | derive far = if(miles > 100, "far", "near") | count by far"#,
    ],
    next: ["where", "summarize", "drift"])

  func transform(_ frame: DataFrame, _ call: Call) throws -> DataFrame {
    var result = frame
    for binding in call.bindings {
      let expression = try call.binder(for: result).expression(binding.value)
      try result.set(binding.columnName, to: expression.evaluate(on: result))
    }
    return result
  }
}
