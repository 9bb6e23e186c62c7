import DataFrame
import XCTest

final class FunctionDateTests: XCTestCase {
  private func dates(_ texts: String?...) throws -> FunctionArgument {
    .column(.dates(try texts.map { try $0.map { try XCTUnwrap(Timestamp(iso: $0)) } }))
  }

  func testPartsOfADate() throws {
    let dates = try dates(
      "2026-11-23T10:48:34Z", "1969-12-31T23:59:59.999999Z", "0001-01-01", nil, "9999-12-31")
    XCTAssertEqual(try values("year", dates), .integers([2026, 1969, 1, nil, 9999]))
    XCTAssertEqual(try values("month", dates), .integers([11, 12, 1, nil, 12]))
    XCTAssertEqual(try values("day", dates), .integers([23, 31, 1, nil, 31]))
    XCTAssertEqual(try values("hour", dates), .integers([10, 23, 0, nil, 0]))
    XCTAssertEqual(try values("weekday", dates), .integers([1, 3, 1, nil, 5]))
    let midnights = try self.dates("2026-11-23", "1969-12-31", "0001-01-01", nil, "9999-12-31")
    guard case .column(let wanted) = midnights else { return }
    XCTAssertEqual(try values("date", dates), wanted)
  }

  func testMondayIsOne() throws {
    let week = (0..<8).map { Timestamp(microseconds: (4 + $0) * Timestamp.microsecondsPerDay) }
    XCTAssertEqual(try values("weekday", .column(.dates(week))), .integers([1, 2, 3, 4, 5, 6, 7, 1]))
  }

  func testPartsOfOneDate() throws {
    let date = FunctionArgument.constant(.date(Timestamp(microseconds: 0)))
    XCTAssertEqual(try values("year", date), .integers([1970, 1970, 1970]))
    XCTAssertEqual(try values("weekday", date), .integers([4, 4, 4]))
  }

  func testTheEndsOf64Bits() throws {
    let ends = FunctionArgument.column(
      .dates([Timestamp(microseconds: .max), Timestamp(microseconds: .min)]))
    XCTAssertEqual(try values("year", ends), .integers([294_247, -290_308]))
    assertThrows(.integerOverflow(operation: "date", row: 2), try values("date", ends))
  }

  func testToDate() throws {
    let texts = FunctionArgument.strings("2026-01-31", "2026-01-31T10:00:00Z", "2026-02-30", "soon", "", nil)
    guard case .column(let wanted) = try dates("2026-01-31", "2026-01-31T10:00:00Z", nil, nil, nil, nil)
    else { return }
    XCTAssertEqual(try values("to_date", texts), wanted)
    XCTAssertEqual(try values("to_date", .column(wanted)), wanted)
    XCTAssertEqual(try values("to_date", "1970-01-01")[2], .date(Timestamp(microseconds: 0)))
  }

  func testToNumber() throws {
    XCTAssertEqual(
      try values("to_number", .strings("1", "-2.5", "1e3", "x", "", nil, "nan")),
      .numbers([1, -2.5, 1000, nil, nil, nil, nil]))
    XCTAssertEqual(try values("to_number", .column(.bools([true, false, nil]))), .numbers([1, 0, nil]))
    XCTAssertEqual(try values("to_number", .integers(3, nil)), .numbers([3, nil]))
    XCTAssertEqual(try values("to_number", .numbers(3.5, nil)), .numbers([3.5, nil]))
    XCTAssertEqual(try values("to_number", try dates("1970-01-02", nil)), .numbers([86_400, nil]))
    XCTAssertEqual(try values("to_number", "12"), .numbers([12, 12, 12]))
  }

  func testToString() throws {
    XCTAssertEqual(try values("to_string", .integers(-3, nil)), .strings(["-3", nil]))
    XCTAssertEqual(
      try values("to_string", .numbers(2, 0.1, .infinity, nil)), .strings(["2.0", "0.1", "inf", nil]))
    XCTAssertEqual(
      try values("to_string", .column(.bools([true, false, nil]))), .strings(["true", "false", nil]))
    XCTAssertEqual(try values("to_string", .strings("a", nil)), .strings(["a", nil]))
    XCTAssertEqual(
      try values("to_string", try dates("2026-01-31", "2026-01-31T10:00:00.5Z", nil)),
      .strings(["2026-01-31", "2026-01-31T10:00:00.500Z", nil]))
    XCTAssertEqual(try values("to_string", 5), .strings(["5", "5", "5"]))
  }
}
