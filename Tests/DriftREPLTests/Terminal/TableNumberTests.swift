import DataFrame
import Plot
import XCTest

@testable import DriftREPL

final class TableNumberTests: XCTestCase {
  /// The cells of a column of numbers, without its heading.
  private func shown(_ values: Double...) throws -> [String] {
    let frame = try DataFrame([("x", .number(TypedColumn(values)))])
    return renderTable(frame, style: TableStyle()).split(separator: "\n").dropFirst().map(String.init)
  }

  func testGivesAsManyDecimalsAsNeeded() throws {
    XCTAssertEqual(try shown(1, 20, 300), ["  1", " 20", "300"])
    XCTAssertEqual(try shown(0.5, 12.25), [" 0.50", "12.25"])
    XCTAssertEqual(try shown(1 / 3.0, 2 / 3.0), ["0.333", "0.667"])
    XCTAssertEqual(try shown(12_345.678), ["12345.7"])
    XCTAssertEqual(try shown(1_234_567.8), ["1234568"])
  }

  func testTinyAndHugeValuesAreScientific() throws {
    XCTAssertEqual(try shown(0.25, 1.2345e-8), ["0.25", "1.2e-08"])
    XCTAssertEqual(try shown(1.23456e-8, .leastNonzeroMagnitude), ["1.235e-08", "5e-324"])
    XCTAssertEqual(try shown(1e300, -1.7976931348623157e308), [" 1e+300", "-1.798e+308"])
    XCTAssertEqual(try shown(999_999_999_999_999, 1e15), ["999999999999999", "              1e+15"])
  }

  func testASmallExactValueIsShownInFull() throws {
    XCTAssertEqual(try shown(0.0005, 0.05), ["0.0005", "0.0500"])
  }

  func testNegativeZeroAndInfinities() throws {
    XCTAssertEqual(try shown(-0.0, 1.5, -.infinity, .infinity), ["   0.0", "   1.5", "-inf", " inf"])
    XCTAssertEqual(try shown(-0.0), ["0"])
  }

  func testRoundsHalfAwayFromZeroOnTheDecimalDigits() {
    XCTAssertEqual(DecimalDigits(2.675).fixed(decimals: 2).rest, ".68")
    XCTAssertEqual(joined(DecimalDigits(-0.05).fixed(decimals: 1)), "-0.1")
    XCTAssertEqual(joined(DecimalDigits(-0.04).fixed(decimals: 1)), "0.0")
    XCTAssertEqual(joined(DecimalDigits(9.996).fixed(decimals: 2)), "10.00")
    XCTAssertEqual(joined(DecimalDigits(0.5).fixed(decimals: 0)), "1")
    XCTAssertEqual(joined(DecimalDigits(1e21).fixed(decimals: 1)), "1000000000000000000000.0")
    XCTAssertEqual(joined(DecimalDigits(9.99e-9).scientific(significant: 2)), "1e-08")
    XCTAssertEqual(joined(DecimalDigits(0).scientific(significant: 2)), "0e+00")
  }

  func testDigitsReadBackAsTheValue() {
    var generator = SeededGenerator(seed: 7)
    for _ in 0..<2000 {
      let value = Double(bitPattern: generator.next())
      guard value.isFinite else { continue }
      let digits = DecimalDigits(value)
      XCTAssertEqual(Double(joined(digits.scientific(significant: 17))), value)
    }
  }

  private func joined(_ parts: (whole: String, rest: String)) -> String { parts.whole + parts.rest }
}
