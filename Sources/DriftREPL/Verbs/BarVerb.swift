import DataFrame
import Plot

/// Draws a bar for each category: its rows, or a number from a summarised frame.
struct BarVerb: Verb {
  let signature = Signature(
    name: "bar", usage: "column, or x: column, y: column",
    summary: "How many rows each category has, or a number for each, as bars that grow from zero.",
    details: """
      Of a column every value is a category: counted in rows on a frame, in shares of each side on a pair. Up to \
      \(Histogram.mostCategories) numbers, dates or bools come in ascending order; text, and more than those, with the \
      most frequent first, and the others summed up. With `x:` and `y:` each row of the frame is a bar, which may go \
      below zero.
      """,
    flow: [(.frame, .chart), (.pair, .chart)], arguments: .optional(.expression),
    options: [
      OptionRule(name: "x", form: .columns, summary: "The column that names the bars, each value once."),
      OptionRule(name: "y", form: .columns, summary: "The column of their lengths."),
    ] + OptionRule.ofCharts(title: "the column's name"),
    examples: [
      #"simulate "insurance" | bar group_name"#,
      #"simulate "insurance" | summarize mean(miles) by group_name | bar x: group_name, y: mean_miles"#,
      #"simulate "insurance" vs simulate "insurance", month: 24 | bar group_name"#,
    ])

  func run(_ call: Call, on input: Value) throws -> Value {
    let sides = try call.chartSides(of: input)
    let hasValues = call.options.texts("x") != nil || call.options.texts("y") != nil
    if let argument = call.bindings.first {
      guard !hasValues else {
        throw Diagnostic(
          "`bar` counts a column or draws `x:` and `y:`, not both", at: argument.span,
          help: "bar \(signature.usage)")
      }
      return .chart(try counts(of: argument.value, on: sides, call))
    }
    guard call.options.texts("x") != nil, call.options.texts("y") != nil else {
      throw Diagnostic(
        "`bar` needs a column, or both `x:` and `y:`", at: call.stage.verb.span,
        help: "bar \(signature.usage)")
    }
    return .chart(try values(on: sides, call))
  }

  private func counts(of argument: Expr, on sides: [ChartSide], _ call: Call) throws -> Chart {
    let columns = try sides.map { try call.column(argument, of: $0) }
    let samples = try zip(sides, columns).map { side, column in
      Sample(try column.categories(), label: side.label, missing: column.nullCount)
    }
    let isOrdered = columns.allSatisfy { $0.type != .string }
    let isShort = samples.allSatisfy { $0.values.count <= Histogram.mostCategories }
    let mark = Bar(
      samples[0], current: samples.count > 1 ? samples[1] : nil,
      order: isOrdered && isShort ? .given : .byShare)
    if !isShort, columns.contains(where: { $0.type == .number }) {
      call.notice("\(argument.derivedName) has many numbers; `hist` puts them into bins")
    }
    let caption = columns.count > 1 ? try driftFinding(columns[0], columns[1]) : ""
    return call.chart(mark, title: argument.derivedName, caption: caption, xTitle: argument.derivedName)
  }

  private func values(on sides: [ChartSide], _ call: Call) throws -> Chart {
    var names = (x: "", y: "")
    let values = try sides.map { side in
      guard let x = try call.column(option: "x", of: side), let y = try call.column(option: "y", of: side)
      else {
        return [Bar.Value]()
      }
      names = (x.name, y.name)
      guard let numbers = y.values.asNumbers else {
        throw Diagnostic("`y:` must be a number, this is \(y.values.type.phrase)", at: call.options.span("y"))
      }
      try checkOnce(x.values, named: x.name, call)
      return (0..<side.frame.rowCount).map { row in
        Bar.Value(x.values[row].categoryName ?? "null", numbers[row])
      }
    }
    let mark = Bar(
      values: values[0], label: sides[0].label, current: values.count > 1 ? values[1] : nil,
      currentLabel: sides.count > 1 ? sides[1].label : nil, title: names.y)
    return call.chart(mark, title: "\(names.y) by \(names.x)", xTitle: names.x)
  }

  /// Throws unless each value of a column stands in one row.
  private func checkOnce(_ column: Column, named name: String, _ call: Call) throws {
    let grouping = Grouping(by: [column], rowCount: column.count)
    guard grouping.count < column.count, let group = grouping.sizes.firstIndex(where: { $0 > 1 }) else {
      return
    }
    let value = ScalarText.text(column[grouping.firstRows[group]]) ?? "null"
    throw Diagnostic(
      "`x:` must have each value once, `\(value)` has \(quantity(grouping.sizes[group], "row"))",
      at: call.options.span("x"),
      help: "summarize first, as in `summarize mean(…) by \(Identifier.sourceForm(name))`")
  }
}
