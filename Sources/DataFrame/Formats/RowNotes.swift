/// Collects what a report says of single rows of a file: each that is listed, in the order of the lines, and
/// then how many there were.
struct RowNotes {
  private let file: String
  private var listed: [(line: Int, note: LoadNote)] = []
  private var sums: [LoadNote] = []

  init(file: String) { self.file = file }

  /// Adds the rows that ended before the last of `width` columns, with the number of fields of each.
  mutating func add(shortRows: LineList<Int>, width: Int) {
    guard shortRows.count > 0 else { return }
    for (line, found) in zip(shortRows.lines, shortRows.details) {
      listed.append((line, .shortRow(file: file, line: line, found: found, expected: width)))
    }
    sums.append(.shortRows(file: file, count: shortRows.count, lines: unlisted(shortRows)))
  }

  /// Adds the values of a column that did not read as its type, each as text.
  mutating func add(unparsed: LineList<String>, column: String, type: ColumnType) {
    guard unparsed.count > 0 else { return }
    for (line, text) in zip(unparsed.lines, unparsed.details) {
      listed.append(
        (line, .unparsedValue(file: file, line: line, column: column, type: type, text: text)))
    }
    sums.append(
      .unparsed(
        file: file, column: column, type: type, count: unparsed.count, lines: unlisted(unparsed)))
  }

  /// The notes; those on one line in the order in which they were added.
  var notes: [LoadNote] {
    let ascending = listed.indices.sorted { (listed[$0].line, $0) < (listed[$1].line, $1) }
    return ascending.map { listed[$0].note } + sums
  }

  /// The lines that a sum names: none where each has a note of its own.
  private func unlisted<Detail>(_ list: LineList<Detail>) -> [Int] { list.details.isEmpty ? list.lines : [] }
}
