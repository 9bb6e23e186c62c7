import DataFrame
import Drift
import Plot

/// Draws how the values of a column are spread.
struct Hist: Verb {
  let signature = Signature(
    name: "hist", usage: "column",
    summary: "How the values of a column are spread; both sides of a pair over the same bins.",
    details: """
      Each side is shown in shares of its own rows. Integers of few values, bools and text have a bar for each value. \
      \(PlotInput.panelsDetail)
      """,
    flow: PlotInput.flow, arguments: .one(.expression),
    options: [
      OptionRule(name: "bins", form: .integer(1...512), summary: "How many bins; found from the data."),
      PlotInput.log,
    ] + PlotInput.options,
    by: .optional,
    examples: [
      #"simulate "insurance" | hist age, bins: 12"#,
      #"simulate "insurance" vs simulate "insurance", month: 36 | hist miles"#,
      #"simulate "insurance" | hist age by group_name"#,
    ], next: ["ecdf", "density", "write"])

  func run(_ call: Call, on input: Value) throws -> Value {
    try PlotInput(input, call).chart { panels in try marks(panels, call, at: call.bindings[0].value.span) }
  }

  /// Numbers in bins, unless they are few and whole, as codes of categories are; the same bins or categories on all panels.
  private func marks(_ panels: [[PlotInput.SideColumn]], _ call: Call, at span: Span) throws -> [Histogram] {
    let all = panels.flatMap { $0 }.map(\.column)
    let numbers = panels.map { sides in
      sides.compactMap { side in side.column.asNumbers.map { side.sample($0.present) } }
    }
    let hasBins = call.options.integer("bins") != nil || call.options.bool("log") == true
    if all.allSatisfy({ $0.asNumbers != nil }), hasBins || !hasFewValues(all) {
      return Histogram.panels(
        numbers, bins: call.options.integer("bins"), isLogarithmic: call.options.bool("log") ?? false)
    }
    guard all.allSatisfy({ $0.type != .date }) else {
      throw Diagnostic(
        "`hist` draws numbers and categories, this is a date", at: span, help: "as in `hist month(ts)`")
    }
    let counts = try panels.map { sides in try sides.map { $0.sample(try $0.column.categories()) } }
    let isOrdered = all.allSatisfy { $0.type != .string }
    return Histogram.panels(counts, order: isOrdered ? .given : .byShare)
  }

  /// At most ten different integers or bools, the bound below which drift takes them for categories too.
  private func hasFewValues(_ columns: [Column]) -> Bool {
    columns.allSatisfy { column in
      switch column {
      case .bool: true
      case .integer(let values): Set(values.present).count <= 10
      default: false
      }
    }
  }
}
