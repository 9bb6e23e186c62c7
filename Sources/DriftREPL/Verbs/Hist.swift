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
    flow: [(.frame, .chart), (.pair, .chart)], arguments: .one(.expression),
    options: [
      OptionRule(name: "bins", form: .integer(1...512), summary: "How many bins; found from the data."),
      OptionRule(name: "log", form: .bool, standard: "false", summary: "Whether the axis is logarithmic."),
      OptionRule(name: "title", form: .text, summary: "The headline; the column's name."),
      OptionRule(
        name: "width", form: .integer(320...4000), standard: "640", summary: "The width of the SVG in pixels."
      ),
      OptionRule(
        name: "height", form: .integer(200...4000), standard: "400",
        summary: "The height of the SVG in pixels."),
    ],
    examples: [
      #"simulate "insurance" | hist age, bins: 12"#,
      #"simulate "insurance" vs simulate "insurance", month: 36 | hist miles"#,
    ])

  func run(_ call: Call, on input: Value) throws -> Value {
    let argument = call.bindings[0].value
    let sides: [(label: String?, column: Column)]
    var caption = ""
    switch input {
    case .frame(let frame, _): sides = [(nil, try column(argument, of: frame, call))]
    case .pair(let pair):
      sides = [
        (Side.reference.rawValue, try column(argument, of: pair.reference, call)),
        (Side.current.rawValue, try column(argument, of: pair.current, call)),
      ]
      caption = try driftFinding(sides[0].column, sides[1].column)
    case .chart: throw Diagnostic("`hist` takes a frame or a pair", at: call.stage.verb.span)
    }
    let name = argument.derivedName
    let title = call.options.text("title") ?? name
    let mark = try mark(sides, call, at: argument.span)
    return .chart(
      Chart(
        mark, title: title, caption: caption, xTitle: name, width: call.options.integer("width"),
        height: call.options.integer("height")))
  }

  private func column(_ expr: Expr, of frame: DataFrame, _ call: Call) throws -> Column {
    try call.binder(for: frame).expression(expr).evaluate(on: frame)
  }

  /// Numbers in bins, unless they are few and whole, as codes of categories are.
  private func mark(_ sides: [(label: String?, column: Column)], _ call: Call, at span: Span) throws
    -> Histogram
  {
    let numbers = sides.compactMap { side in
      side.column.asNumbers.map { Sample($0.present, label: side.label, missing: side.column.nullCount) }
    }
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
    let counts = try sides.map { side in
      Sample(try side.column.categories(), label: side.label, missing: side.column.nullCount)
    }
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
