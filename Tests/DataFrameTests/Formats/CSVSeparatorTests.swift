import DataFrame
import XCTest

final class CSVSeparatorTests: XCTestCase {
  func testEachSeparatorIsFound() throws {
    for separator in [",", ";", "\t", "|"] {
      let result = try readCSV("a\(separator)b\n1\(separator)x\n")
      XCTAssertEqual(result.report.separator, separator.utf8.first)
      XCTAssertEqual(result.frame.texts, [["1", "x"]])
    }
  }

  func testDecimalCommasDoNotHideTheSemicolon() throws {
    let frame = try readCSV("a;b\n1,5;2,5\n3,5;4,5\n").frame
    XCTAssertEqual(frame.texts, [["1,5", "2,5"], ["3,5", "4,5"]])
  }

  func testSeparatorsInsideQuotesDoNotCount() throws {
    let frame = try readCSV("\"a;x\",b\n\"1;2;3\",y\n").frame
    XCTAssertEqual(frame.names, ["a;x", "b"])
  }

  func testTheMoreEvenSeparatorWins() throws {
    XCTAssertEqual(try readCSV("a|b,c\n1|x\n2|y,y,y\n").report.separator, UInt8(ascii: "|"))
  }

  func testAnotherEvenSeparatorIsReported() throws {
    let result = try readCSV("a,b;c\n1,2;3\n")
    XCTAssertEqual(result.report.separator, UInt8(ascii: ","))
    XCTAssertEqual(
      result.report.notes, [.otherSeparators(file: result.report.files[0], [UInt8(ascii: ";")])])
  }

  func testAGivenSeparatorIsTaken() throws {
    let frame = try readCSV("a:b,c\n1:x,y\n") { $0.separator = UInt8(ascii: ":") }.frame
    XCTAssertEqual(frame.names, ["a", "b,c"])
  }

  func testTSVKeepsCommas() throws {
    let frame = try readCSV("a,b\tc\n1,2\tx\n", name: "a.tsv").frame
    XCTAssertEqual(frame.names, ["a,b", "c"])
  }

  func testWhichTextsAreSeparators() {
    XCTAssertEqual(LoadOptions.separator(";"), UInt8(ascii: ";"))
    for text in ["", "::", "\"", "\n", "§", "\u{0}"] { XCTAssertNil(LoadOptions.separator(text), text) }
  }
}
