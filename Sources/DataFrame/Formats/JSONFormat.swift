/// Rows as JSON objects (RFC 8259): one array of them, or one object a line.
///
/// Numbers keep their full precision; infinities, which JSON lacks, become null. Points in time are ISO 8601
/// texts.
public struct JSONFormat: FileFormat {
  /// One array, an object a line inside it.
  static let array = JSONFormat(
    name: "JSON", fileExtensions: ["json"], summary: "An array with an object for each row.", isArray: true)

  /// An object a line, without an array around them.
  static let lines = JSONFormat(
    name: "JSON Lines", fileExtensions: ["jsonl"], summary: "An object for each row, one a line.",
    isArray: false)

  /// The name that people know it by.
  public let name: String
  /// What the names of such files end in.
  public let fileExtensions: [String]
  /// What it is good for.
  public let summary: String
  /// Always so.
  public let canRead = true
  /// Always so.
  public let canWrite = true
  private let isArray: Bool

  private init(name: String, fileExtensions: [String], summary: String, isArray: Bool) {
    (self.name, self.fileExtensions) = (name, fileExtensions)
    (self.summary, self.isArray) = (summary, isArray)
  }

  /// Reads an array of objects, or objects one after the other, whichever the file holds.
  public func read(_ source: ByteSource, options: LoadOptions) throws(DataError) -> LoadResult {
    try JSONReader(options: options).read(source, format: name)
  }

  /// Writes the rows in order, keys in the order of the columns.
  public func write(_ frame: DataFrame, to output: inout ByteOutput) throws(DataError) {
    if isArray { output.append(frame.rowCount == 0 ? "[" : "[\n") }
    try JSONFormat.writeRows(frame, to: &output, separator: isArray ? ",\n" : "\n")
    if isArray { output.append(frame.rowCount == 0 ? "]\n" : "\n]\n") }
    if !isArray && frame.rowCount > 0 { output.append("\n") }
  }

  /// A frame as an array of row objects on one line, without a line break.
  public static func line(_ frame: DataFrame) throws(DataError) -> String {
    var output = ByteOutput()
    output.append("[")
    try writeRows(frame, to: &output, separator: ",")
    output.append("]")
    return String(decoding: output.bytes, as: UTF8.self)
  }

  /// A text as a JSON string, with its quotes.
  ///
  /// Control characters are escaped, and the line separators U+2028 and U+2029, which JavaScript did not take
  /// in strings before 2019.
  public static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\r": result += "\\r"
      case "\t": result += "\\t"
      case "\u{0}"..."\u{1F}", "\u{7F}", "\u{2028}", "\u{2029}":
        let digits = String(scalar.value, radix: 16)
        result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }

  private static func writeRows(
    _ frame: DataFrame, to output: inout ByteOutput, separator: String
  ) throws(DataError) {
    let style = CellStyle(null: "null", text: quoted, date: { "\"\($0)\"" }, infinity: { _ in "null" })
    let cells = frame.columns.map { CellEncoder($0, style: style) }
    let keys = frame.names.enumerated().map { Array((($0 == 0 ? "" : ",") + quoted($1) + ":").utf8) }
    try frame.forEachRow(&output) { row, bytes in
      if row > 0 { bytes.append(contentsOf: separator.utf8) }
      bytes.append(UInt8(ascii: "{"))
      for (key, cell) in zip(keys, cells) {
        bytes.append(contentsOf: key)
        cell.append(row, &bytes)
      }
      bytes.append(UInt8(ascii: "}"))
    }
  }
}
