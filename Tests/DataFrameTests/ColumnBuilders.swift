import DataFrame
import XCTest

// Foundation, which XCTest exports, has a type of that name too.
typealias Expression = DataFrame::Expression

extension Column {
  static func integers(_ values: [Int?]) -> Column { .integer(TypedColumn(values, placeholder: 0)) }

  static func numbers(_ values: [Double?]) -> Column { .number(TypedColumn(values, placeholder: 0)) }

  static func bools(_ values: [Bool?]) -> Column { .bool(TypedColumn(values, placeholder: false)) }

  static func strings(_ values: [String?]) -> Column { .string(StringColumn(values)) }

  static func dates(_ values: [Timestamp?]) -> Column {
    .date(TypedColumn(values, placeholder: Timestamp(microseconds: 0)))
  }

  /// A column of scalars that are all of one type, or missing.
  init(_ scalars: [Scalar], type: ColumnType) {
    switch type {
    case .integer:
      self = .integers(scalars.map { if case .integer(let value) = $0 { value } else { nil } })
    case .number: self = .numbers(scalars.map { if case .number(let value) = $0 { value } else { nil } })
    case .bool: self = .bools(scalars.map { if case .bool(let value) = $0 { value } else { nil } })
    case .string: self = .strings(scalars.map { if case .string(let value) = $0 { value } else { nil } })
    case .date: self = .dates(scalars.map { if case .date(let value) = $0 { value } else { nil } })
    }
  }

  /// The values of all rows.
  var scalars: [Scalar] { (0..<count).map { self[$0] } }
}

extension ColumnType {
  /// Some value of the type, which no rule treats in its own way.
  var sample: Scalar {
    switch self {
    case .integer: .integer(7)
    case .number: .number(2.5)
    case .bool: .bool(true)
    case .string: .string("text")
    case .date: .date(Timestamp(microseconds: 1_000_000))
    }
  }
}

/// Every list of at most `length` of the choices.
func everyList<Element>(of choices: [Element], upTo length: Int) -> [[Element]] {
  var lists: [[Element]] = [[]]
  var longest = lists
  for _ in 0..<length {
    longest = longest.flatMap { list in choices.map { list + [$0] } }
    lists += longest
  }
  return lists
}

/// A call of the language's function of a name.
func call(_ name: String, _ arguments: Expression...) throws -> Expression {
  .call(try XCTUnwrap(Functions.named(name), "no function \(name)"), arguments)
}

/// The value of an operator, the same whether its operands are columns of three rows or constants.
///
/// A missing operand takes its column's type from `nullType`.
func value(
  _ left: Scalar, _ operation: Expression.BinaryOperator, _ right: Scalar, nullType: ColumnType? = nil,
  file: StaticString = #filePath, line: UInt = #line
) throws -> Scalar {
  let types = (left.type ?? nullType ?? right.type, right.type ?? nullType ?? left.type)
  let leftColumn = Column(repeating: left, count: 3, type: types.0 ?? .string)
  let rightColumn = Column(repeating: right, count: 3, type: types.1 ?? .string)
  let frame = try DataFrame([("left", leftColumn), ("right", rightColumn)])
  let isPattern = operation == .matches
  var results: [Scalar] = []
  for leftSide in [Expression.column("left"), .literal(left)] {
    for rightSide in isPattern ? [.literal(right)] : [Expression.column("right"), .literal(right)] {
      results += try Expression.binary(operation, leftSide, rightSide).evaluate(on: frame).scalars
    }
  }
  let first = try XCTUnwrap(results.first, file: file, line: line)
  XCTAssertEqual(
    results, Array(repeating: first, count: isPattern ? 6 : 12), "\(left) \(operation) \(right)", file: file,
    line: line)
  return first
}

func assertThrows<Value>(
  _ expected: DataError, _ body: @autoclosure () throws -> Value, file: StaticString = #filePath,
  line: UInt = #line
) {
  XCTAssertThrowsError(try body(), file: file, line: line) { error in
    XCTAssertEqual(error as? DataError, expected, file: file, line: line)
  }
}
