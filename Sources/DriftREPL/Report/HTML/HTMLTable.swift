import DataFrame
import Plot

/// A frame as a table of a page: numbers at the right under each other, missing values told from text, and only as much
/// of a long one as a reader looks at, with what was left out counted.
struct HTMLTable: Sendable {
  /// How much of a frame is shown.
  struct Limits: Sendable, Equatable {
    var rows = 100
    var columns = 60
    /// The characters of a cell, about.
    var width = 160
  }

  var frame: DataFrame
  /// The rows that the table stands for, where the frame holds only the first of them.
  var rowCount: Int
  var presentation: Presentation
  /// What a reader who hears the page is told the table is.
  var label: String
  var limits = Limits()

  /// A table of a frame.
  init(_ frame: DataFrame, rowCount: Int? = nil, presentation: Presentation = Presentation(), label: String) {
    self.frame = frame
    self.rowCount = rowCount ?? frame.rowCount
    self.presentation = presentation
    self.label = label
  }

  /// The table in a box that scrolls by itself where it is wider than the page.
  var html: HTML {
    let columns = shownColumns
    let rows = 0..<min(frame.rowCount, limits.rows)
    let heads = columns.map { HTML.element("th", attributes(of: $0.column), HTML($0.column.name.text)) }
    let lines = rows.map { row in HTML.element("tr", [:], HTML(columns.map { $0.cell(row) })) }
    let table = HTML.element(
      "table", ["class": "sortable"], .element("caption", [:], .element("span", [:], caption)), "\n",
      .element("thead", [:], .element("tr", [:], HTML(heads))), "\n",
      .element("tbody", [:], HTML(lines, separator: "\n")))
    return .element(
      "div", ["class": "scroll", "role": "region", "aria-label": label, "tabindex": "0"], table)
  }

  private func attributes(of column: TableColumn) -> KeyValuePairs<String, String> {
    column.isRight ? ["scope": "col", "class": "number"] : ["scope": "col"]
  }

  /// The size of the frame, what of it is shown, and the lines that it ends with.
  private var caption: HTML {
    let names = frame.names.count
    var size = "\(quantity(rowCount, "row")) × \(quantity(names, "column"))"
    if rowCount > limits.rows { size += "; the first \(quantity(limits.rows, "row")) shown" }
    if names > limits.columns { size += "; the first \(quantity(limits.columns, "column")) shown" }
    let lines = [presentation.footer, size].compactMap { $0 }.flatMap { $0.split(separator: "\n") }
    return HTML(lines.map { HTML(String($0)) }, separator: "<br>")
  }

  /// A column with the values that its cells were made of; a drawing has none.
  private struct ShownColumn {
    var column: TableColumn
    var values: Column?

    /// The cell of a row; a number whose exact value the text does not tell carries it, for sorting.
    func cell(_ row: Int) -> HTML {
      let cell = column.cells[row]
      let text = HTML(cell.text)
      guard let values else { return .element("td", ["class": "drawing"], text) }
      switch values[row] {
      case .null: return .element("td", ["class": column.isRight ? "null number" : "null"], text)
      case .number(let value):
        guard !value.isFinite || Double(cell.text) != value else {
          return .element("td", ["class": "number"], text)
        }
        let exact = value.isFinite ? "\(value)" : value < 0 ? "-Infinity" : "Infinity"
        return .element("td", ["class": "number", "data-value": exact], text)
      case .integer: return .element("td", ["class": "number"], text)
      case .bool(let value): return .element("td", ["class": value ? "true" : "false"], text)
      case .date: return .element("td", ["class": "date"], text)
      case .string: return .element("td", [:], text)
      }
    }
  }

  /// The columns, with drawings behind those that tell the rows apart.
  private var shownColumns: [ShownColumn] {
    let style = TableStyle(width: limits.width)
    let rows = Array(0..<min(frame.rowCount, limits.rows))
    let pairs = zip(frame.names, frame.columns).prefix(limits.columns)
    var columns = pairs.enumerated().map { position, pair in
      ShownColumn(
        column: TableColumn(pair.0, pair.1, position: position, rows: rows, style: style), values: pair.1)
    }
    let keys = presentation.distributions?.keys.compactMap(frame.index) ?? []
    guard let distributions = presentation.distributions,
      let last = columns.lastIndex(where: { $0.column.position.map(keys.contains) ?? false })
    else { return columns }
    let drawings = distributions.columns(for: frame, rows: rows, style: style)
    columns.insert(contentsOf: drawings.map { ShownColumn(column: $0, values: nil) }, at: last + 1)
    return columns
  }
}
