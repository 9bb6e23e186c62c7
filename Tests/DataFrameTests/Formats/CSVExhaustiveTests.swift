import DataFrame
import XCTest

/// Every short text over the characters that matter, held against a reader that takes one character at a
/// time.
final class CSVExhaustiveTests: XCTestCase {
  func testAllShortTexts() throws {
    let folder = try TemporaryFolder()
    var options = LoadOptions()
    options.separator = UInt8(ascii: ",")
    options.nullTokens = []
    options.types = ["h": .string, "i": .string]
    var texts = [""]
    for _ in 0..<5 {
      texts = [""] + texts.flatMap { text in ["a", ",", "\"", "\n", "\r"].map { text + $0 } }
      texts = Array(Set(texts)).sorted()
    }
    for text in texts {
      let path = try folder.file("a.csv", "h,i\n" + text)
      let expected = SimpleCSV(text, width: 2)
      if expected.isMalformed || expected.rows.isEmpty {
        let code: FileError.Code = expected.isMalformed ? .malformed : .headerOnly
        let error = fileError(try DataFrame.load(path: path, options: options))
        XCTAssertEqual(error?.code, code, text.debugDescription)
      } else {
        let frame = try DataFrame.load(path: path, options: options).frame
        XCTAssertEqual(frame.texts, expected.rows, text.debugDescription)
      }
    }
  }
}

/// RFC 4180 as plainly as it can be said.
private struct SimpleCSV {
  var rows: [[String?]] = []
  var isMalformed = false

  private enum State { case start, unquoted, quoted, afterQuote }

  init(_ text: String, width: Int) {
    var state = State.start
    var record: [String?] = []
    var field = ""
    var isBlank = true
    for scalar in text.unicodeScalars {
      if state == .quoted {
        if scalar == "\"" { state = .afterQuote } else { field.unicodeScalars.append(scalar) }
        continue
      }
      switch scalar {
      case "\n", "\r":
        if !isBlank { rows.append(record + [field]) }
        (record, field, state, isBlank) = ([], "", .start, true)
      case ",":
        (record, field, state, isBlank) = (record + [field], "", .start, false)
      case "\"" where state == .start: (state, isBlank) = (.quoted, false)
      case "\"" where state == .afterQuote:
        field += "\""
        state = .quoted
      default:
        if state == .afterQuote { isMalformed = true }
        field.unicodeScalars.append(scalar)
        (state, isBlank) = (.unquoted, false)
      }
    }
    if !isBlank { rows.append(record + [field]) }
    if state == .quoted || rows.contains(where: { $0.count > width }) { isMalformed = true }
    rows = rows.map { $0 + [String?](repeating: nil, count: max(0, width - $0.count)) }
  }
}
