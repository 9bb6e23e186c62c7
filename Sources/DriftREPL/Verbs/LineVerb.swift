import DataFrame
import Plot

/// Draws how a value runs over an order.
struct LineVerb: Verb {
  let signature = Signature(
    name: "line", usage: "x: column, y: column",
    summary: "How a value runs over snapshots, times or numbers, such as a drift score.",
    details: """
      Text stands in order of first appearance, numbers and dates in their own. The `threshold` column of a drift table is \
      drawn beside its `score`, unless `threshold:` is set. Null breaks a line.
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
    examples: [
      #"simulate "insurance", months: 1..12 | summarize miles = mean(miles) by snapshot | line x: snapshot, y: miles"#,
      #"simulate "insurance" vs simulate "insurance", months: 1..6 | drift age, miles by snapshot | line x: snapshot, y: score, color: column"#,
    ])

  func run(_ call: Call, on input: Value) throws -> Value {
    let input = try PlotInput(input, call)
    let (x, y) = (try input.column("x"), try input.column("y"))
    guard let places = PlotPlaces(x.columns) else {
      throw Diagnostic("`x:` is not of one kind on both sides", at: x.span)
    }
    let values = try y.columns.map { column in
      guard let numbers = column.asNumbers else {
        throw Diagnostic("`y:` must be numbers, this is \(column.type.phrase)", at: y.span)
      }
      return (0..<numbers.count).map { numbers[$0] }
    }
    var series = input.sides.indices.map {
      Line.Series(input.sides[$0].label, x: places.values[$0], y: values[$0])
    }
    var caption = try input.split(&series)
    if series.contains(where: { Set($0.x.compactMap { $0 }).count < $0.x.count { $0 != nil } }) {
      call.notice("several rows stand at one place of \(x.name): `summarize` makes one of them")
    }
    let limits = threshold(input, x: places.values[0], y: y.name)
    let mark = Line(
      series, isPair: input.sides.count == 2, x: places.kind, yTitle: y.name,
      isLogarithmic: call.options.bool("log") ?? false, threshold: limits, rules: try onset(places, call))
    if series.count == 1, !limits.isEmpty { caption = mark.plane.finding }
    return input.chart(mark, of: y.name, xTitle: x.name, caption: caption)
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
      guard let place = places.place(of: scalar) else {
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
