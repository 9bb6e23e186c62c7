extension Expression {
  /// The values of the expression, one a row of the frame.
  ///
  /// - Throws: `DataError` for an unknown column, a type that does not fit, an integer that overflows, a
  ///   pattern that is none; `DataError.cancelled`.
  /// - Complexity: O(rows) for each node of the tree; work on text is done once a distinct value where it can
  ///   be.
  public func evaluate(on frame: DataFrame) throws -> Column {
    let type = try type(in: frame.schema)
    switch try operand(on: frame) {
    case .column(let column): return column
    case .constant(let scalar): return Column(repeating: scalar, count: frame.rowCount, type: type ?? .string)
    }
  }

  /// The value of an expression that reads no column.
  ///
  /// - Throws: `DataError`, as `evaluate(on:)`.
  public func constantValue() throws -> Scalar {
    try evaluate(on: DataFrame(rowCount: 1))[0]
  }

  private func operand(on frame: DataFrame) throws -> Operand {
    try Cancellation.check()
    switch self {
    case .column(let name): return .column(try frame.column(name))
    case .literal(let scalar): return .constant(scalar)
    case .negate(let inner): return try negated(inner.operand(on: frame))
    case .not(let inner): return .column(.bool(try truth(inner, on: frame).map(placeholder: false, !)))
    case .binary(let operation, let left, let right):
      let (left, right) = (try left.operand(on: frame), try right.operand(on: frame))
      return try operation.evaluate(left, right, rows: frame.rowCount)
    case .shift(let inner, let microseconds):
      return .column(try shifted(inner.evaluate(on: frame), by: microseconds))
    case .isNull(let inner):
      let validity = try inner.evaluate(on: frame).validity
      return .column(.bool(TypedColumn((0..<frame.rowCount).map { validity?[$0] == false })))
    case .isIn(let inner, let values):
      return .column(try membership(of: inner.evaluate(on: frame), in: values))
    case .call(let function, let arguments):
      return .column(try function.evaluate(arguments.map { try $0.operand(on: frame) }, rows: frame.rowCount))
    }
  }

  private func truth(_ expression: Expression, on frame: DataFrame) throws -> TypedColumn<Bool> {
    guard case .bool(let column) = try expression.evaluate(on: frame) else {
      return TypedColumn(nulls: frame.rowCount, placeholder: false)
    }
    return column
  }
}

private func negated(_ operand: Operand) throws -> Operand {
  switch operand {
  case .constant(.integer(let value)):
    guard value != .min else { throw DataError.integerOverflow(operation: "-", row: 1) }
    return .constant(.integer(-value))
  case .constant(.number(let value)): return .constant(.number(-value))
  case .column(.integer(let values)):
    if let row = (0..<values.count).first(where: { values[$0] == Int.min }) {
      throw DataError.integerOverflow(operation: "-", row: row + 1)
    }
    return .column(.integer(values.map(placeholder: 0) { -$0 }))
  case .column(.number(let values)): return .column(.number(values.map(placeholder: 0) { -$0 }))
  // Types have been checked before, so only a bare null is left.
  default: return .constant(.null)
  }
}

private func shifted(_ column: Column, by microseconds: Int) throws -> Column {
  let dates = Operand.column(column).dates
  return .date(
    try elementwise(
      dates, .constant(microseconds), rows: column.count, placeholder: Timestamp(microseconds: 0)
    ) { date, offset, row in
      let (sum, overflow) = date.microseconds.addingReportingOverflow(offset)
      if overflow { throw DataError.integerOverflow(operation: "+", row: row + 1) }
      return Timestamp(microseconds: sum)
    })
}

private func membership(of column: Column, in values: [Scalar]) -> Column {
  let wanted = values.filter { $0 != .null }
  // `x in (…, null)` is null instead of false where x equals none of the others: it might equal the missing
  // one.
  let hasNull = wanted.count < values.count
  let found: TypedColumn<Bool>
  switch column {
  case .string(let texts):
    let set = Set(wanted.compactMap(\.asText).map(ScalarKey.init))
    let isWanted = texts.dictionary.map { set.contains(ScalarKey($0)) }
    found = TypedColumn(texts.codes.values.looked(up: isWanted), validity: texts.codes.validity)
  case .integer(let integers):
    // As with `==`, integers are compared exactly and only a number makes doubles of both.
    let exact = Set(wanted.compactMap(\.asInteger))
    let numbers = Set(wanted.filter { $0.type == .number }.compactMap(\.asNumber))
    found = integers.map(placeholder: false) { exact.contains($0) || numbers.contains(Double($0)) }
  case .number(let numbers):
    let set = Set(wanted.compactMap(\.asNumber))
    found = numbers.map(placeholder: false) { set.contains($0) }
  case .bool(let bools):
    let set = Set(wanted)
    found = bools.map(placeholder: false) { set.contains(.bool($0)) }
  case .date(let dates):
    let set = Set(wanted)
    found = dates.map(placeholder: false) { set.contains(.date($0)) }
  }
  guard hasNull else { return .bool(found) }
  let certain = Bitmap((0..<found.count).map { found[$0] == true })
  return .bool(TypedColumn(found.values, validity: certain))
}

extension Scalar {
  fileprivate var asInteger: Int? {
    if case .integer(let value) = self { value } else { nil }
  }

  fileprivate var asText: String? {
    if case .string(let value) = self { value } else { nil }
  }

  /// The value as a double: integers converted, nil for what is no number.
  public var asNumber: Double? {
    switch self {
    case .integer(let value): Double(value)
    case .number(let value): value
    default: nil
    }
  }
}
