import DataFrame
import Plot

/// Draws a number for each pair of two columns' values.
struct HeatmapVerb: Verb {
  /// The column that marks cells.
  private static let markColumn = "drifted"

  let signature = Signature(
    name: "heatmap", usage: "x: column, y: column, color: column",
    summary: "A number for each pair of two columns' values, as the shade of a cell.",
    details: """
      Text keeps the order in which it appears, other types ascend. Of several rows for one cell the number furthest \
      from zero is drawn. Where the frame has a bool column `drifted`, as that of `drift` has, the cells in which it \
      is true are marked. \
      \(PlotInput.panelsDetail)
      """,
    flow: [(.frame, .chart)],
    options: [
      OptionRule(name: "x", form: .column, summary: "The column whose values are the columns of cells."),
      OptionRule(name: "y", form: .column, summary: "The column whose values are the rows of cells."),
      OptionRule(name: "color", form: .column, summary: "The column of the numbers."),
    ] + PlotInput.options,
    by: .optional,
    examples: [
      #"""
      simulate "insurance" vs simulate "insurance", months: 1..6 | drift by snapshot \
      | heatmap x: snapshot, y: column, color: score
      """#.replacing("\\\n", with: ""),
      #"""
      simulate "insurance", months: 1..4 | summarize m = mean(miles) by snapshot, group_name \
      | heatmap x: snapshot, y: group_name, color: m
      """#.replacing("\\\n", with: ""),
      #"""
      simulate "insurance", months: 1..4 | summarize m = mean(miles) by snapshot, group_name, training \
      | heatmap x: snapshot, y: group_name, color: m by training
      """#.replacing("\\\n", with: ""),
    ], next: ["write"])

  func run(_ call: Call, on input: Value) throws -> Value {
    let input = try PlotInput(input, call)
    let (x, y, color) = (try input.column("x"), try input.column("y"), try input.column("color"))
    let (columns, rows) = (try Names(x.columns[0]), try Names(y.columns[0]))
    let cells = columns.texts.count.multipliedReportingOverflow(by: rows.texts.count)
    guard !cells.overflow, cells.partialValue <= Heatmap.mostCells else {
      throw Diagnostic(
        """
        \(quantity(columns.texts.count, "value")) by \(quantity(rows.texts.count, "value")) are more cells than \
        `heatmap` draws (\(NumberFormat.count(Heatmap.mostCells)))
        """, at: call.options.span("x"), help: "group them first, as in `derive decade = bin(age, 10)`")
    }
    guard !call.by.isEmpty else {
      return input.chart(
        try marks(of: [input], columns, rows)[0], of: x.name,
        title: "\(color.name) by \(x.name) and \(y.name)")
    }
    let (panels, rest) = try input.panels()
    let marks = try marks(of: panels.map(\.input), columns, rows)
    return input.chart(
      Facets(zip(panels, marks).map { Facets.Panel($0.label, $1) }, rest: rest), of: x.name,
      title: "\(color.name) by \(x.name), \(y.name) and \(input.keyNames)")
  }

  /// The cells of each part of the rows over the same columns and rows.
  private func marks(of inputs: [PlotInput], _ columns: Names, _ rows: Names) throws -> [Heatmap] {
    var shared = 0
    let marks = try inputs.map { input in
      let frame = input.sides[0].frame
      let (x, y, color) = (try input.column("x"), try input.column("y"), try input.column("color"))
      guard let numbers = color.columns[0].asNumbers else {
        throw Diagnostic("`color:` must be a number, this is \(color.columns[0].type.phrase)", at: color.span)
      }
      var marks: TypedColumn<Bool>?
      if case .bool(let column)? = try? frame.column(Self.markColumn) { marks = column }
      let (across, upwards) = (columns.places(of: x.columns[0]), rows.places(of: y.columns[0]))
      shared += frame.rowCount - Grouping(by: [x.columns[0], y.columns[0]], rowCount: frame.rowCount).count
      return Heatmap(
        (0..<frame.rowCount).map { row in
          Heatmap.Cell(
            column: across[row], row: upwards[row], value: numbers[row],
            isMarked: marks.flatMap { $0[row] } ?? false)
        },
        columns: (x.name, columns.texts), rows: (y.name, rows.texts), title: color.name,
        markTitle: Self.markColumn)
    }
    if shared > 0 {
      inputs[0].call.notice(
        "\(quantity(shared, "row")) shared a cell with another; the one furthest from zero is drawn")
    }
    return marks
  }
}

/// The distinct values of a column in the order in which they are drawn, and the place of each.
private struct Names {
  let texts: [String]
  private let places: [String?: Int]

  /// Text in order of appearance, other types ascending; null is a value, and the last one of those.
  init(_ column: Column) throws {
    let grouping = Grouping(by: [column], rowCount: column.count)
    var values = column.gather(grouping.firstRows)
    if column.type != .string {
      let sorted = try DataFrame([("value", values)]).sorted(by: [SortKey(values)])
      values = try sorted.column("value")
    }
    let names = (0..<values.count).map { values[$0].categoryName }
    texts = names.map { $0 ?? "null" }
    places = Dictionary(zip(names, names.indices), uniquingKeysWith: { first, _ in first })
  }

  /// The place of the value of each row of the column, or of a part of its rows.
  ///
  /// - Complexity: O(*n*), with a text for each distinct value alone.
  func places(of column: Column) -> [Int] {
    let grouping = Grouping(by: [column], rowCount: column.count)
    let own = grouping.firstRows.map { places[column[$0].categoryName] ?? -1 }
    return grouping.ids.map { own[Int($0)] }
  }
}
