/// A table as Markdown writes it, the first columns of text, the others of numbers.
struct MarkdownTable {
  private var lines: [String]

  /// A table without rows.
  init(_ header: [String], textColumns: Int = 1) {
    let rule = header.indices.map { $0 < textColumns ? "---" : "--:" }
    lines = [MarkdownTable.line(header), MarkdownTable.line(rule)]
  }

  /// Adds a row at the end.
  mutating func append(_ cells: [String]) { lines.append(MarkdownTable.line(cells)) }

  /// The table, a line a row.
  var text: String { lines.joined(separator: "\n") }

  private static func line(_ cells: [String]) -> String { "| \(cells.joined(separator: " | ")) |" }
}
