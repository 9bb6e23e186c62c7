import DataFrame

/// Chooses rows at random.
struct SampleRows: RowVerb {
  let signature = Signature(
    name: "sample", usage: "n or n%", summary: "Choose rows at random, without replacement, in their order.",
    details: "The same seed chooses the same rows on every machine. With `by`, that many of each group.",
    flow: Self.rowFlow, arguments: .one(.expression),
    options: [
      OptionRule(
        name: "seed", form: .integer(0...Int.max), standard: "42", summary: "Where the generator starts.")
    ],
    by: .optional,
    examples: [
      #"simulate "insurance" | sample 3"#,
      #"simulate "insurance" | sample 1%, seed: 7 by group_name | count by group_name"#,
    ], next: ["describe", "scatter"])

  func transform(_ frame: DataFrame, _ call: Call) throws -> DataFrame {
    let keys = try call.keys(for: frame).map { try $0.value.evaluate(on: frame) }
    let grouping = keys.isEmpty ? nil : Grouping(by: keys, rowCount: frame.rowCount)
    return try frame.sample(size(call), seed: call.options.integer("seed") ?? 42, by: grouping)
  }

  private func size(_ call: Call) throws -> DataFrame.SampleSize {
    let argument = call.bindings[0].value
    if case .literal(.percent(let share)) = argument.node, (0...1).contains(share) { return .share(share) }
    let value = try call.binder(for: DataFrame()).constant(argument)
    if case .integer(let count) = value, count >= 0 { return .rows(count) }
    throw Diagnostic(
      "a number of rows, or a share from 0% to 100%, is expected here", at: argument.span,
      help: "as in `sample 100` or `sample 10%`")
  }
}
