import DataFrame
import Drift
import Plot

/// Draws how the values of a column are spread.
struct Hist: Verb {
  let signature = Signature(
    name: "hist", usage: "column",
    summary: "How the values of a column are spread; both sides of a pair over the same bins.",
    details: """
      Each side is shown in shares of its own rows. Integers of few values, bools and text have a bar for each value.
      """,
    flow: PlotInput.flow, arguments: .one(.expression),
    options: [
      OptionRule(name: "bins", form: .integer(1...512), summary: "How many bins; found from the data."),
      PlotInput.log,
    ] + PlotInput.options,
    examples: [
      #"simulate "insurance" | hist age, bins: 12"#,
      #"simulate "insurance" vs simulate "insurance", month: 36 | hist miles"#,
    ])

  func run(_ call: Call, on input: Value) throws -> Value {
    let argument = call.bindings[0].value
    let input = try PlotInput(input, call)
    let sides = try input.columns(argument)
    let mark = try mark(sides, call, at: argument.span)
    return input.chart(mark, of: argument.derivedName, caption: try input.caption(sides))
  }

  /// Numbers in bins, unless they are few and whole, as codes of categories are.
  private func mark(_ sides: [PlotInput.SideColumn], _ call: Call, at span: Span) throws -> Histogram {
    let numbers = sides.compactMap { side in side.column.asNumbers.map { side.sample($0.present) } }
    let hasBins = call.options.integer("bins") != nil || call.options.bool("log") == true
    if numbers.count == sides.count, hasBins || !hasFewValues(sides.map(\.column)) {
      return Histogram(
        numbers[0], current: numbers.count > 1 ? numbers[1] : nil, bins: call.options.integer("bins"),
        isLogarithmic: call.options.bool("log") ?? false)
    }
    guard sides.allSatisfy({ $0.column.type != .date }) else {
      throw Diagnostic(
        "`hist` draws numbers and categories, this is a date", at: span, help: "as in `hist month(ts)`")
    }
    let counts = try sides.map { $0.sample(try $0.column.categories()) }
    let isOrdered = sides.allSatisfy { $0.column.type != .string }
    let current = counts.count > 1 ? counts[1] : nil
    return Histogram(counts[0], current: current, order: isOrdered ? .given : .byShare)
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
