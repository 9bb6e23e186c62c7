/// How values are written out.
enum OutputMode: String, Sendable, CaseIterable {
  /// Tables and drawings for people.
  case table
  /// Comma-separated values; what is no frame is written as for people.
  case csv
  /// One JSON value a statement, on one line.
  case json
  /// One JSON object a row.
  case jsonl
  /// A Markdown table.
  case md
}
