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

  let call: Call
  /// One frame, or the reference and the current one, each under the name of its side.
  let sides: [(label: String?, frame: DataFrame)]

  /// - Throws: `Diagnostic` for a chart, which is not drawn again.
  init(_ input: Value, _ call: Call) throws {
    self.call = call
    switch input {
    case .frame(let frame, _): sides = [(nil, frame)]
    case .pair(let pair):
      sides = [(Side.reference.rawValue, pair.reference), (Side.current.rawValue, pair.current)]
    case .chart:
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
      throw Diagnostic(
        "`\(verb.text)` needs `\(option):`", at: verb.span, help: "as in `\(verb.text) x: snapshot, y: score`"
      )
    }
    let columns = try sides.map { side in
      guard let index = side.frame.index(of: name) else {
        throw call.binder(for: side.frame).unknownColumn(name, at: span)
      }
      return side.frame.columns[index]
    }
    return Named(name: name, columns: columns, span: span)
  }

  /// Splits the only series by the column that `color:` names, if any, in order of first appearance; rows without a value
  /// are a series too.
  ///
  /// - Returns: What the caption tells of series beyond the most that can be told apart; else nothing.
  /// - Throws: `Diagnostic` for a pair, whose sides are told apart already.
  func split(_ series: inout [Line.Series]) throws -> String {
    guard call.options.text("color") != nil else { return "" }
    let color = try column("color")
    guard sides.count == 1 else {
      throw Diagnostic(
        "`color:` tells the rows of one frame apart, this is a pair", at: color.span,
        help: "the sides of a pair are told apart already")
    }
    let (all, column) = (series[0], color.columns[0])
    let groups = Grouping(by: [column], rowCount: column.count).rows
    series = groups.prefix(Line.mostSeries).map { rows in
      let name = rows.first.flatMap { ScalarText.text(column[$0]) } ?? "null"
      return Line.Series(name, x: rows.map { all.x[$0] }, y: rows.map { all.y[$0] })
    }
    let hidden = groups.count - series.count
    return hidden > 0 ? "not drawn: \(quantity(hidden, "more value")) of \(color.name)" : ""
  }

  /// The values of both sides ascending, as numbers or as seconds since 1970, and the scale they are on.
  ///
  /// - Throws: `Diagnostic` at the expression for text.
  /// - Complexity: O(*n*).
  func sorted(_ columns: [SideColumn], at span: Span) throws -> (
    samples: [Sample<Double>], kind: Plane.Dimension.Kind
  ) {
    let areDates = columns.allSatisfy { $0.column.type == .date }
    let values = concurrentMap(columns.count) { columns[$0].column.measured?.radixSorted() }
    let samples = zip(columns, values).compactMap { side, values in values.map { side.sample($0) } }
    guard samples.count == columns.count, areDates || !columns.contains(where: { $0.column.type == .date })
    else {
      throw Diagnostic(
        "`\(call.stage.verb.text)` draws numbers and dates, this is \(columns[0].column.type.phrase)",
        at: span,
        help: "`hist` draws how often each text occurs")
    }
    return (samples, areDates ? .time : call.options.bool("log") == true ? .logarithmic : .linear)
  }

  /// A chart of the numbers or dates of the call's one argument, both sides in one mark.
  func distribution(
    _ mark: (Sample<Double>, Sample<Double>?, Plane.Dimension.Kind) -> any Mark
  ) throws -> Value {
    try chart { panels in
      try panels.map { sides in
        let (samples, kind) = try sorted(sides, at: call.bindings[0].value.span)
        return mark(samples[0], samples.count > 1 ? samples[1] : nil, kind)
      }
    }
  }

  /// A part of the input: the rows of one value of the keys of `by`.
  struct Panel {
    var label: String
    var input: PlotInput
  }

  private init(_ call: Call, _ sides: [(label: String?, frame: DataFrame)]) {
    self.call = call
    self.sides = sides
  }

  /// The groups of `by` in order of first appearance, the reference's first; one that only the current side has the key of is
  /// compared with the whole reference.
  ///
  /// - Returns: The first twelve, and the names of the others.
  func panels() throws -> (shown: [Panel], rest: [String]) {
    let keyed =
      sides.count == 2 && call.hasKeyOnlyOn(sides[1].frame, not: sides[0].frame) ? [1] : Array(sides.indices)
    var names: [String] = []
    var rows: [String: [[Int]]] = [:]
    for side in keyed {
      let frame = sides[side].frame
      let keys = try call.keys(for: frame).map { try $0.value.evaluate(on: frame) }
      let grouping = Grouping(by: keys, rowCount: frame.rowCount)
      for (first, own) in zip(grouping.firstRows, grouping.rows) {
        let name = keys.map { ScalarText.text($0[first]) ?? "null" }.joined(separator: ", ")
        if rows[name] == nil { names.append(name) }
        rows[name, default: sides.map { _ in [] }][side] = own
      }
    }
    let shown = names.prefix(Facets.most).map { name in
      let parts = sides.indices.map { side in
        let own = rows[name]?[side] ?? []
        return (sides[side].label, keyed.contains(side) ? sides[side].frame.gather(own) : sides[side].frame)
      }
      return Panel(label: name, input: PlotInput(call, parts))
    }
    return (shown, Array(names.dropFirst(Facets.most)))
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

  /// The keys of `by` in words.
  var keyNames: String { call.by.map(\.columnName).joined(separator: ", ") }

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

extension Column {
  /// The values that are there as doubles, dates as seconds since 1970; nil for text.
  var measured: [Double]? {
    if case .date(let dates) = self { return dates.present.map { Double($0.microseconds) / 1e6 } }
    return asNumbers?.present
  }
}
