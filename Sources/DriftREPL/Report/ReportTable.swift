import DataFrame
import Plot

/// The first rows of a frame, and how many there are.
struct ReportTable: Sendable {
  /// The rows that are kept.
  static let mostRows = 100

  /// What the table is among several; nil where it stands alone.
  var label: String?
  var frame: DataFrame
  var rowCount: Int
  var presentation: Presentation

  init(_ frame: DataFrame, _ presentation: Presentation = Presentation(), label: String? = nil) {
    self.label = label
    self.frame = frame.gather(Array(0..<min(frame.rowCount, ReportTable.mostRows)))
    rowCount = frame.rowCount
    self.presentation = presentation
  }

  /// The most columns of it that are shown.
  static let mostColumns = 60

  /// The lines below the table: those that the frame ends with, and its size with what was left out.
  var captionLines: [String] {
    let names = frame.names.count
    var size = "\(quantity(rowCount, "row")) × \(quantity(names, "column"))"
    if rowCount > frame.rowCount { size += "; the first \(quantity(frame.rowCount, "row")) shown" }
    if names > ReportTable.mostColumns {
      size += "; the first \(quantity(ReportTable.mostColumns, "column")) shown"
    }
    return [presentation.footer, size].compactMap { $0 }.flatMap {
      $0.split(separator: "\n").map(String.init)
    }
  }

  /// The columns, with drawings behind those that tell the rows apart, and last what a reader needs least.
  var columns: [ReportColumn] {
    let rows = Array(0..<frame.rowCount)
    let style = TableStyle(width: ReportColumn.width)
    let pairs = zip(frame.names, frame.columns).prefix(ReportTable.mostColumns)
    var columns = pairs.enumerated().map { position, pair in
      ReportColumn(
        column: TableColumn(pair.0, pair.1, position: position, rows: rows, style: style), values: pair.1)
    }
    // Where all are there, nobody has said which columns are wanted, and in which order.
    let spare = presentation.spareColumns.compactMap(frame.index)
    if spare.count == presentation.spareColumns.count {
      func isSpare(_ column: ReportColumn) -> Bool { column.column.position.map(spare.contains) ?? false }
      columns = columns.filter { !isSpare($0) } + columns.filter(isSpare)
    }
    let keys = presentation.distributions?.keys.compactMap(frame.index) ?? []
    guard let distributions = presentation.distributions,
      let last = columns.lastIndex(where: { $0.column.position.map(keys.contains) ?? false })
    else { return columns }
    let drawings = distributions.columns(for: frame, rows: rows, style: style)
    columns.insert(contentsOf: drawings.map { ReportColumn(column: $0, values: nil) }, at: last + 1)
    return columns
  }
}

/// A column of a shown table, with the values that its cells were made of; a drawing has none.
struct ReportColumn: Sendable {
  /// A quarter of the bytes from which a text is cut, and the characters that are left of it.
  static let width = 160

  var column: TableColumn
  var values: Column?
}
