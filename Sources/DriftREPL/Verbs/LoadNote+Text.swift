import DataFrame
import Plot

extension LoadNote {
  /// The note as a line of its own: one on a single row begins with its place, as a compiler's do.
  var line: String {
    switch self {
    case .shortRow, .unparsedValue: text
    default: "load: \(text)"
    }
  }

  /// The note in words.
  var text: String {
    switch self {
    case .shortRows(let file, let count, let lines):
      "\(file): \(quantity(count, "row")) with fewer fields than the header, filled with null\(places(lines, count))"
    case .unparsed(let file, let column, let type, let count, let lines):
      "\(file): \(quantity(count, "value")) of `\(column)` not read as \(type.rawValue), now null\(places(lines, count))"
    case .shortRow(let file, let line, let found, let expected):
      "\(file):\(line): \(quantity(found, "field")) instead of \(expected)"
    case .unparsedValue(let file, let line, let column, let type, let text):
      "\(file):\(line): `\(column)`: \(shown(text)) is not \(type.phrase)"
    case .renamed(let file, let from, let to): "\(file): column `\(from)` is called `\(to)`"
    case .headerLooksLikeData(let file):
      "\(file): the header holds nothing but values; `header: false` reads it as a row"
    case .otherSeparators(let file, let separators):
      "\(file): \(separators.map(quoted).joined(separator: " or ")) would split the lines as well; `sep:` decides"
    case .filled(let column, let files):
      "column `\(column)` is missing in \(listed(files)) and null there"
    case .widened(let column, let types, let type):
      "column `\(column)` is \(types.map(\.rawValue).joined(separator: " and ")) in different files, now \(type.rawValue)"
    }
  }

  /// The lines that a sum names, in parentheses; nothing where each has a note of its own.
  private func places(_ lines: [Int], _ count: Int) -> String {
    guard !lines.isEmpty else { return "" }
    let numbers = lines.map(String.init).joined(separator: ", ")
    let listed = "line\(lines.count == 1 ? "" : "s") \(numbers)"
    return lines.count < count ? " (\(listed), …); `report: all` lists them" : " (\(listed))"
  }

  /// A value of the file in quotes, on one line and never a long one.
  private func shown(_ text: String) -> String {
    "\"\(truncated(visible(text.replacing("\"", with: "\\\"")), toWidth: 60))\""
  }

  private func quoted(_ byte: UInt8) -> String {
    byte == UInt8(ascii: "\t") ? "a tab" : "`\(Character(Unicode.Scalar(byte)))`"
  }

  private func listed(_ files: [String]) -> String {
    files.count <= 3 ? files.joined(separator: ", ") : "\(files[0]) and \(files.count - 1) more files"
  }
}
