import DataFrame
import XCTest

final class CSVConformanceTests: XCTestCase {
  func testQuotedFieldsHoldSeparatorsQuotesAndLineBreaks() throws {
    let frame = try readCSV("a,b\n\"x,y\",\"say \"\"hi\"\"\"\n\"two\nlines\",\"\"\"\"\n").frame
    XCTAssertEqual(frame.texts, [["x,y", "say \"hi\""], ["two\nlines", "\""]])
  }

  func testAllLineEndsAndAMissingLastOne() throws {
    for end in ["\n", "\r\n", "\r"] {
      for last in ["", end] {
        let frame = try readCSV("a,b\(end)1,x\(end)2,y\(last)").frame
        XCTAssertEqual(frame.texts, [["1", "x"], ["2", "y"]], "\(end.debugDescription)")
      }
    }
  }

  func testLineBreaksInsideQuotesAreKept() throws {
    XCTAssertEqual(try readCSV("a,b\r\n\"x\r\ny\",1\r\n").frame.texts, [["x\r\ny", "1"]])
  }

  func testByteOrderMarkIsSkipped() throws {
    let frame = try readCSV("\u{FEFF}a,b\n1,2\n").frame
    XCTAssertEqual(frame.names, ["a", "b"])
  }

  func testBlankLinesAreSkippedEverywhere() throws {
    let frame = try readCSV("\n\na,b\n\n1,2\n\r\n\n3,4\n\n").frame
    XCTAssertEqual(frame.texts, [["1", "2"], ["3", "4"]])
  }

  func testEmptyFieldsAreMissing() throws {
    let frame = try readCSV("a,b,c\n,2,\n1,,x\n").frame
    XCTAssertEqual(frame.texts, [[nil, "2", nil], ["1", nil, "x"]])
    XCTAssertEqual(frame.columns.map(\.type), [.integer, .integer, .string])
  }

  func testASeparatorAtTheEndMakesAnEmptyField() throws {
    XCTAssertEqual(try readCSV("a,b\n1,").frame.texts, [["1", nil]])
    XCTAssertEqual(try readCSV("a,b\n1,\n").frame.texts, [["1", nil]])
  }

  func testShortRowsAreFilledAndReported() throws {
    let result = try readCSV("a,b,c\n1,2,3\n4\n5,6\n7,8,9\n")
    XCTAssertEqual(
      result.frame.texts, [["1", "2", "3"], ["4", nil, nil], ["5", "6", nil], ["7", "8", "9"]])
    XCTAssertEqual(
      result.report.notes, [.shortRows(file: result.report.files[0], count: 2, lines: [3, 4])])
  }

  func testAShortRowIsMissingEvenWhereTheEmptyFieldIsAText() throws {
    let frame = try readCSV("a,b\nx\ny,\n") { $0.nullTokens = ["NA"] }.frame
    XCTAssertEqual(frame.texts, [["x", nil], ["y", ""]])
  }

  func testALongRowIsMalformedAndNamesItsLine() throws {
    let error = fileError(try readCSV("a,b\n\"x\n\n\",2\n\n1,2,3\n"))
    XCTAssertEqual(error?.code, .malformed)
    XCTAssertEqual(error?.line, 6)
    XCTAssertEqual(error?.detail, "3 fields instead of 2")
  }

  func testAQuoteThatIsNeverClosedNamesTheLineWhereItOpens() throws {
    let error = fileError(try readCSV("a,b\n1,2\n3,\"x\n5,6\n"))
    XCTAssertEqual(error?.code, .malformed)
    XCTAssertEqual(error?.line, 3)
    XCTAssertEqual(error?.detail, "a quote is opened and never closed")
  }

  func testTextBehindAClosingQuoteIsMalformed() throws {
    let error = fileError(try readCSV("a,b\n1,\"x\"y\n"))
    XCTAssertEqual(error?.line, 2)
    XCTAssertEqual(error?.detail, "text follows a closing quote")
  }

  func testAQuoteInsideAnUnquotedFieldIsText() throws {
    XCTAssertEqual(try readCSV("a,b\n5\" pipe, \"x\"\n").frame.texts, [["5\" pipe", " \"x\""]])
  }

  func testOneColumnNeedsNoSeparator() throws {
    XCTAssertEqual(try readCSV("a\n1\n2\n").frame.values("a"), [.integer(1), .integer(2)])
  }

  func testFieldsLongerThanTheBufferAreRead() throws {
    let long = String(repeating: "äbc\n", count: 200_000)
    let frame = try readCSV("a,b\n1,\"\(long)\"\n2,x\n").frame
    XCTAssertEqual(try frame.values("b"), [.string(long), .string("x")])
  }

  func testARecordLongerThanTheFirstLookMayLackItsLineEnd() throws {
    let long = String(repeating: "x", count: 300_000)
    XCTAssertEqual(try readCSV("\(long);b\n1;2").frame.names, [long, "b"])
    XCTAssertEqual(try readCSV("1;\(long)") { $0.header = false }.frame.texts, [["1", long]])
    XCTAssertEqual(fileError(try readCSV("a;\(long)"))?.code, .headerOnly)
    XCTAssertEqual(fileError(try readCSV("a;b\n1;\"\(long)"))?.code, .malformed)
  }

  func testRecordsAcrossTheEndOfTheBufferAreWhole() throws {
    // Lines of every length around the buffer's size shift the cut through each kind of field.
    for shift in 0..<40 {
      let pad = String(repeating: "p", count: 262_100 + shift)
      let frame = try readCSV("a,b,c\r\n\(pad),\"q\"\"ü\r\n\",1.5\r\n2,\"é\",-3\r\n").frame
      XCTAssertEqual(frame.texts, [[pad, "q\"ü\r\n", "1.5"], ["2", "é", "-3.0"]], "\(shift)")
    }
  }

  func testRowsLimitStopsEarly() throws {
    let text = "a,b\n1,2\n3,4\n5,6,7\n"
    XCTAssertEqual(try readCSV(text) { $0.rows = 2 }.frame.texts, [["1", "2"], ["3", "4"]])
    XCTAssertEqual(try readCSV(text) { $0.rows = 0 }.frame.rowCount, 0)
  }

  func testWithoutAHeaderColumnsAreNumbered() throws {
    let frame = try readCSV("1;x\n2;y\n") { $0.header = false }.frame
    XCTAssertEqual(frame.names, ["column1", "column2"])
    XCTAssertEqual(frame.texts, [["1", "x"], ["2", "y"]])
  }

  func testNamesAreMadeDistinctAndReported() throws {
    let result = try readCSV("a,a,,a_2, b,\" b\"\n1,2,3,4,5,6\n")
    XCTAssertEqual(result.frame.names, ["a", "a_3", "column3", "a_2", "b", " b"])
    let file = result.report.files[0]
    XCTAssertEqual(
      result.report.notes,
      [
        .renamed(file: file, from: "a", to: "a_3"), .renamed(file: file, from: "", to: "column3"),
        .renamed(file: file, from: " b", to: "b"),
      ])
  }

  func testAHeaderOfNumbersIsReported() throws {
    let result = try readCSV("1,2.5\n3,4\n")
    XCTAssertEqual(result.report.notes, [.headerLooksLikeData(file: result.report.files[0])])
  }

  func testSelectedColumnsComeInTheOrderAskedFor() throws {
    let frame = try readCSV("a,b,c\n1,x,3\n") { $0.columns = ["c", "a"] }.frame
    XCTAssertEqual(frame.names, ["c", "a"])
    XCTAssertEqual(frame.texts, [["3", "1"]])
  }

  func testUnknownNamesInOptionsAreErrors() throws {
    let expected = DataError.unknownColumn("z", available: ["a", "b"])
    XCTAssertThrowsError(try readCSV("a,b\n1,2\n") { $0.columns = ["z"] }) {
      XCTAssertEqual($0 as? DataError, expected)
    }
    XCTAssertThrowsError(try readCSV("a,b\n1,2\n") { $0.types = ["z": .string] }) {
      XCTAssertEqual($0 as? DataError, expected)
    }
  }
}
