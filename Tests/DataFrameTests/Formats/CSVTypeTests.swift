import DataFrame
import XCTest

final class CSVTypeTests: XCTestCase {
  private func column(_ values: [String], _ change: (inout LoadOptions) -> Void = { _ in }) throws -> Column {
    // A second column keeps a line with an empty value from being blank.
    let lines = values.map { "\($0),x\n" }.joined()
    return try readCSV("a,b\n" + lines, change).frame.column("a")
  }

  private func type(_ values: String...) throws -> ColumnType { try column(values).type }

  func testTheNarrowestTypeThatHoldsAllValues() throws {
    XCTAssertEqual(try type("1", "-2", "+3"), .integer)
    XCTAssertEqual(try type("007", "010"), .integer)
    XCTAssertEqual(try type("1", "2.0"), .number)
    XCTAssertEqual(try type("1", "9223372036854775808"), .number)
    XCTAssertEqual(try type("-9223372036854775808"), .integer)
    XCTAssertEqual(try type("1e3"), .number)
    XCTAssertEqual(try type("true", "False", "TRUE"), .bool)
    XCTAssertEqual(try type("true", "yes"), .string)
    XCTAssertEqual(try type("true", "1"), .string)
    XCTAssertEqual(try type("2026-01-31", "2026-01-31T10:00:00Z"), .date)
    XCTAssertEqual(try type("2026-01-31", "2026-02-30"), .string)
    XCTAssertEqual(try type("2026-01-31", "3"), .string)
    XCTAssertEqual(try type("", "NA"), .string)
    XCTAssertEqual(try type("1", "1_000"), .string)
    XCTAssertEqual(try type("0x10"), .string)
  }

  func testNullsFitEveryTypeWhereverTheyStand() throws {
    XCTAssertEqual(
      try column(["", "NA", "1", "", "2.5", "nan"]),
      .number(TypedColumn([nil, nil, 1, nil, 2.5, nil], placeholder: 0)))
    XCTAssertEqual(try column(["", "true"]), .bool(TypedColumn([nil, true], placeholder: false)))
    XCTAssertEqual(try column(["", "x", "NA"]), .string(StringColumn([nil, "x", nil])))
  }

  func testEveryDefaultTokenIsMissing() throws {
    let column = try column(LoadOptions.defaultNullTokens + ["1"])
    XCTAssertEqual(column.type, .integer)
    XCTAssertEqual(column.nullCount, LoadOptions.defaultNullTokens.count)
  }

  func testOwnTokensReplaceTheDefaultOnes() throws {
    let column = try column(["-999", "NA", "5"]) { $0.nullTokens = ["-999"] }
    XCTAssertEqual(column, .string(StringColumn([nil, "NA", "5"])))
  }

  func testNaNIsMissingWhateverTheTokens() throws {
    let column = try column(["1.5", "NaN", "-nan"]) { $0.nullTokens = ["?"] }
    XCTAssertEqual(column, .number(TypedColumn([1.5, nil, nil], placeholder: 0)))
  }

  func testAColumnThatTurnsOutToBeTextKeepsItsTexts() throws {
    XCTAssertEqual(
      try column(["007", "", " 1.50", "\"\"", "x"]), .string(StringColumn(["007", nil, " 1.50", "", "x"])))
    XCTAssertEqual(try column(["True", "maybe"]), .string(StringColumn(["True", "maybe"])))
  }

  func testATextFarDownIsFound() throws {
    let values = (0..<50_000).map { String($0) } + ["end"]
    XCTAssertEqual(try column(values), .string(StringColumn(values.map(Optional.some))))
  }

  func testANumberFarDownMakesNumbersOfIntegers() throws {
    let values = (0..<50_000).map { String($0) } + ["0.5"]
    let expected = (0..<50_000).map { Double($0) } + [0.5]
    XCTAssertEqual(try column(values), .number(TypedColumn(expected)))
  }

  func testQuotesDoNotMakeTextOfValues() throws {
    XCTAssertEqual(
      try column(["\"1\"", "\"\"", "\"3\""]), .integer(TypedColumn([1, nil, 3], placeholder: 0)))
  }

  func testQuotedTokensAreTextsAmongTexts() throws {
    XCTAssertEqual(try column(["\"NA\"", "x", "NA", "\"\""]), .string(StringColumn(["NA", "x", nil, ""])))
    XCTAssertEqual(try column(["\"NA\"", "\"\""]), .string(StringColumn(["NA", ""])))
  }

  func testSpacesAroundValuesAreIgnoredAndAroundTextsKept() throws {
    XCTAssertEqual(
      try column([" 1", "2 ", "\t3", "  "]), .integer(TypedColumn([1, 2, 3, nil], placeholder: 0)))
    XCTAssertEqual(try column([" x", "y "]), .string(StringColumn([" x", "y "])))
  }

  func testInfinities() throws {
    let expected: [Double] = [.infinity, -.infinity, .infinity, -.infinity, .infinity]
    XCTAssertEqual(
      try column(["inf", "-inf", "Infinity", "-Infinity", "1e400"]), .number(TypedColumn(expected)))
  }

  func testNamedTypesAndWhatDoesNotReadAsThem() throws {
    let result = try readCSV("a,b\n1,x\n2.5,y\nz,\n") { $0.types = ["a": .integer, "b": .string] }
    XCTAssertEqual(try result.frame.column("a"), .integer(TypedColumn([1, nil, nil], placeholder: 0)))
    XCTAssertEqual(
      result.report.notes,
      [.unparsed(file: result.report.files[0], column: "a", type: .integer, count: 2, lines: [3, 4])])
    XCTAssertEqual(
      try column(["007", "8"]) { $0.types = ["a": .string] }, .string(StringColumn(["007", "8"])))
    XCTAssertEqual(try column(["1", "2"]) { $0.types = ["a": .number] }, .number(TypedColumn([1, 2])))
  }

  func testTextsAreToldApartByTheirScalars() throws {
    guard case .string(let texts) = try column(["e\u{301}", "\u{E9}", "x", "e\u{301}"]) else {
      return XCTFail("no text")
    }
    XCTAssertEqual(texts.dictionary.map { Array($0.utf8) }, [[0x65, 0xCC, 0x81], [0xC3, 0xA9], [0x78]])
    XCTAssertEqual(texts.codes.values, [0, 1, 2, 0])
  }

  func testMinusZeroIsANumberWhereTheColumnIsOne() throws {
    for values in [["-0", "0.5"], ["0.5", "-0"], ["3", "-0", "0.5"]] {
      guard case .number(let numbers) = try column(values) else { return XCTFail("no numbers") }
      XCTAssertTrue(numbers.values.contains { $0 == 0 && $0.sign == .minus }, "\(values)")
    }
    XCTAssertEqual(try column(["-0", "1"]), .integer(TypedColumn([0, 1])))
  }
}
