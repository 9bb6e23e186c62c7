import DataFrame
import Drift
import Plot

/// What the verbs that draw have in common: the sides of their input, their options, and the chart around a mark.
struct PlotInput {
  /// An expression over the rows of one side.
  struct SideColumn {
    /// `reference` or `current`; nil where a frame flows in.
    var label: String?
    var column: Column

    /// Values of the side under its name and beside its missing ones.
    func sample<Element>(_ values: [Element]) -> Sample<Element> {
      Sample(values, label: label, missing: column.nullCount)
    }
  }

  /// A column on each side, and the option that names it.
  struct Named {
    var name: String
    var columns: [Column]
    var span: Span
  }

  /// One side of what flows in.
  struct Part {
    /// `reference` or `current`; nil where a frame flows in.
    var label: String?
    var frame: DataFrame
  }

  let call: Call
  /// One part for a frame, the reference and the current one for a pair.
  let sides: [Part]

  init(_ call: Call, _ sides: [Part]) {
    self.call = call
    self.sides = sides
  }

  /// - Throws: `Diagnostic` for what is neither a frame nor a pair.
  init(_ input: Value, _ call: Call) throws {
    self.call = call
    switch input {
    case .frame(let frame, _): sides = [Part(label: nil, frame: frame)]
    case .pair(let pair):
      sides = [
        Part(label: Side.reference.rawValue, frame: pair.reference),
        Part(label: Side.current.rawValue, frame: pair.current),
      ]
    case .chart, .model, .report:
      throw Diagnostic("`\(call.stage.verb.text)` takes a frame or a pair", at: call.stage.verb.span)
    }
  }

  /// The rows of all sides.
  var rowCount: Int { sides.reduce(0) { $0 + $1.frame.rowCount } }

  /// What a verb that draws takes and gives.
  static var flow: [(takes: Kind, gives: Kind)] { [(.frame, .chart), (.pair, .chart)] }

  /// The options of every chart.
  static let options: [OptionRule] = [
    OptionRule(name: "title", form: .text, summary: "The headline; what is drawn, where none is given."),
    OptionRule(
      name: "width", form: .integer(320...4000), standard: "640", summary: "The width of the SVG in pixels."),
    OptionRule(
      name: "height", form: .integer(200...4000), standard: "400", summary: "The height of the SVG in pixels."
    ),
  ]

  /// What `by` does, for the help of verbs that draw panels.
  static let panelsDetail =
    "With `by`, one panel for each of the first \(Facets.most) groups, over the same axes; the others are named."

  /// Whether the axis of the values is logarithmic.
  static let log = OptionRule(
    name: "log", form: .bool, standard: "false", summary: "Whether the axis is logarithmic.")

  /// The values of an expression on each side.
  func columns(_ expr: Expr) throws -> [SideColumn] {
    try sides.map { side in
      let expression = try call.binder(for: side.frame).expression(expr)
      return SideColumn(label: side.label, column: try expression.evaluate(on: side.frame))
    }
  }

  /// The column that a required option names, on each side.
  ///
  /// - Throws: `Diagnostic` where the option is missing, or the column.
  func column(_ option: String) throws -> Named {
    guard let name = call.options.text(option), let span = call.options.span(option) else {
      let verb = call.stage.verb
      let usage = Verbs.named(verb.text)?.signature.usage ?? ""
      throw Diagnostic("`\(verb.text)` needs `\(option):`", at: verb.span, help: "\(verb.text) \(usage)")
    }
    let columns = try sides.map { side in
      guard let index = side.frame.index(of: name) else {
        throw call.binder(for: side.frame).unknownColumn(name, at: span)
      }
      return side.frame.columns[index]
    }
    return Named(name: name, columns: columns, span: span)
  }

  /// A chart of the call's one argument: of all rows, or a panel for each group of `by`.
  ///
  /// - Parameter marks: Makes a mark for each panel of the columns of its sides.
  func chart(_ marks: ([[SideColumn]]) throws -> [any Mark]) throws -> Value {
    let argument = call.bindings[0].value
    let name = argument.derivedName
    guard !call.by.isEmpty else {
      let columns = try columns(argument)
      return chart(try marks([columns])[0], of: name, caption: try caption(columns))
    }
    let (panels, rest) = try panels()
    let columns = try panels.map { try $0.input.columns(argument) }
    let drawn = panels.isEmpty ? [] : try marks(columns)
    let facets = try panels.indices.map { index in
      // The verdict alone: a panel has no room for more.
      let finding = try caption(columns[index]).split(separator: ":").first.map(String.init) ?? ""
      return Facets.Panel(panels[index].label, drawn[index], finding: finding)
    }
    return chart(Facets(facets, rest: rest), of: name, title: "\(name) by \(keyNames)")
  }

  /// The finding of a pair for the caption; empty for a frame.
  func caption(_ columns: [SideColumn]) throws -> String {
    columns.count == 2 ? try driftFinding(columns[0].column, columns[1].column) : ""
  }

  /// A mark under the headline that was asked for, or else under what is drawn.
  func chart(
    _ mark: any Mark, of name: String, title: String? = nil, xTitle: String? = nil, caption: String = ""
  ) -> Value {
    .chart(
      Chart(
        mark, title: call.options.text("title") ?? title ?? name, caption: caption, xTitle: xTitle ?? name,
        width: call.options.integer("width"), height: call.options.integer("height")))
  }
}
