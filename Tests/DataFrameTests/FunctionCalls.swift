import DataFrame
import XCTest

/// The values of a function of columns or constants, over as many rows as the longest column, or three.
func values(
  _ name: String, _ arguments: FunctionArgument..., file: StaticString = #filePath, line: UInt = #line
) throws -> Column {
  var frame = DataFrame(rowCount: 3)
  var operands: [Expression] = []
  let columns = arguments.compactMap { if case .column(let column) = $0 { column } else { nil } }
  if let first = columns.first { frame = DataFrame(rowCount: first.count) }
  for (index, argument) in arguments.enumerated() {
    switch argument {
    case .constant(let scalar): operands.append(.literal(scalar))
    case .column(let column):
      try frame.set("c\(index)", to: column)
      operands.append(.column("c\(index)"))
    }
  }
  let function = try XCTUnwrap(Functions.named(name), "no function \(name)", file: file, line: line)
  let expression = Expression.call(function, operands)
  let result = try expression.evaluate(on: frame)
  XCTAssertEqual(
    result.type, try expression.type(in: frame.schema), "type of \(name)", file: file, line: line)
  XCTAssertEqual(result.count, frame.rowCount, file: file, line: line)
  return result
}

/// What stands between the parentheses of a call: a whole column, or one value.
enum FunctionArgument {
  case column(Column)
  case constant(Scalar)

  static func integers(_ values: Int?...) -> FunctionArgument { .column(.integers(values)) }
  static func numbers(_ values: Double?...) -> FunctionArgument { .column(.numbers(values)) }
  static func strings(_ values: String?...) -> FunctionArgument { .column(.strings(values)) }
  static let null = FunctionArgument.constant(.null)
}

extension FunctionArgument: ExpressibleByIntegerLiteral, ExpressibleByFloatLiteral,
  ExpressibleByStringLiteral,
  ExpressibleByBooleanLiteral
{
  init(integerLiteral value: Int) { self = .constant(.integer(value)) }
  init(floatLiteral value: Double) { self = .constant(.number(value)) }
  init(stringLiteral value: String) { self = .constant(.string(value)) }
  init(booleanLiteral value: Bool) { self = .constant(.bool(value)) }
}
