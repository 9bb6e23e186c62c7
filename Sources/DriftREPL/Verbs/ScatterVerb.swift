import DataFrame
import Plot

/// Draws two columns against each other.
struct ScatterVerb: Verb {
  let signature = Signature(
    name: "scatter", usage: "x: column, y: column",
    summary: "Two columns against each other, as points; of many rows, as counts in cells.",
    details: """
      More than \(NumberFormat.count(Scatter.mostPoints)) rows are counted in a grid, a pair by how much the share of each cell \
      changed; nothing is left out by sampling. \
      \(PlotInput.panelsDetail) Where one of them has so many rows all are counted, in a grid and a scale of colours that \
      they share.
      """,
    flow: PlotInput.flow,
    options: [
      OptionRule(name: "x", form: .column, summary: "The column across; needed."),
      OptionRule(name: "y", form: .column, summary: "The column upwards; needed."),
      OptionRule(name: "color", form: .column, summary: "A column with a marker for each of its values."),
      OptionRule(name: "log", form: .bool, standard: "false", summary: "Whether both axes are logarithmic."),
    ] + PlotInput.options,
    by: .optional,
    examples: [
      #"simulate "insurance", rows: 300 | scatter x: age, y: miles, color: group_name"#,
      #"simulate "insurance" vs simulate "insurance", month: 36 | scatter x: age, y: miles"#,
      #"simulate "insurance" | scatter x: age, y: miles by group_name"#,
    ], next: ["heatmap", "write"])

  func run(_ call: Call, on input: Value) throws -> Value {
    let input = try PlotInput(input, call)
    let (x, y) = (try input.column("x"), try input.column("y"))
    let title = "\(y.name) by \(x.name)"
    guard let across = PlotPlaces(x.columns), let upwards = PlotPlaces(y.columns) else {
      throw Diagnostic("`x:` and `y:` must each be of one kind on both sides", at: x.span)
    }
    guard !call.by.isEmpty else {
      guard input.rowCount <= Scatter.mostPoints else {
        return input.chart(try counted([input])[0], of: title, xTitle: x.name)
      }
      let (mark, caption) = try mark(of: input, across, upwards)
      return input.chart(mark, of: title, xTitle: x.name, caption: caption)
    }
    let (panels, rest) = try input.panels()
    let marks =
      panels.contains { $0.input.rowCount > Scatter.mostPoints }
      ? try counted(panels.map(\.input)) : try panels.map { try mark(of: $0.input, across, upwards).mark }
    let facets = zip(panels, marks).map { Facets.Panel($0.label, $1) }
    return input.chart(
      Facets(facets, rest: rest), of: title, title: "\(title) and \(input.keyNames)", xTitle: x.name)
  }

  /// The points of some rows, and what the caption tells.
  private func mark(
    of input: PlotInput, _ across: PlotPlaces, _ upwards: PlotPlaces
  ) throws -> (mark: Scatter, caption: String) {
    let (x, y) = (try input.column("x"), try input.column("y"))
    var series = input.sides.indices.map { side in
      Line.Series(
        input.sides[side].label, x: across.places(of: x.columns[side]), y: upwards.places(of: y.columns[side])
      )
    }
    let caption = try input.split(&series)
    let isLogarithmic = input.call.options.bool("log") ?? false
    let mark = Scatter(
      series, isPair: input.sides.count == 2, x: across.kind.logarithmic(isLogarithmic),
      y: upwards.kind.logarithmic(isLogarithmic), yTitle: y.name)
    return (mark, caption)
  }

  /// The number of points in the cells of a grid that all parts of the rows share.
  private func counted(_ inputs: [PlotInput]) throws -> [Scatter] {
    let call = inputs[0].call
    if call.options.text("color") != nil, let span = call.options.span("color") {
      throw Diagnostic(
        "`color:` tells at most \(NumberFormat.count(Scatter.mostPoints)) points apart", at: span,
        help: "`where` or `sample` makes them fewer")
    }
    let isLogarithmic = call.options.bool("log") ?? false
    return Scatter.panels(
      counting: try inputs.map(samples), xTitle: call.options.text("x") ?? "",
      yTitle: call.options.text("y") ?? "", isLogarithmic: (isLogarithmic, isLogarithmic))
  }

  /// The points of each side.
  private func samples(of input: PlotInput) throws -> [PointSample] {
    let (x, y) = (try input.column("x"), try input.column("y"))
    return try input.sides.indices.map { side in
      guard let across = x.columns[side].asNumbers, let upwards = y.columns[side].asNumbers else {
        throw Diagnostic(
          "more than \(NumberFormat.count(Scatter.mostPoints)) points must be numbers on both axes",
          at: x.span)
      }
      let rows = (0..<across.count).filter { across.isValid($0) && upwards.isValid($0) }
      return PointSample(
        x: rows.map { across.values[$0] }, y: rows.map { upwards.values[$0] }, label: input.sides[side].label,
        missing: across.count - rows.count)
    }
  }
}

extension Plane.Dimension.Kind {
  /// A logarithmic scale in place of a linear one, where that is asked for.
  fileprivate func logarithmic(_ isAsked: Bool) -> Self { isAsked && self == .linear ? .logarithmic : self }
}
