/// Delimited text (RFC 4180) with a header.
///
/// What is written is read back with the same values, and the same types too, except that text which looks
/// like a value of another type (a key such as `007`) needs its type named. Nothing is done against
/// spreadsheet programs that run cells as formulas, as that would change the data.
struct CSVFormat: FileFormat {
  static let commaSeparated = CSVFormat(
    name: "CSV", fileExtensions: ["csv"], separator: nil,
    summary: "Text with a header and a comma, semicolon, tab or bar between fields.")

  static let tabSeparated = CSVFormat(
    name: "TSV", fileExtensions: ["tsv"], separator: Byte.tab,
    summary: "Text with a header and tabs between fields.")

  let name: String
  let fileExtensions: [String]
  let separator: UInt8?
  let summary: String
  let canRead = true
  let canWrite = true

  private init(name: String, fileExtensions: [String], separator: UInt8?, summary: String) {
    (self.name, self.fileExtensions) = (name, fileExtensions)
    (self.separator, self.summary) = (separator, summary)
  }

  func read(_ source: ByteSource, options: LoadOptions) throws(DataError) -> LoadResult {
    try CSVReader(options: options, separator: separator).read(source, format: name)
  }

  /// Writes a header and a line a row, ended by LF.
  ///
  /// A missing value is empty; in a frame of one column it is `NA`, because a line without a byte is no row.
  func write(_ frame: DataFrame, to output: inout ByteOutput) throws(DataError) {
    let separator = separator ?? Byte.comma
    let style = CellStyle(null: frame.columns.count == 1 ? "NA" : "") { CSVFormat.quoted($0, separator) }
    let cells = frame.columns.map { CellEncoder($0, style: style) }
    let names = frame.names.map { CSVFormat.quoted($0, separator) }
    output.append(names.joined(separator: String(UnicodeScalar(separator))) + "\n")
    try frame.forEachRow(&output) { row, bytes in
      for (index, cell) in cells.enumerated() {
        if index > 0 { bytes.append(separator) }
        cell.append(row, &bytes)
      }
      bytes.append(Byte.lineFeed)
    }
  }

  /// A text in quotes where it would not be read back as it is without them.
  private static func quoted(_ text: String, _ separator: UInt8) -> String {
    let special = [separator, Byte.quote, Byte.lineFeed, Byte.carriageReturn]
    let isPlain = text == text.trimmingBlanks && !text.utf8.contains(where: special.contains)
    guard !isPlain || LoadOptions.defaultNullTokens.contains(text) || readsAsValue(text) else { return text }
    var result = "\""
    for scalar in text.unicodeScalars {
      if scalar == "\"" { result += "\"" }
      result.unicodeScalars.append(scalar)
    }
    return result + "\""
  }

  /// Whether a text looks like a value of another type: quotes tell a person, and many programs, that it is
  /// text.
  private static func readsAsValue(_ text: String) -> Bool {
    FieldBytes.with(text) { ColumnParser.type(of: $0) != .string }
  }
}
