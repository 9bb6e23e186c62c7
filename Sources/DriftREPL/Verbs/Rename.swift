import DataFrame

/// Gives columns other names.
struct Rename: RowVerb {
  let signature = Signature(
    name: "rename", usage: "new = old, …", summary: "Give columns other names, in their places.",
    flow: Self.rowFlow, arguments: .some(.named),
    examples: [
      #"simulate "insurance" | rename mileage = miles | take 3"#,
      #"simulate "insurance" | rename mileage = miles, horsepower = power | schema"#,
    ], next: ["select", "join"])

  func transform(_ frame: DataFrame, _ call: Call) throws -> DataFrame {
    let binder = call.binder(for: frame)
    let names = try call.bindings.map { (new: $0.columnName, old: try binder.columnName($0.value)) }
    do {
      return try frame.renaming(names)
    } catch DataError.duplicateColumn(let name) {
      throw Diagnostic(twice: name, in: call.bindings)
    }
  }
}
