import DataFrame
import Plot

/// A frame as a table of a page: numbers at the right under each other, missing values told from text, and only as much
/// of a long one as a reader looks at, with what was left out counted.
struct HTMLTable: Sendable {
  var table: ReportTable
  /// What a reader who hears the page is told the table is.
  var label: String

  /// The table in a box that scrolls by itself where it is wider than the page.
  var html: HTML {
    let heads = columns.map { column in
      column.column.isRight
        ? HTML.element("th", ["scope": "col", "class": "number"], HTML(column.column.name.text))
        : HTML.element("th", ["scope": "col"], HTML(column.column.name.text))
    }
    let lines = (0..<table.frame.rowCount).map { row in
      HTML.element("tr", [:], HTML(columns.map { $0.cell(row) }))
    }
    let element = HTML.element(
      "table", ["class": "sortable"], .element("caption", [:], .element("span", [:], caption)), "\n",
      .element("thead", [:], .element("tr", [:], HTML(heads))), "\n",
      .element("tbody", [:], HTML(lines, separator: "\n")))
    return .element(
      "div", ["class": "scroll", "role": "region", "aria-label": label, "tabindex": "0"], element)
  }

  private let columns: [ReportColumn]

  init(_ table: ReportTable, label: String) {
    self.table = table
    self.label = label
    columns = table.columns
  }

  /// A table of a frame, with what is known about how it is best shown.
  init(_ frame: DataFrame, presentation: Presentation = Presentation(), label: String) {
    self.init(ReportTable(frame, presentation), label: label)
  }

  private var caption: HTML {
    HTML(table.captionLines.map { HTML($0) }, separator: "<br>")
  }
}

extension ReportColumn {
  /// The cell of a row; a number whose exact value the text does not tell carries it, for sorting.
  fileprivate func cell(_ row: Int) -> HTML {
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
