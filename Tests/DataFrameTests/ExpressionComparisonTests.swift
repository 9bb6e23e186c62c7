import DataFrame
import XCTest

final class ExpressionComparisonTests: XCTestCase {
  private let comparisons: [Expression.BinaryOperator] = [
    .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual,
  ]

  /// What the six operators give for a left value that stands before, at or after the right one.
  private func assertOrder(
    _ left: Scalar, _ right: Scalar, _ order: Int, file: StaticString = #filePath, line: UInt = #line
  ) throws {
    let wanted = [order == 0, order != 0, order < 0, order <= 0, order > 0, order >= 0]
    for (operation, holds) in zip(comparisons, wanted) {
      XCTAssertEqual(
        try value(left, operation, right, file: file, line: line), .bool(holds),
        "\(left) \(operation.rawValue) \(right)", file: file, line: line)
    }
  }

  func testEveryPairOfAscendingValuesOfEachType() throws {
    let ascending: [[Scalar]] = [
      [.integer(.min), .integer(-1), .integer(0), .integer(1), .integer(.max - 1), .integer(.max)],
      [.number(-.infinity), .number(-1.5), .number(0), .number(0x1p-1074), .number(1.5), .number(.infinity)],
      [.bool(false), .bool(true)],
      [
        .string(""), .string("B"), .string("a"), .string("e\u{301}"), .string("\u{E9}"), .string("\u{1F600}"),
      ],
      [.date(Timestamp(microseconds: -1)), .date(Timestamp(microseconds: 0))],
    ]
    for values in ascending {
      for (i, left) in values.enumerated() {
        for (j, right) in values.enumerated() { try assertOrder(left, right, i - j) }
      }
    }
  }

  func testIntegersAndNumbersCompare() throws {
    try assertOrder(.integer(1), .number(1), 0)
    try assertOrder(.number(1.5), .integer(1), 1)
    try assertOrder(.integer(-1), .number(-0.5), -1)
    try assertOrder(.number(.infinity), .integer(.max), 1)
    try assertOrder(.number(-0.0), .integer(0), 0)
  }

  func testNullComparesToNull() throws {
    for operation in comparisons {
      for type in ColumnType.allCases {
        XCTAssertEqual(try value(type.sample, operation, .null), .null)
        XCTAssertEqual(try value(.null, operation, type.sample), .null)
        XCTAssertEqual(try value(.null, operation, .null, nullType: type), .null)
      }
      XCTAssertEqual(
        try Expression.binary(operation, .literal(.null), .literal(.null)).evaluate(
          on: DataFrame(rowCount: 2)),
        .bools([nil, nil]))
    }
  }

  func testTextsOfTwoColumnsCompareRowByRow() throws {
    let frame = try DataFrame([
      ("l", .strings(["a", "b", nil, "c"])), ("r", .strings(["b", "b", "b", nil])),
    ])
    XCTAssertEqual(
      try Expression.binary(.less, .column("l"), .column("r")).evaluate(on: frame),
      .bools([true, false, nil, nil]))
    XCTAssertEqual(
      try Expression.binary(.equal, .column("l"), .column("r")).evaluate(on: frame),
      .bools([false, true, nil, nil]))
  }

  func testAPatternIsFoundAnywhere() throws {
    XCTAssertEqual(try value(.string("month-12"), .matches, .string("[0-9]+")), .bool(true))
    XCTAssertEqual(try value(.string("month-12"), .matches, .string("^[0-9]+")), .bool(false))
    XCTAssertEqual(try value(.string(""), .matches, .string("")), .bool(true))
    XCTAssertEqual(try value(.string("a\u{1F600}b"), .matches, .string("^a.b$")), .bool(true))
    XCTAssertEqual(try value(.null, .matches, .string("a"), nullType: .string), .null)
    XCTAssertEqual(try value(.string("a"), .matches, .null), .null)
  }

  func testABadPatternIsAnErrorAlsoWithoutRows() throws {
    for count in [0, 2] {
      let frame = try DataFrame([("s", Column(repeating: .string("a"), count: count))])
      assertThrows(
        .badPattern("a("),
        try Expression.binary(.matches, .column("s"), .literal(.string("a("))).evaluate(on: frame))
    }
  }

  func testAPatternMustBeTheSameForEveryRow() throws {
    let frame = try DataFrame([("s", .strings(["a", "b"]))])
    XCTAssertThrowsError(try Expression.binary(.matches, .column("s"), .column("s")).evaluate(on: frame)) {
      error in
      guard case DataError.badArgument(function: "~", expected: _)? = error as? DataError else {
        return XCTFail("\(error)")
      }
    }
  }
}
