import XCTest

@testable import DataFrame

/// What is written as CSV is read back with the same values and types.
final class CSVRoundTripTests: XCTestCase {
  private func assertRoundTrip(_ frame: DataFrame, types: [String: ColumnType] = [:]) throws {
    for format in [CSVFormat.commaSeparated, CSVFormat.tabSeparated] {
      var output = ByteOutput()
      try format.write(frame, to: &output)
      var options = LoadOptions()
      options.types = types
      options.separator = format.separator ?? Byte.comma
      let source = ByteSource(output.bytes, path: "a.csv")
      XCTAssertEqual(try format.read(source, options: options).frame, frame)
    }
  }

  func testColumnsOfEveryTypeWithMissingValues() throws {
    var generator = SeededGenerator(seed: 3)
    for rows in [1, 2, 63, 64, 65, 1000] {
      var frame = DataFrame(rowCount: rows)
      let isMissing = (0..<rows).map { $0 > 0 && generator.below(4) == 0 }
      func column<Value>(_ placeholder: Value, _ value: (Int) -> Value) -> TypedColumn<Value> {
        TypedColumn((0..<rows).map { isMissing[$0] ? nil : value($0) }, placeholder: placeholder)
      }
      try frame.set("row", to: .integer(TypedColumn(Array(0..<rows))))
      try frame.set(
        "integer",
        to: .integer(column(0) { _ in Int(truncatingIfNeeded: generator.next()) >> generator.below(64) }))
      let extremes: [Double] = [
        0.1, .infinity, -.infinity, .leastNonzeroMagnitude, 1.7976931348623157e308, -0.0,
      ]
      try frame.set(
        "number",
        to: .number(
          column(0) { $0 < 6 ? extremes[$0] : Double(sign: .plus, exponent: $0 - 500, significand: 1.1) }))
      try frame.set("bool", to: .bool(column(false) { $0 % 3 == 0 }))
      try frame.set(
        "date",
        to: .date(
          column(Timestamp(microseconds: 0)) { Timestamp(microseconds: $0 * 1_234_567_891 - 1 << 40) }))
      let texts = ["x", "a,b\t", "\"", "two\nlines\r", " é e\u{301} ", "NA", "", "'", "=1+1", "\u{1F642}"]
      try frame.set(
        "text", to: .string(StringColumn((0..<rows).map { isMissing[$0] ? nil : texts[$0 % texts.count] })))
      try assertRoundTrip(frame, types: ["date": .date])
    }
  }

  /// A missing value, the empty text, and the words that stand for missing values elsewhere are told apart without help.
  func testNullIsToldFromTheTextsThatLookLikeIt() throws {
    let texts: [String?] = [nil, "NULL", "", "null", "NA", "N/A", "nan", nil, "None", "-", "x"]
    var frame = DataFrame(rowCount: texts.count)
    try frame.set("text", to: .string(StringColumn(texts)))
    try assertRoundTrip(frame)
    try frame.set("other", to: .string(StringColumn(texts.reversed())))
    try assertRoundTrip(frame)
  }

  func testTextsThatLookLikeOtherValuesKeepTheirType() throws {
    let texts = ["007", "1", "true", "2026-01-31", "NA", "nan", " "]
    for text in texts {
      var frame = DataFrame(rowCount: 2)
      try frame.set("a", to: .string(StringColumn([text, nil])))
      try assertRoundTrip(frame, types: ["a": .string])
    }
  }
}
