import DataFrame
import XCTest

final class ExpressionArithmeticTests: XCTestCase {
  private let arithmetic: [Expression.BinaryOperator] = [.plus, .minus, .times, .divide, .modulo]

  func testIntegersStayIntegersButForDivision() throws {
    XCTAssertEqual(try value(.integer(7), .plus, .integer(2)), .integer(9))
    XCTAssertEqual(try value(.integer(7), .minus, .integer(9)), .integer(-2))
    XCTAssertEqual(try value(.integer(7), .times, .integer(-2)), .integer(-14))
    XCTAssertEqual(try value(.integer(7), .divide, .integer(2)), .number(3.5))
    XCTAssertEqual(try value(.integer(6), .divide, .integer(2)), .number(3))
    XCTAssertEqual(try value(.integer(7), .modulo, .integer(4)), .integer(3))
    XCTAssertEqual(try value(.integer(-7), .modulo, .integer(4)), .integer(-3))
    XCTAssertEqual(try value(.integer(7), .modulo, .integer(-4)), .integer(3))
  }

  func testIntegersAndNumbersMakeNumbers() throws {
    XCTAssertEqual(try value(.integer(1), .plus, .number(0.5)), .number(1.5))
    XCTAssertEqual(try value(.number(0.5), .minus, .integer(1)), .number(-0.5))
    XCTAssertEqual(try value(.integer(3), .times, .number(0.5)), .number(1.5))
    XCTAssertEqual(try value(.number(7.5), .modulo, .integer(2)), .number(1.5))
    XCTAssertEqual(try value(.number(-7.5), .modulo, .number(2)), .number(-1.5))
  }

  func testNothingIsDividedByZero() throws {
    for operation in [Expression.BinaryOperator.divide, .modulo] {
      for zero in [Scalar.integer(0), .number(0), .number(-0.0)] {
        for dividend in [Scalar.integer(5), .integer(0), .number(5), .number(.infinity)] {
          XCTAssertEqual(
            try value(dividend, operation, zero), .null, "\(dividend) \(operation.rawValue) \(zero)")
        }
      }
    }
  }

  func testWhatIsNoNumberIsNull() throws {
    let infinity = Scalar.number(.infinity)
    XCTAssertEqual(try value(infinity, .minus, infinity), .null)
    XCTAssertEqual(try value(infinity, .plus, .number(-.infinity)), .null)
    XCTAssertEqual(try value(.number(0), .times, infinity), .null)
    XCTAssertEqual(try value(.integer(0), .times, infinity), .null)
    XCTAssertEqual(try value(infinity, .divide, infinity), .null)
    XCTAssertEqual(try value(infinity, .modulo, .number(2)), .null)
    XCTAssertEqual(try value(.integer(1), .divide, infinity), .number(0))
    XCTAssertEqual(try value(.number(1e308), .times, .number(10)), infinity)
  }

  func testNullMakesNull() throws {
    for operation in arithmetic {
      for type in [ColumnType.integer, .number] {
        XCTAssertEqual(try value(.null, operation, type.sample), .null)
        XCTAssertEqual(try value(type.sample, operation, .null), .null)
        XCTAssertEqual(try value(.null, operation, .null, nullType: type), .null)
      }
    }
    XCTAssertEqual(try value(.null, .plus, .string("a")), .null)
    XCTAssertEqual(try value(.string("a"), .plus, .null), .null)
  }

  func testOverflowNamesTheOperatorAndTheFirstRow() throws {
    let frame = try DataFrame([("x", .integers([1, nil, .max, .max])), ("y", .integers([1, 1, 1, 1]))])
    for right in [Expression.column("y"), .literal(.integer(1))] {
      assertThrows(
        .integerOverflow(operation: "+", row: 3),
        try Expression.binary(.plus, .column("x"), right).evaluate(on: frame))
    }
    assertThrows(
      .integerOverflow(operation: "*", row: 3),
      try Expression.binary(.times, .literal(.integer(2)), .column("x")).evaluate(on: frame))
    assertThrows(
      .integerOverflow(operation: "-", row: 1),
      try Expression.binary(.minus, .literal(.integer(.min)), .literal(.integer(1))).evaluate(on: frame))
    XCTAssertEqual(
      try Expression.binary(.plus, .column("x"), .literal(.integer(1))).evaluate(on: frame.prefix(2)),
      .integers([2, nil]))
  }

  func testTheSmallestInteger() throws {
    let smallest = Scalar.integer(.min)
    XCTAssertEqual(try value(smallest, .modulo, .integer(-1)), .integer(0))
    XCTAssertEqual(try value(smallest, .divide, .integer(-1)), .number(0x1p63))
    XCTAssertEqual(try value(smallest, .plus, .integer(.max)), .integer(-1))
    assertThrows(.integerOverflow(operation: "*", row: 1), try value(smallest, .times, .integer(-1)))
    let frame = try DataFrame([("x", .integers([5, nil, .min]))])
    assertThrows(
      .integerOverflow(operation: "-", row: 3), try Expression.negate(.column("x")).evaluate(on: frame))
    assertThrows(
      .integerOverflow(operation: "-", row: 1), try Expression.negate(.literal(smallest)).evaluate(on: frame))
    XCTAssertEqual(
      try Expression.negate(.column("x")).evaluate(on: frame.prefix(2)), .integers([-5, nil]))
  }

  func testNegation() throws {
    let frame = try DataFrame([("x", .numbers([1.5, nil, -.infinity]))])
    XCTAssertEqual(try Expression.negate(.column("x")).evaluate(on: frame), .numbers([-1.5, nil, .infinity]))
    XCTAssertEqual(try Expression.negate(.literal(.integer(3))).evaluate(on: frame), .integers([-3, -3, -3]))
    XCTAssertEqual(
      try Expression.negate(.negate(.literal(.number(3)))).evaluate(on: frame), .numbers([3, 3, 3]))
  }

  /// Against Swift's own operators, over columns long enough for several words of the bitmap.
  func testRandomColumnsAgreeWithArithmeticByHand() throws {
    var generator = SeededGenerator(seed: 21)
    func integers() -> [Int?] {
      (0..<300).map { _ in generator.below(5) == 0 ? nil : generator.below(21) - 10 }
    }
    let (left, right) = (integers(), integers())
    let frame = try DataFrame([("l", .integers(left)), ("r", .integers(right))])
    func computed(_ operation: Expression.BinaryOperator) throws -> Column {
      try Expression.binary(operation, .column("l"), .column("r")).evaluate(on: frame)
    }
    func byHand<Result>(_ operation: (Int, Int) -> Result?) -> [Result?] {
      zip(left, right).map { left, right in left.flatMap { left in right.flatMap { operation(left, $0) } } }
    }
    XCTAssertEqual(try computed(.plus), .integers(byHand { $0 + $1 }))
    XCTAssertEqual(try computed(.minus), .integers(byHand { $0 - $1 }))
    XCTAssertEqual(try computed(.times), .integers(byHand { $0 * $1 }))
    XCTAssertEqual(try computed(.divide), .numbers(byHand { $1 == 0 ? nil : Double($0) / Double($1) }))
    XCTAssertEqual(try computed(.modulo), .integers(byHand { $1 == 0 ? nil : $0 % $1 }))
  }

  func testConstantsAreSpreadOverTheRows() throws {
    let sum = Expression.binary(.plus, .literal(.integer(1)), .literal(.integer(1)))
    XCTAssertEqual(try sum.evaluate(on: DataFrame(rowCount: 3)), .integers([2, 2, 2]))
    XCTAssertEqual(try sum.evaluate(on: DataFrame()), .integers([]))
    XCTAssertEqual(try sum.constantValue(), .integer(2))
    XCTAssertEqual(
      try Expression.literal(.string("a")).evaluate(on: DataFrame(rowCount: 2)), .strings(["a", "a"]))
    XCTAssertEqual(try Expression.literal(.null).evaluate(on: DataFrame(rowCount: 2)).nullCount, 2)
    XCTAssertEqual(try Expression.literal(.null).constantValue(), .null)
  }

  func testTextsAreJoined() throws {
    XCTAssertEqual(try value(.string("e"), .plus, .string("\u{301}")), .string("e\u{301}"))
    XCTAssertEqual(try value(.string(""), .plus, .string("")), .string(""))
  }

  func testDatesAreApartBySeconds() throws {
    let early = Timestamp(microseconds: 1_000_000)
    let late = Timestamp(microseconds: 2_500_000)
    XCTAssertEqual(try value(.date(late), .minus, .date(early)), .number(1.5))
    XCTAssertEqual(try value(.date(early), .minus, .date(late)), .number(-1.5))
    XCTAssertEqual(try value(.null, .minus, .date(late)), .null)
    let far = try XCTUnwrap(Timestamp(year: 9999, month: 12, day: 31)).microseconds
    XCTAssertEqual(
      try value(.date(Timestamp(microseconds: far + 1)), .minus, .date(Timestamp(microseconds: far))),
      .number(1e-6))
    let ends = try value(.date(Timestamp(microseconds: .max)), .minus, .date(Timestamp(microseconds: .min)))
    XCTAssertEqual(ends, .number(0x1p64 / 1e6))
  }

  func testDatesMoveByALengthOfTime() throws {
    let frame = try DataFrame([
      ("d", .dates([Timestamp(microseconds: 5), nil, Timestamp(microseconds: .max)]))
    ])
    XCTAssertEqual(
      try Expression.shift(.column("d"), microseconds: -10).evaluate(on: frame),
      .dates([Timestamp(microseconds: -5), nil, Timestamp(microseconds: .max - 10)]))
    assertThrows(
      .integerOverflow(operation: "+", row: 3),
      try Expression.shift(.column("d"), microseconds: 1).evaluate(on: frame))
    XCTAssertEqual(
      try Expression.shift(.literal(.null), microseconds: 1).evaluate(on: frame),
      Column(nulls: 3, type: .date))
  }
}
