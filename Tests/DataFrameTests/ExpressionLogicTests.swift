import DataFrame
import XCTest

final class ExpressionLogicTests: XCTestCase {
  private let yes = Scalar.bool(true)
  private let no = Scalar.bool(false)

  func testAndOfAllNineCombinations() throws {
    let table: [(Scalar, Scalar, Scalar)] = [
      (yes, yes, yes), (yes, no, no), (yes, .null, .null),
      (no, yes, no), (no, no, no), (no, .null, no),
      (.null, yes, .null), (.null, no, no), (.null, .null, .null),
    ]
    for (left, right, wanted) in table {
      XCTAssertEqual(try value(left, .and, right, nullType: .bool), wanted, "\(left) and \(right)")
    }
  }

  func testOrOfAllNineCombinations() throws {
    let table: [(Scalar, Scalar, Scalar)] = [
      (yes, yes, yes), (yes, no, yes), (yes, .null, yes),
      (no, yes, yes), (no, no, no), (no, .null, .null),
      (.null, yes, yes), (.null, no, .null), (.null, .null, .null),
    ]
    for (left, right, wanted) in table {
      XCTAssertEqual(try value(left, .or, right, nullType: .bool), wanted, "\(left) or \(right)")
    }
  }

  func testNot() throws {
    let frame = try DataFrame([("b", .bools([true, false, nil]))])
    XCTAssertEqual(try Expression.not(.column("b")).evaluate(on: frame), .bools([false, true, nil]))
    XCTAssertEqual(try Expression.not(.literal(.null)).evaluate(on: frame), .bools([nil, nil, nil]))
    XCTAssertEqual(try Expression.not(.literal(yes)).evaluate(on: frame), .bools([false, false, false]))
  }

  /// De Morgan's law holds in three-valued logic, which ties `and`, `or` and `not` together.
  func testDeMorgan() throws {
    for left in [true, false, nil] {
      for right in [true, false, nil] {
        let frame = try DataFrame([("a", .bools([left])), ("b", .bools([right]))])
        let (a, b) = (Expression.column("a"), Expression.column("b"))
        XCTAssertEqual(
          try Expression.not(.binary(.and, a, b)).evaluate(on: frame),
          try Expression.binary(.or, .not(a), .not(b)).evaluate(on: frame))
      }
    }
  }

  func testIsNullIsNeverNull() throws {
    for type in ColumnType.allCases {
      let frame = try DataFrame([("x", Column([type.sample, .null], type: type))])
      XCTAssertEqual(try Expression.isNull(.column("x")).evaluate(on: frame), .bools([false, true]))
      XCTAssertEqual(
        try Expression.isNull(.literal(type.sample)).evaluate(on: frame), .bools([false, false]))
      XCTAssertEqual(try Expression.isNull(.column("x")).evaluate(on: frame.prefix(0)), .bools([]))
    }
    XCTAssertEqual(
      try Expression.isNull(.literal(.null)).evaluate(on: DataFrame(rowCount: 1)), .bools([true]))
  }

  func testCoalesce() throws {
    XCTAssertEqual(try value(.integer(1), .coalesce, .integer(2)), .integer(1))
    XCTAssertEqual(try value(.null, .coalesce, .integer(2)), .integer(2))
    XCTAssertEqual(try value(.integer(1), .coalesce, .number(2.5)), .number(1))
    XCTAssertEqual(try value(.null, .coalesce, .number(2.5), nullType: .integer), .number(2.5))
    for type in ColumnType.allCases {
      XCTAssertEqual(try value(type.sample, .coalesce, .null), type.sample)
      XCTAssertEqual(try value(.null, .coalesce, type.sample), type.sample)
      XCTAssertEqual(try value(.null, .coalesce, .null, nullType: type), .null)
    }
    let frame = try DataFrame([("a", .strings(["x", nil, nil])), ("b", .strings(["y", "y", nil]))])
    XCTAssertEqual(
      try Expression.binary(.coalesce, .column("a"), .column("b")).evaluate(on: frame),
      .strings(["x", "y", nil]))
  }

  func testIn() throws {
    let frame = try DataFrame([
      ("i", .integers([1, 2, nil])), ("x", .numbers([1, 2.5, nil])), ("s", .strings(["a", "b", nil])),
      ("b", .bools([true, false, nil])),
      ("d", .dates([Timestamp(microseconds: 1), Timestamp(microseconds: 2), nil])),
    ])
    func isIn(_ name: String, _ values: Scalar...) throws -> Column {
      try Expression.isIn(.column(name), values).evaluate(on: frame)
    }
    XCTAssertEqual(try isIn("i", .integer(1)), .bools([true, false, nil]))
    XCTAssertEqual(try isIn("i", .number(1), .number(2.5)), .bools([true, false, nil]))
    XCTAssertEqual(try isIn("x", .integer(1), .number(2.5)), .bools([true, true, nil]))
    XCTAssertEqual(try isIn("s", .string("b")), .bools([false, true, nil]))
    XCTAssertEqual(try isIn("b", .bool(false)), .bools([false, true, nil]))
    XCTAssertEqual(try isIn("d", .date(Timestamp(microseconds: 2))), .bools([false, true, nil]))
    XCTAssertEqual(try isIn("i"), .bools([false, false, nil]))
  }

  /// `x in (1, null)` means `x == 1 or x == null`, so what is not found might equal the missing one.
  func testInWithNullInItsList() throws {
    let frame = try DataFrame([("i", .integers([1, 2, nil])), ("s", .strings(["a", "b", nil]))])
    for (name, wanted) in [("i", Scalar.integer(1)), ("s", .string("a"))] {
      let member = Expression.isIn(.column(name), [wanted, .null])
      XCTAssertEqual(try member.evaluate(on: frame), .bools([true, nil, nil]))
      XCTAssertEqual(try Expression.not(member).evaluate(on: frame), .bools([false, nil, nil]))
      let spelled = Expression.binary(
        .or, .binary(.equal, .column(name), .literal(wanted)), .binary(.equal, .column(name), .literal(.null))
      )
      XCTAssertEqual(try member.evaluate(on: frame), try spelled.evaluate(on: frame))
    }
    XCTAssertEqual(
      try Expression.isIn(.literal(.null), [.integer(1)]).evaluate(on: frame), .bools([nil, nil, nil]))
    XCTAssertEqual(
      try Expression.isIn(.literal(.integer(1)), [.integer(1)]).evaluate(on: frame),
      .bools([true, true, true]))
  }

  func testInComparesIntegersExactly() throws {
    let frame = try DataFrame([("i", .integers([9_007_199_254_740_992, 9_007_199_254_740_993]))])
    XCTAssertEqual(
      try Expression.isIn(.column("i"), [.integer(9_007_199_254_740_993)]).evaluate(on: frame),
      .bools([false, true]))
  }

  func testInTellsScalarsApart() throws {
    let frame = try DataFrame([("s", .strings(["\u{E9}", "e\u{301}"]))])
    XCTAssertEqual(
      try Expression.isIn(.column("s"), [.string("e\u{301}")]).evaluate(on: frame), .bools([false, true]))
  }
}
