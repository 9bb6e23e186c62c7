import DataFrame
import Plot

/// A frame as a table for people: no borders, two spaces between columns, no blanks at the ends of lines.
///
/// Where the style sets a width, the widest text is shortened first, then the last columns are left out, and the
/// footer names them; where it sets a number of rows, the head and the tail are shown. What is cut is always counted.
///
/// - Returns: Lines without a line break after the last.
func renderTable(_ frame: DataFrame, style: TableStyle, presentation: Presentation = Presentation()) -> String
{
  let view = TableView(frame, style: style, presentation: presentation)
  var lines = view.body
  lines += view.countLines.map { style.styled($0, .dim) }
  if let footer = presentation.footer { lines += footerLines(footer, style: style) }
  return lines.joined(separator: "\n")
}

/// The lines of a footer, those that are too wide broken at their spaces.
private func footerLines(_ footer: String, style: TableStyle) -> [String] {
  let lines = (style.unicode ? footer : asciiOnly(footer)).split(
    separator: "\n", omittingEmptySubsequences: false)
  return lines.map(String.init).flatMap { line in
    guard let width = style.width, displayWidth(line) > width else { return [line] }
    return wrapped(line, toWidth: width)
  }
}

/// What whoever made a frame knows about how it is best shown; no verb reads it.
struct Presentation: Sendable, Equatable {
  /// Lines to end with, such as a verdict on the whole table.
  var footer: String?
  /// The columns that a narrow table leaves out before it shortens the others, in this order.
  var spareColumns: [String] = []
  /// Text columns that are of use only whole; spare ones make room for them.
  var wholeColumns: [String] = []
  /// What is drawn beside the rows.
  var distributions: RowDistributions?
}

/// The parts of a frame that are shown and what is told about the rest.
struct TableView: Sendable {
  private let style: TableStyle
  private let columns: [TableColumn]
  private let leftOut: [String]
  private let rowCount: Int
  private let head: Int
  private let shownRows: Int

  /// The view of a frame in a style, without spare columns where they would cost others their room.
  init(_ frame: DataFrame, style: TableStyle, presentation: Presentation = Presentation()) {
    self.style = style
    rowCount = frame.rowCount
    shownRows = min(frame.rowCount, max(0, style.maxRows ?? frame.rowCount))
    head = (shownRows + 1) / 2
    let tailStart = frame.rowCount - (shownRows - head)
    let rows = Array(0..<head) + Array(tailStart..<frame.rowCount)
    // What cannot fit even at the narrowest is left out before its cells are made.
    let most = style.width.map { min(frame.names.count, $0 / 3 + 1) } ?? frame.names.count
    let candidates = zip(frame.names, frame.columns).prefix(most)
    let made = candidates.enumerated().map { position, column in
      TableColumn(column.0, column.1, position: position, rows: rows, style: style)
    }
    let plain = withoutSpare(made, presentation, names: frame.names, into: style.width)
    let drawn = withDistributions(made, presentation, of: frame, rows: rows, style: style)
    columns = fitted(drawn ?? plain, into: style.width)
    let shown = Set(columns.compactMap(\.position))
    leftOut = frame.names.indices.filter { !shown.contains($0) }.map {
      shownText(frame.names[$0], style: style)
    }
  }

  private var isCut: Bool { shownRows < rowCount }

  /// The headings and rows.
  var body: [String] {
    guard !columns.isEmpty else { return [] }
    var lines = [line { ($0.name, .bold) }]
    if style.showTypes { lines.append(line { (TableCell($0.typeName), .dim) }) }
    for row in 0..<head { lines.append(valueLine(row)) }
    if isCut { lines.append(line { _ in (TableCell(style.gap), .dim) }) }
    for row in head..<shownRows { lines.append(valueLine(row)) }
    return lines
  }

  private func valueLine(_ row: Int) -> String {
    line { ($0.cells[row], $0.cells[row].isDim ? .dim : nil) }
  }

  private func line(_ cell: (TableColumn) -> (TableCell, TableStyle.Rendition?)) -> String {
    var text = ""
    for (number, column) in columns.enumerated() {
      let (content, rendition) = cell(column)
      if number > 0 { text += "  " }
      text += column.placed(content, rendition: rendition, style: style)
    }
    return withoutTrailingBlanks(text)
  }

  /// What was left out, and the size of a frame that shows no row.
  var countLines: [String] {
    var lines: [String] = []
    if isCut || !leftOut.isEmpty || rowCount == 0 || columns.isEmpty {
      let columnCount = columns.count { $0.position != nil } + leftOut.count
      let size = "\(quantity(rowCount, "row")) \(style.times) \(quantity(columnCount, "column"))"
      let shown = isCut ? "\(size), \(quantity(shownRows, "row")) shown" : size
      let hint = isCut || !leftOut.isEmpty ? style.hint : nil
      lines.append(hint.map { "\(shown); \($0)" } ?? shown)
    }
    if !leftOut.isEmpty { lines.append(leftOutLine) }
    return lines
  }

  /// The number of columns left out and as many of their names as two lines hold.
  private var leftOutLine: String {
    var text = "+\(quantity(leftOut.count, "column")): "
    let limit = style.width.map { 2 * $0 } ?? Int.max
    for (number, name) in leftOut.enumerated() {
      let addition = (number == 0 ? "" : ", ") + name
      guard number == 0 || displayWidth(text) + displayWidth(addition) <= limit else {
        return text + ", " + style.ellipsis
      }
      text += addition
    }
    return text
  }
}

/// The columns with distributions drawn behind the keys of their rows, and without as many spare ones as that takes; nil
/// where there is nothing to draw, or no room for it and for all that cannot be spared.
private func withDistributions(
  _ columns: [TableColumn], _ presentation: Presentation, of frame: DataFrame, rows: [Int], style: TableStyle
) -> [TableColumn]? {
  guard style.showDistributions, let distributions = presentation.distributions else { return nil }
  let drawings = distributions.columns(for: frame, rows: rows, style: style)
  let keys = distributions.keys.compactMap(frame.index)
  guard !drawings.isEmpty, let last = columns.lastIndex(where: { $0.position.map(keys.contains) ?? false })
  else { return nil }
  var all = columns
  all.insert(contentsOf: drawings, at: last + 1)
  var presentation = presentation
  presentation.spareColumns += distributions.spareColumns
  let kept = withoutSpare(all, presentation, names: frame.names, into: style.width)
  return kept.reduce(-2, { $0 + $1.minimumWidth + 2 }) <= style.width ?? Int.max ? kept : nil
}

/// The columns without as many spare ones, in their order, as it takes to show the rest in comfort.
private func withoutSpare(
  _ columns: [TableColumn], _ presentation: Presentation, names: [String], into width: Int?
) -> [TableColumn] {
  guard let width else { return columns }
  func room(_ column: TableColumn) -> Int {
    let isWhole = column.position.map { presentation.wholeColumns.contains(names[$0]) } ?? true
    return isWhole ? column.width : column.comfortableWidth
  }
  var kept = columns
  for name in presentation.spareColumns where kept.reduce(-2, { $0 + room($1) + 2 }) > width {
    kept.removeAll { $0.position.map { names[$0] == name } ?? false }
  }
  return kept
}

/// The first columns that fit into a width at their narrowest, with the widest text then cut until all fit.
private func fitted(_ columns: [TableColumn], into width: Int?) -> [TableColumn] {
  guard let width else { return columns }
  var kept: [TableColumn] = []
  var least = -2
  for column in columns {
    least += column.minimumWidth + 2
    guard kept.isEmpty || least <= width else { break }
    kept.append(column)
    kept[kept.count - 1].width = min(column.width, max(width, column.minimumWidth))
  }
  var excess = kept.reduce(-2) { $0 + $1.width + 2 } - width
  while excess > 0, let widest = widestThatCanShrink(kept) {
    kept[widest].width -= 1
    excess -= 1
  }
  return kept
}

/// The widest of the columns that may become narrower, text before others; of equals the first.
private func widestThatCanShrink(_ columns: [TableColumn]) -> Int? {
  let able = columns.indices.filter { columns[$0].width > columns[$0].minimumWidth }
  let texts = able.filter { columns[$0].type == .string }
  return (texts.isEmpty ? able : texts).max { columns[$0].width < columns[$1].width }
}

private func withoutTrailingBlanks(_ text: String) -> String {
  let end = text.utf8.lastIndex { $0 != UInt8(ascii: " ") }
  return end.map { String(text[...$0]) } ?? ""
}
