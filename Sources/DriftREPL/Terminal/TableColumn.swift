import DataFrame
import Plot

/// One column of a table: its heading and the cells of the rows that are shown.
struct TableColumn: Sendable {
  var name: TableCell
  /// Where the column stands in its frame; nil where it is a drawing, which is no part of it.
  var position: Int?
  var type: ColumnType
  var cells: [TableCell]
  /// The widest part from the decimal point on.
  var tail: Int
  /// The columns of the terminal that the widest cell takes, aligned, without the heading.
  var contentWidth: Int
  /// The columns of the terminal that it is given.
  var width: Int

  /// A column's rows at given positions, as wide as it likes to be.
  init(_ name: String, _ column: Column, position: Int, rows: [Int], style: TableStyle) {
    self.position = position
    self.name = TableCell(shownText(name, style: style))
    type = column.type
    cells = shownCells(column, rows: rows, style: style)
    let widestTail = cells.reduce(0) { max($0, $1.tail ?? 0) }
    tail = widestTail
    contentWidth = cells.reduce(0) { max($0, $1.width + ($1.tail.map { widestTail - $0 } ?? 0)) }
    width = max(contentWidth, self.name.width, style.showTypes ? type.rawValue.utf8.count : 0)
  }

  /// A column of drawings, which are shown whole or not at all.
  init(drawing name: String, cells: [TableCell]) {
    self.name = TableCell(name)
    self.cells = cells
    type = .string
    tail = 0
    contentWidth = cells.reduce(0) { max($0, $1.width) }
    width = max(contentWidth, self.name.width)
  }

  /// The name of its type, which a drawing has none of.
  var typeName: String { position == nil ? "" : type.rawValue }

  /// Whether it stands at the right of its place, as numbers do.
  var isRight: Bool { type.isNumeric }

  /// No column gets narrower than this by fitting a table to a terminal.
  private static let narrowest = 6
  /// Headings are cut to no less than this, so that they can still be told apart.
  private static let narrowestHeading = 12

  /// How narrow it may become: text and a long heading can be cut, other values are shown whole.
  var minimumWidth: Int {
    guard position != nil else { return width }
    let heading = max(TableColumn.narrowest, min(name.width, TableColumn.narrowestHeading))
    return min(width, type == .string ? heading : max(contentWidth, heading))
  }

  /// The width at which long text can still be read in its first words.
  var comfortableWidth: Int { type == .string ? min(width, 20) : width }

  /// A cell in its place, as wide as the column, cut where it must be.
  func placed(_ cell: TableCell, rendition: TableStyle.Rendition?, style: TableStyle) -> String {
    let space = cell.tail.map { tail - $0 } ?? 0
    guard cell.width + space <= width else {
      let cut = truncated(cell.text, toWidth: width, ellipsis: style.ellipsis)
      return aligned(cut, width: displayWidth(cut), space: 0, rendition: rendition, style: style)
    }
    return aligned(cell.text, width: cell.width, space: space, rendition: rendition, style: style)
  }

  private func aligned(
    _ text: String, width taken: Int, space: Int, rendition: TableStyle.Rendition?, style: TableStyle
  ) -> String {
    let shown = rendition.map { style.styled(text, $0) } ?? text
    let free = String(repeating: " ", count: max(0, width - taken - space))
    return isRight ? free + shown + String(repeating: " ", count: space) : shown + free
  }
}

/// The cells of a column at some rows, with one number format for all of them.
private func shownCells(_ column: Column, rows: [Int], style: TableStyle) -> [TableCell] {
  switch column {
  case .integer(let column):
    return rows.map { row in column[row].map { TableCell(String($0), tail: 0) } ?? .null }
  case .number(let column):
    return numberCells(rows.map { column[$0] })
  case .bool(let column):
    return rows.map { row in column[row].map { TableCell($0 ? "true" : "false") } ?? .null }
  case .string(let column):
    return stringCells(column, rows: rows, style: style)
  case .date(let column):
    let dateOnly = rows.allSatisfy { column[$0].map { $0.microsecondOfDay == 0 } ?? true }
    return rows.map { row in
      column[row].map { TableCell(ScalarText.text($0, dateOnly: dateOnly)) } ?? .null
    }
  }
}

private func numberCells(_ values: [Double?]) -> [TableCell] {
  let format = TableNumberFormat(values.lazy.compactMap { $0 }.filter(\.isFinite).map(DecimalDigits.init))
  return values.map { value in
    guard let value else { return .null }
    let (whole, rest) = format.text(value)
    return TableCell(whole + rest, tail: rest.utf8.count)
  }
}

/// Each distinct text is made ready once.
private func stringCells(_ column: StringColumn, rows: [Int], style: TableStyle) -> [TableCell] {
  var ready: [Int32: TableCell] = [:]
  return rows.map { row in
    guard let code = column.codes[row] else { return .null }
    if let cell = ready[code] { return cell }
    let cell = TableCell(shownText(column.dictionary[Int(code)], style: style))
    ready[code] = cell
    return cell
  }
}
