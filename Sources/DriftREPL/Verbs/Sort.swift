import DataFrame

/// Orders rows.
struct Sort: RowVerb {
  let signature = Signature(
    name: "sort", usage: "key, -key, …", summary: "Order the rows; a leading - makes a key descend.",
    details:
      "The order is stable; null comes last in both directions; text is ordered by its Unicode scalars.",
    flow: Self.rowFlow, arguments: .some(.sortKey),
    examples: [
      #"simulate "insurance" | sort group_name, -age | take 3"#,
      #"simulate "insurance" | count by group_name, training | sort -count"#,
    ], next: ["take", "write"])

  func transform(_ frame: DataFrame, _ call: Call) throws -> DataFrame {
    // The order, its keys and what they are moved through take four words a row.
    try frame.checkMemory(forRows: frame.rowCount, extraPerRow: 32)
    let binder = call.binder(for: frame)
    let keys = try call.stage.arguments.map { argument in
      switch argument {
      case .descending(let expr, _):
        SortKey(try binder.expression(expr).evaluate(on: frame), descending: true)
      case .binding(let binding): SortKey(try binder.expression(binding.value).evaluate(on: frame))
      case .pipe(let pipe): throw Diagnostic("a column to sort by is expected here", at: pipe.span)
      }
    }
    return try frame.sorted(by: keys)
  }
}
