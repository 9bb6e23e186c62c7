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
      is true are marked.
      """,
    flow: [(.frame, .chart)],
    options: [
      OptionRule(name: "x", form: .column, summary: "The column whose values are the columns of cells."),
      OptionRule(name: "y", form: .column, summary: "The column whose values are the rows of cells."),
      OptionRule(name: "color", form: .column, summary: "The column of the numbers."),
    ] + PlotInput.options,
    examples: [
      #"""
      simulate "insurance" vs simulate "insurance", months: 1..6 | drift by snapshot \
      | heatmap x: snapshot, y: column, color: score
      """#.replacing("\\\n", with: ""),
      #"""
      simulate "insurance", months: 1..4 | summarize m = mean(miles) by snapshot, group_name \
      | heatmap x: snapshot, y: group_name, color: m
      """#.replacing("\\\n", with: ""),
    ], next: ["write"])

  func run(_ call: Call, on input: Value) throws -> Value {
    let input = try PlotInput(input, call)
    let frame = input.sides[0].frame
    let (x, y, color) = (try input.column("x"), try input.column("y"), try input.column("color"))
    guard let numbers = color.columns[0].asNumbers else {
      throw Diagnostic("`color:` must be a number, this is \(color.columns[0].type.phrase)", at: color.span)
    }
    let (columns, rows) = (try Names(x.columns[0]), try Names(y.columns[0]))
    let cells = columns.texts.count.multipliedReportingOverflow(by: rows.texts.count)
    guard !cells.overflow, cells.partialValue <= Heatmap.mostCells else {
      throw Diagnostic(
        """
        \(quantity(columns.texts.count, "value")) by \(quantity(rows.texts.count, "value")) are more cells than \
        `heatmap` draws (\(NumberFormat.count(Heatmap.mostCells)))
        """, at: call.options.span("x"), help: "group them first, as in `derive decade = bin(age, 10)`")
    }
    var marks: TypedColumn<Bool>?
    if case .bool(let column)? = try? frame.column(Self.markColumn) { marks = column }
    let mark = Heatmap(
      (0..<frame.rowCount).map { row in
        Heatmap.Cell(
          column: columns.codes[row], row: rows.codes[row], value: numbers[row],
          isMarked: marks.flatMap { $0[row] } ?? false)
      },
      columns: (x.name, columns.texts), rows: (y.name, rows.texts), title: color.name,
      markTitle: Self.markColumn)
    let shared = frame.rowCount - Grouping(by: [x.columns[0], y.columns[0]], rowCount: frame.rowCount).count
    if shared > 0 {
      call.notice(
        "\(quantity(shared, "row")) shared a cell with another; the one furthest from zero is drawn")
    }
    return input.chart(mark, of: x.name, title: "\(color.name) by \(x.name) and \(y.name)")
  }
}

/// The distinct values of a column in the order in which they are drawn, and the place of each row's.
private struct Names {
  let texts: [String]
  let codes: [Int]

  /// Text in order of appearance, other types ascending; null is a value, and the last one of those.
  init(_ column: Column) throws {
    let grouping = Grouping(by: [column], rowCount: column.count)
    let values = column.gather(grouping.firstRows)
    var order = Array(0..<grouping.count)
    if column.type != .string {
      let places = try DataFrame([("place", .integer(TypedColumn(order)))]).sorted(by: [SortKey(values)])
      if case .integer(let sorted) = try places.column("place") { order = sorted.values }
    }
    var place = [Int](repeating: 0, count: order.count)
    for (rank, group) in order.enumerated() { place[group] = rank }
    texts = order.map { values[$0].categoryName ?? "null" }
    codes = grouping.ids.map { place[Int($0)] }
  }
}
