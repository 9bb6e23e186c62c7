import DataFrame
import XCTest

@testable import DriftREPL

/// Tables taken apart again from the lines that were shown.
final class ShownTableTests: XCTestCase {
  private func lines(_ text: String) -> [String] {
    text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
  }

  func testColumns() throws {
    let table = try XCTUnwrap(
      ShownTable(
        lines(
          """
          name         count  note
          a long name      1  x y
          b            1,000
          ·                ·  ·
          c                3  日本
          21 rows × 4 columns, 3 rows shown
          +1 column: other
          """)))
    XCTAssertEqual(table.names, ["name", "count", "note"])
    XCTAssertEqual(table["name"], ["a long name", "b", "·", "c"])
    XCTAssertEqual(table["count"], ["1", "1,000", "·", "3"])
    XCTAssertEqual(table["note"], ["x y", "", "·", "日本"])
  }

  func testFooterOfOtherShape() throws {
    let table = try XCTUnwrap(
      ShownTable(["a   b", "1  22", "3 of 7 columns drifted (42.9%); the data set did not drift"]))
    XCTAssertEqual(table.rowCount, 1)
    XCTAssertEqual(table["b"], ["22"])
  }

  func testNothing() {
    XCTAssertNil(ShownTable([]))
    XCTAssertNil(ShownTable([""]))
    XCTAssertEqual(ShownTable(["a"])?.rowCount, 0)
  }

  /// What the printer shows of a frame comes back cell by cell.
  func testWhatIsShownComesBack() throws {
    let frame = try DataFrame([
      ("a name of many words", .string(StringColumn(["x", nil, "日本 語"]))),
      ("n", .integer(TypedColumn([1, -20_000, 3]))), ("d", .number(TypedColumn([0.5, 1e9, .infinity]))),
      ("z", .bool(TypedColumn([true, false, true]))),
    ])
    let shown = try Printer.recorded.text(of: .frame(frame))
    let table = try XCTUnwrap(ShownTable(lines(shown)))
    XCTAssertEqual(table.names, frame.names)
    XCTAssertEqual(table["a name of many words"], ["x", "null", "日本 語"])
    XCTAssertEqual(table["z"], ["true", "false", "true"])
    XCTAssertEqual(table.rowCount, 3)
  }
}
