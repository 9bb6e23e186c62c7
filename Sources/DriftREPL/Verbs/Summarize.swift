import DataFrame

/// Computes aggregates, of all rows or of groups.
struct Summarize: RowVerb {
  static let name = "summarize"

  let signature = Signature(
    name: Summarize.name, aliases: ["summarise"], usage: "name = aggregate, … by key, …",
    summary: "One row for all rows, or for each group of `by`, with aggregates.",
    details: """
      Groups come in order of first appearance; null is a group of its own. Aggregates skip nulls. std and var divide \
      by n - 1; quantile(x, q) interpolates as NumPy's linear rule. `mean(miles)` without a name is `mean_miles`.
      """,
    flow: Self.rowFlow, arguments: .some(.binding), by: .optional, keepsNamedColumnsOnly: true,
    examples: [
      #"simulate "insurance" | summarize n = count(), mean(miles), q95 = quantile(age, 0.95) by training"#,
      #"simulate "insurance" vs simulate "insurance", month: 12 | summarize mean(age), null_rate(miles)"#,
    ], next: ["sort", "bar", "write"])

  func transform(_ frame: DataFrame, _ call: Call) throws -> DataFrame {
    let binder = call.binder(for: frame)
    let keys = try call.keys(for: frame)
    var parts: [(name: String, expression: AggregateExpression)] = []
    var taken = keys.map(\.name)
    for (number, binding) in call.bindings.enumerated() {
      let name = binding.columnName
      guard !taken.contains(name) else { throw Diagnostic(twice: name, in: call.by + call.bindings) }
      taken.append(name)
      // A space and a number make a name that no column of the result can have.
      let expression = try AggregateBinder.bind(binding.value, with: binder, prefix: " \(number).")
      parts.append((name, expression))
    }
    let groups = try frame.summarized(by: keys, parts.flatMap(\.expression.aggregations))
    var result = try groups.selecting(keys.map(\.name))
    for part in parts { try result.set(part.name, to: part.expression.result.evaluate(on: groups)) }
    return result
  }
}
