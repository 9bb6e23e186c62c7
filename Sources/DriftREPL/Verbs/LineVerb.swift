import DataFrame
import Plot

/// Draws how a value runs over an order.
struct LineVerb: Verb {
  let signature = Signature(
    name: "line", usage: "x: column, y: column",
    summary: "How a value runs over snapshots, times or numbers, such as a drift score.",
    details: """
      Text stands in order of first appearance, numbers and dates in their own. The `threshold` column of a drift table is \
      drawn beside its `score`, unless `threshold:` is set. Null breaks a line. \
      \(PlotInput.panelsDetail)
      """,
    flow: PlotInput.flow,
    options: [
      OptionRule(name: "x", form: .column, summary: "The column across; needed."),
      OptionRule(name: "y", form: .column, summary: "The column of values; needed."),
      OptionRule(name: "color", form: .column, summary: "A column with a line for each of its values."),
      OptionRule(
        name: "threshold", form: .number(-Double.infinity...Double.infinity),
        summary: "What values are held against, as a rule across."),
      OptionRule(
        name: "onset", form: .scalars,
        summary: "A value of x to mark; or three: the first it may be, the likeliest and the last."),
      OptionRule(
        name: "log", form: .bool, standard: "false", summary: "Whether the axis of values is logarithmic."),
    ] + PlotInput.options,
    by: .optional,
    examples: [
      #"simulate "insurance", months: 1..12 | summarize miles = mean(miles) by snapshot | line x: snapshot, y: miles"#,
      #"simulate "insurance" vs simulate "insurance", months: 1..6 | drift age, miles by snapshot | line x: snapshot, y: score, color: column"#,
    ], next: ["timeline", "write"])

  func run(_ call: Call, on input: Value) throws -> Value {
    let input = try PlotInput(input, call)
    let (x, y) = (try input.column("x"), try input.column("y"))
    guard let places = PlotPlaces(x.columns) else {
      throw Diagnostic("`x:` is not of one kind on both sides", at: x.span)
    }
    for column in y.columns where column.asNumbers == nil {
      throw Diagnostic("`y:` must be numbers, this is \(column.type.phrase)", at: y.span)
    }
    let rules = try onset(places, call)
    guard !call.by.isEmpty else {
      let (mark, caption) = try mark(of: input, over: places, rules)
      return input.chart(mark, of: y.name, xTitle: x.name, caption: caption)
    }
    let (panels, rest) = try input.panels()
    let facets = try panels.map { panel in
      Facets.Panel(panel.label, try mark(of: panel.input, over: places, rules).mark)
    }
    return input.chart(
      Facets(facets, rest: rest), of: y.name, title: "\(y.name) by \(input.keyNames)", xTitle: x.name)
  }

  /// The lines of some rows over an axis that holds all of them, and what the caption tells.
  private func mark(
    of input: PlotInput, over places: PlotPlaces, _ rules: [Plane.Rule]
  ) throws -> (mark: Line, caption: String) {
    let (x, y) = (try input.column("x"), try input.column("y"))
    var series = input.sides.indices.map { side in
      let numbers = y.columns[side].asNumbers
      return Line.Series(
        input.sides[side].label, x: places.places(of: x.columns[side]),
        y: (0..<y.columns[side].count).map { row in numbers.flatMap { $0[row] } })
    }
    let limits = threshold(input, x: series[0].x, y: y.name)
    var caption = try input.split(&series)
    if series.contains(where: { Set($0.x.compactMap { $0 }).count < $0.x.count { $0 != nil } }) {
      input.call.notice("several rows stand at one place of \(x.name): `summarize` makes one of them")
    }
    let mark = Line(
      series, isPair: input.sides.count == 2, x: places.kind, yTitle: y.name,
      isLogarithmic: input.call.options.bool("log") ?? false, threshold: limits, rules: rules)
    if series.count == 1, !limits.isEmpty { caption = mark.plane.finding }
    return (mark, caption)
  }

  /// The threshold that was asked for, or that of a drift table, where each place has but one.
  private func threshold(_ input: PlotInput, x: [Double?], y: String) -> [Plane.Point] {
    if let value = input.call.options.number("threshold") { return [Plane.Point(x: 0, y: value)] }
    let frame = input.sides[0].frame
    guard y == "score", let index = frame.index(of: "threshold"),
      let limits = frame.columns[index].asNumbers
    else { return [] }
    var known: [Double: Double] = [:]
    for (row, place) in x.enumerated() {
      guard let place, let limit = limits[row] else { continue }
      guard known[place, default: limit] == limit else { return [] }
      known[place] = limit
    }
    return known.keys.sorted().compactMap { place in known[place].map { Plane.Point(x: place, y: $0) } }
  }

  private func onset(_ places: PlotPlaces, _ call: Call) throws -> [Plane.Rule] {
    guard let scalars = call.options.scalars("onset"), let span = call.options.span("onset") else {
      return []
    }
    guard scalars.count == 1 || scalars.count == 3 else {
      throw Diagnostic(
        "`onset:` takes one value of x, or three", at: span,
        help: #"as in `onset: ("month-05", "month-07", "month-08")`"#)
    }
    let found = try scalars.map { scalar in
      guard let place = places.place(of: scalar), place.isFinite else {
        throw Diagnostic("`x:` has no value \(ScalarText.text(scalar) ?? "null")", at: span)
      }
      return place
    }
    let likeliest = scalars.count / 2
    let band = found.count == 3 ? min(found[0], found[2])...max(found[0], found[2]) : nil
    return [
      Plane.Rule(
        .vertical, at: found[likeliest], label: "onset \(ScalarText.text(scalars[likeliest]) ?? "")",
        band: band)
    ]
  }
}
