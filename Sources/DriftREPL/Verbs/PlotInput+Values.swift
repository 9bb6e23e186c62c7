import DataFrame
import Plot

extension PlotInput {
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
}

extension Column {
  /// The values that are there as doubles, dates as seconds since 1970; nil for text.
  var measured: [Double]? {
    if case .date(let dates) = self { return dates.present.map { Double($0.microseconds) / 1e6 } }
    return asNumbers?.present
  }
}
