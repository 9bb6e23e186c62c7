import DataFrame
import XCTest

final class ExpressionTypeTests: XCTestCase {
  private typealias BinaryOperator = Expression.BinaryOperator

  /// Every combination of types that an operator takes; any other is an error.
  private let table = """
    integer integer: + - * % ?? = integer, / = number, == != < <= > >= = bool
    integer number: + - * % / ?? = number, == != < <= > >= = bool
    number integer: + - * % / ?? = number, == != < <= > >= = bool
    number number: + - * % / ?? = number, == != < <= > >= = bool
    bool bool: and or == != < <= > >= ?? = bool
    string string: + ?? = string, == != < <= > >= ~ = bool
    date date: - = number, ?? = date, == != < <= > >= = bool
    """

  private func results() -> [String: ColumnType] {
    var results: [String: ColumnType] = [:]
    for line in table.split(separator: "\n") {
      let parts = line.split(separator: ":")
      for group in parts[1].split(separator: ",") {
        let words = group.split(separator: " ").map(String.init)
        for word in words.dropLast(2) {
          results["\(parts[0]) \(word)"] = ColumnType(rawValue: words[words.count - 1])
        }
      }
    }
    return results
  }

  func testEveryOperatorOnEveryCombinationOfTypes() {
    let results = results()
    XCTAssertEqual(results.count, 74)
    for operation in BinaryOperator.allCases {
      for left in ColumnType.allCases {
        for right in ColumnType.allCases {
          let wanted = results["\(left) \(right) \(operation.rawValue)"]
          XCTAssertEqual(
            try? operation.resultType(left, right), wanted, "\(left) \(operation.rawValue) \(right)")
          guard wanted == nil else { continue }
          assertThrows(
            .wrongTypes(operation: operation.rawValue, left: left, right: right),
            try operation.resultType(left, right))
        }
      }
    }
  }

  func testABareNullTakesTheTypeOfTheOtherSide() {
    for operation in BinaryOperator.allCases {
      for type in ColumnType.allCases {
        let both = try? operation.resultType(type, type)
        XCTAssertEqual(try? operation.resultType(nil, type), both)
        XCTAssertEqual(try? operation.resultType(type, nil), both)
      }
      let isTruth = operation.isComparison || operation == .and || operation == .or
      XCTAssertEqual(try operation.resultType(nil, nil), isTruth ? .bool : nil, operation.rawValue)
    }
  }

  func testWhatIsComputedHasTheTypeThatWasFound() throws {
    let columns = ColumnType.allCases.map { ($0.rawValue, Column([$0.sample, .null], type: $0)) }
    let frame = try DataFrame(columns)
    let operands =
      ColumnType.allCases.flatMap { [Expression.column($0.rawValue), .literal($0.sample)] }
      + [.literal(.null)]
    var computed = 0
    for operation in BinaryOperator.allCases {
      for left in operands {
        for right in operands {
          if operation == .matches, case .column = right { continue }
          let expression = Expression.binary(operation, left, right)
          guard let type = try? expression.type(in: frame.schema) else { continue }
          let column = try expression.evaluate(on: frame)
          XCTAssertEqual(column.type, type, "\(expression)")
          XCTAssertEqual(column.count, 2)
          XCTAssertEqual(try expression.evaluate(on: frame.prefix(0)).count, 0)
          XCTAssertEqual(try expression.evaluate(on: frame.prefix(0)).type, type)
          computed += 1
        }
      }
    }
    XCTAssertGreaterThan(computed, 300)
  }

  /// A null computed of nothing but nulls has no type, so it fits wherever a bare null does.
  func testNullsOfNullsFitEveryType() throws {
    let frame = try DataFrame([("i", .integers([1, 2]))])
    let null = Expression.literal(.null)
    for untyped in [Expression.binary(.plus, null, null), .negate(null), .binary(.coalesce, null, null)] {
      XCTAssertNil(try untyped.type(in: frame.schema))
      XCTAssertEqual(try untyped.evaluate(on: frame), Column(nulls: 2, type: .string))
      for type in ColumnType.allCases {
        let compared = Expression.binary(.equal, untyped, .literal(type.sample))
        XCTAssertEqual(try compared.evaluate(on: frame), Column(nulls: 2, type: .bool))
      }
      let sum = Expression.binary(.plus, .column("i"), .negate(untyped))
      XCTAssertEqual(try sum.evaluate(on: frame), Column(nulls: 2, type: .integer))
      XCTAssertEqual(
        try Expression.binary(.coalesce, untyped, .column("i")).evaluate(on: frame), .integers([1, 2]))
    }
  }

  func testWrongOperandsOfOneSidedOperators() {
    let schema = Schema(names: ["s", "b", "d"], types: [.string, .bool, .date])
    assertThrows(
      .wrongType(operation: "-", found: .string, wanted: "a number"),
      try Expression.negate(.column("s")).type(in: schema))
    assertThrows(
      .wrongType(operation: "-", found: .bool, wanted: "a number"),
      try Expression.negate(.column("b")).type(in: schema))
    assertThrows(
      .wrongType(operation: "not", found: .date, wanted: "a bool"),
      try Expression.not(.column("d")).type(in: schema))
    assertThrows(
      .wrongType(operation: "a length of time", found: .string, wanted: "a date"),
      try Expression.shift(.column("s"), microseconds: 1).type(in: schema))
    assertThrows(
      .wrongTypes(operation: "==", left: .string, right: .integer),
      try Expression.isIn(.column("s"), [.string("a"), .integer(1)]).type(in: schema))
    assertThrows(
      .unknownColumn("x", available: ["s", "b", "d"]), try Expression.isNull(.column("x")).type(in: schema))
  }
}
