import DataFrame
import XCTest

final class DescribeTests: XCTestCase {
  private let names = [
    "column", "type", "count", "nulls", "distinct", "mean", "std", "min", "q25", "median", "q75", "max",
    "top",
    "top_share",
  ]

  private func row(_ column: Column) throws -> [Scalar] {
    let description = try Description(DataFrame([("x", column)])).table
    XCTAssertEqual(description.names, names)
    XCTAssertEqual(description.rowCount, 1)
    return description.columns.map { $0[0] }
  }

  func testIntegers() throws {
    XCTAssertEqual(
      try row(.integers([4, 1, nil, 4, 3])),
      [
        .string("x"), .string("integer"), .integer(4), .integer(1), .integer(3), .number(3),
        .number(2.0.squareRoot()), .number(1), .number(2.5), .number(3.5), .number(4), .number(4),
        .string("4"),
        .number(0.5),
      ])
  }

  func testNumbers() throws {
    XCTAssertEqual(
      try row(.numbers([0.5, nil, 1.5])),
      [
        .string("x"), .string("number"), .integer(2), .integer(1), .integer(2), .number(1),
        .number(0.5.squareRoot()), .number(0.5), .number(0.75), .number(1), .number(1.25), .number(1.5),
        .string("0.5"), .number(0.5),
      ])
  }

  func testBools() throws {
    XCTAssertEqual(
      try row(.bools([true, true, nil, false, true])),
      [
        .string("x"), .string("bool"), .integer(4), .integer(1), .integer(2), .number(0.75), .number(0.5),
        .number(0), .number(0.75), .number(1), .number(1), .number(1), .string("true"), .number(0.75),
      ])
  }

  func testTextHasNoNumbers() throws {
    XCTAssertEqual(
      try row(.strings(["b", "a", nil, "b", "a"])),
      [.string("x"), .string("string"), .integer(4), .integer(1), .integer(2)]
        + Array(repeating: .null, count: 7) + [.string("a"), .number(0.5)])
  }

  func testDatesHaveNoNumbers() throws {
    let day = try XCTUnwrap(Timestamp(iso: "2026-01-31"))
    XCTAssertEqual(
      try row(.dates([day, day, nil])),
      [.string("x"), .string("date"), .integer(2), .integer(1), .integer(1)]
        + Array(repeating: .null, count: 7) + [.string("2026-01-31"), .number(1)])
  }

  func testColumnsOfNothing() throws {
    for type in ColumnType.allCases {
      for count in [0, 3] {
        XCTAssertEqual(
          try row(Column(nulls: count, type: type)),
          [.string("x"), .string(type.rawValue), .integer(0), .integer(count), .integer(0)]
            + Array(repeating: .null, count: 9))
      }
    }
  }

  func testInfinitiesGiveNoNaN() throws {
    let values = try row(.numbers([-.infinity, .infinity]))
    XCTAssertEqual(values[5...6], [.null, .null])
    XCTAssertEqual(values[7...11], [.number(-.infinity), .null, .null, .null, .number(.infinity)])
  }

  func testARowForEachColumn() throws {
    let frame = try DataFrame([("b", .integers([1])), ("a", .strings([nil]))])
    XCTAssertEqual(try Description(frame).table.column("column"), .strings(["b", "a"]))
    XCTAssertEqual(try Description(DataFrame(rowCount: 3)).table.rowCount, 0)
    XCTAssertEqual(try Description(DataFrame()).table.names, names)
  }

  func testSchemaTable() throws {
    var frame = try DataFrame([("b", .integers([1, nil])), ("a", .dates([nil, nil]))])
    frame.roles = ["a": .time]
    XCTAssertEqual(
      try frame.schemaTable(),
      try DataFrame([
        ("column", .strings(["b", "a"])), ("type", .strings(["integer", "date"])),
        ("nulls", .integers([1, 2])),
        ("role", .strings(["feature", "time"])),
      ]))
    XCTAssertEqual(try DataFrame(rowCount: 3).schemaTable().rowCount, 0)
  }
}
