import DataFrame
import XCTest

final class FunctionConditionalTests: XCTestCase {
  private let conditions = FunctionArgument.column(.bools([true, false, nil]))

  func testIfChoosesTheSecondForNull() throws {
    XCTAssertEqual(try values("if", conditions, 1, 2), .integers([1, 2, 2]))
    XCTAssertEqual(
      try values("if", conditions, .integers(1, 2, 3), .integers(4, nil, 6)), .integers([1, nil, 6]))
    XCTAssertEqual(try values("if", true, "yes", "no"), .strings(["yes", "yes", "yes"]))
    XCTAssertEqual(try values("if", false, "yes", "no"), .strings(["no", "no", "no"]))
    XCTAssertEqual(try values("if", .null, "yes", "no"), .strings(["no", "no", "no"]))
  }

  func testIfMakesNumbersOfIntegersAndNumbers() throws {
    XCTAssertEqual(try values("if", conditions, 1, 2.5), .numbers([1, 2.5, 2.5]))
    XCTAssertEqual(
      try values("if", conditions, .numbers(0.5, 1, 1), .integers(7, 8, nil)), .numbers([0.5, 8, nil]))
  }

  func testIfWithABareNullOfEachType() throws {
    for type in ColumnType.allCases {
      let value = FunctionArgument.constant(type.sample)
      XCTAssertEqual(
        try values("if", conditions, value, .null), Column([type.sample, .null, .null], type: type))
      XCTAssertEqual(
        try values("if", conditions, .null, value), Column([.null, type.sample, type.sample], type: type))
      XCTAssertEqual(try values("if", .null, value, .null), Column(nulls: 3, type: type))
    }
    XCTAssertEqual(try values("if", conditions, .null, .null), Column(nulls: 3, type: .string))
  }

  func testCoalesceTakesTheFirstValue() throws {
    XCTAssertEqual(
      try values("coalesce", .integers(1, nil, nil), .integers(4, 5, nil), 9), .integers([1, 5, 9]))
    XCTAssertEqual(try values("coalesce", .integers(1, nil), .numbers(nil, 2.5)), .numbers([1, 2.5]))
    XCTAssertEqual(try values("coalesce", .strings("a", nil), "b"), .strings(["a", "b"]))
    XCTAssertEqual(try values("coalesce", .integers(1, nil)), .integers([1, nil]))
  }

  func testCoalesceWithBareNulls() throws {
    for type in ColumnType.allCases {
      let value = FunctionArgument.constant(type.sample)
      let column = FunctionArgument.column(Column([type.sample, .null], type: type))
      let full = Column(repeating: type.sample, count: 2)
      XCTAssertEqual(try values("coalesce", .null, column, .null, value), full)
      XCTAssertEqual(try values("coalesce", .null, value), Column(repeating: type.sample, count: 3))
    }
    XCTAssertEqual(try values("coalesce", .null, .null), Column(nulls: 3, type: .string))
  }
}
