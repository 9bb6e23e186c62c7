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
      below zero. \
      \(PlotInput.panelsDetail)
      """,
    flow: PlotInput.flow, arguments: .optional(.expression),
    options: [
      OptionRule(name: "x", form: .column, summary: "The column that names the bars, each value once."),
      OptionRule(name: "y", form: .column, summary: "The column of their lengths."),
    ] + PlotInput.options,
    by: .optional,
    examples: [
      #"simulate "insurance" | bar group_name"#,
      #"simulate "insurance" | summarize mean(miles) by group_name | bar x: group_name, y: mean_miles"#,
      #"simulate "insurance" vs simulate "insurance", month: 24 | bar group_name by training"#,
      #"""
      simulate "insurance" | summarize mean(miles) by group_name, training \
      | bar x: group_name, y: mean_miles by training
      """#.replacing("\\\n", with: ""),
    ], next: ["write"])

  func run(_ call: Call, on input: Value) throws -> Value {
    let input = try PlotInput(input, call)
    let hasX = call.options.text("x") != nil
    let hasY = call.options.text("y") != nil
    if let argument = call.bindings.first {
      guard !hasX, !hasY else {
        throw Diagnostic(
          "`bar` counts a column or draws `x:` and `y:`, not both", at: argument.span,
          help: "bar \(signature.usage)")
      }
      return try input.chart { try counts($0, of: argument.value.derivedName, call) }
    }
    guard hasX, hasY else {
      throw Diagnostic(
        "`bar` needs a column, or both `x:` and `y:`", at: call.stage.verb.span,
        help: "bar \(signature.usage)")
    }
    let (x, y) = (try input.column("x"), try input.column("y"))
    let title = "\(y.name) by \(x.name)"
    guard !call.by.isEmpty else {
      return input.chart(try values(of: [input], named: y.name)[0], of: x.name, title: title)
    }
    let (panels, rest) = try input.panels()
    let bars = try values(of: panels.map(\.input), named: y.name)
    return input.chart(
      Facets(zip(panels, bars).map { Facets.Panel($0.label, $1) }, rest: rest), of: x.name,
      title: "\(title) and \(input.keyNames)")
  }

  /// Bars of the same categories for each panel.
  private func counts(_ panels: [[PlotInput.SideColumn]], of name: String, _ call: Call) throws -> [Bar] {
    let columns = panels.flatMap { $0 }.map(\.column)
    let samples = try panels.map { sides in try sides.map { $0.sample(try $0.column.categories()) } }
    let isOrdered = columns.allSatisfy { $0.type != .string }
    let isShort = samples.joined().allSatisfy { $0.values.count <= Histogram.mostCategories }
    if !isShort, columns.contains(where: { $0.type == .number }) {
      call.notice("\(name) has many numbers; `hist` puts them into bins")
    }
    return Bar.panels(samples, order: isOrdered && isShort ? .given : .byShare)
  }

  /// A bar for each row, of the same names for each part of the rows.
  private func values(of inputs: [PlotInput], named title: String) throws -> [Bar] {
    let panels = try inputs.map { input in
      let (x, y) = (try input.column("x"), try input.column("y"))
      return try input.sides.indices.map { side in
        guard let numbers = y.columns[side].asNumbers else {
          throw Diagnostic("`y:` must be a number, this is \(y.columns[side].type.phrase)", at: y.span)
        }
        try checkOnce(x.columns[side], named: x.name, input.call)
        let values = (0..<numbers.count).map { row in
          Bar.Value(x.columns[side][row].categoryName ?? "null", numbers[row])
        }
        return (label: input.sides[side].label, values: values)
      }
    }
    return Bar.panels(values: panels, title: title)
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
