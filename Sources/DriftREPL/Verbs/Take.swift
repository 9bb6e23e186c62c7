import DataFrame

/// Keeps the first rows.
struct Take: RowVerb {
  let signature = Signature(
    name: "take", aliases: ["head"], usage: "n", summary: "Keep the first n rows, 10 where none is said.",
    flow: Self.rowFlow, arguments: .optional(.expression),
    examples: [
      #"simulate "insurance" | take 3"#,
      #"simulate "insurance" | sort -miles | take 5"#,
    ], next: ["select", "write"])

  func transform(_ frame: DataFrame, _ call: Call) throws -> DataFrame {
    try frame.prefix(call.rowCount(standard: 10))
  }
}

/// Keeps the last rows.
struct Tail: RowVerb {
  let signature = Signature(
    name: "tail", usage: "n", summary: "Keep the last n rows, 10 where none is said.",
    flow: Self.rowFlow, arguments: .optional(.expression),
    examples: [
      #"simulate "insurance" | tail 3"#,
      #"simulate "insurance" | sort miles | tail 5"#,
    ], next: ["select", "write"])

  func transform(_ frame: DataFrame, _ call: Call) throws -> DataFrame {
    try frame.suffix(call.rowCount(standard: 10))
  }
}

extension Call {
  /// The one argument as a number of rows.
  fileprivate func rowCount(standard: Int) throws -> Int {
    guard let argument = bindings.first?.value else { return standard }
    guard case .integer(let count) = try binder(for: DataFrame()).constant(argument), count >= 0 else {
      throw Diagnostic("a number of rows is expected here, from 0", at: argument.span)
    }
    return count
  }
}
