extension Expression.BinaryOperator {
  /// The result of the operator on two operands whose types have been checked; of two bare nulls a bare null.
  func evaluate(_ left: Operand, _ right: Operand, rows: Int) throws -> Operand {
    guard let type = try resultType(left.type, right.type) else { return .constant(.null) }
    return .column(try evaluate(left, right, type: type, rows: rows))
  }

  private func evaluate(_ left: Operand, _ right: Operand, type: ColumnType, rows: Int) throws -> Column {
    switch self {
    case .and, .or: return .bool(logical(left, right, rows: rows))
    case .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual:
      return .bool(compared(left, right, rows: rows))
    case .matches: return .bool(try matched(left, right, rows: rows))
    case .coalesce: return coalesced([left, right], type: type, rows: rows)
    case .plus where type == .string: return joined(left, right, rows: rows)
    case .minus where left.type == .date || right.type == .date:
      return .number(
        elementwise(left.dates, right.dates, rows: rows, placeholder: 0) { left, right, _ in
          seconds(from: right, to: left)
        })
    case .plus, .minus, .times, .divide, .modulo:
      return type == .integer
        ? .integer(try integerArithmetic(left.integers, right.integers, rows: rows))
        : .number(arithmetic(left.numbers, right.numbers, rows: rows))
    }
  }

  private func arithmetic(_ left: Values<Double>, _ right: Values<Double>, rows: Int) -> TypedColumn<Double> {
    func run(_ operation: (Double, Double) -> Double) -> TypedColumn<Double> {
      elementwise(left, right, rows: rows, placeholder: 0) { left, right, _ in
        let result = operation(left, right)
        return result.isNaN ? nil : result
      }
    }
    switch self {
    case .plus: return run(+)
    case .minus: return run(-)
    case .times: return run(*)
    case .divide: return run { $1 == 0 ? .nan : $0 / $1 }
    default: return run { $1 == 0 ? .nan : $0.truncatingRemainder(dividingBy: $1) }
    }
  }

  private func integerArithmetic(
    _ left: Values<Int>, _ right: Values<Int>, rows: Int
  ) throws -> TypedColumn<Int> {
    func run(_ operation: (Int, Int) -> (partialValue: Int, overflow: Bool)) throws -> TypedColumn<Int> {
      try elementwise(left, right, rows: rows, placeholder: 0) { left, right, row in
        let (result, overflow) = operation(left, right)
        if overflow { throw DataError.integerOverflow(operation: rawValue, row: row + 1) }
        return result
      }
    }
    switch self {
    case .plus: return try run { $0.addingReportingOverflow($1) }
    case .minus: return try run { $0.subtractingReportingOverflow($1) }
    case .times: return try run { $0.multipliedReportingOverflow(by: $1) }
    default:
      return elementwise(left, right, rows: rows, placeholder: 0) { left, right, _ in
        right == 0 ? nil : (right == -1 ? 0 : left % right)
      }
    }
  }

  private func compared(_ left: Operand, _ right: Operand, rows: Int) -> TypedColumn<Bool> {
    switch left.type ?? right.type {
    case .string: return comparedText(left, right, rows: rows)
    case .date: return comparedValues(left.dates, right.dates, rows: rows)
    case .bool:
      return comparedValues(left.bools.asIntegers, right.bools.asIntegers, rows: rows)
    case .integer where (right.type ?? .integer) == .integer:
      return comparedValues(left.integers, right.integers, rows: rows)
    default: return comparedValues(left.numbers, right.numbers, rows: rows)
    }
  }

  private func comparedValues<Element: Comparable & Sendable>(
    _ left: Values<Element>, _ right: Values<Element>, rows: Int
  ) -> TypedColumn<Bool> {
    @inline(__always)
    func run(_ holds: (Element, Element) -> Bool) -> TypedColumn<Bool> {
      // Against a constant, the most frequent case, nulls stay where they are.
      if case .column(let column) = left, case .constant(.some(let constant)) = right {
        return TypedColumn(compared(column.values, with: constant), validity: column.validity)
      }
      return elementwise(left, right, rows: rows, placeholder: false) { left, right, _ in holds(left, right) }
    }
    switch self {
    case .equal: return run(==)
    case .notEqual: return run(!=)
    case .less: return run(<)
    case .lessOrEqual: return run(<=)
    case .greater: return run(>)
    default: return run(>=)
    }
  }

  /// Compares text by its order of scalars; against a constant, once a distinct text instead of once a row.
  private func comparedText(_ left: Operand, _ right: Operand, rows: Int) -> TypedColumn<Bool> {
    func holds(_ left: String, _ right: String) -> Bool {
      switch self {
      case .equal: sameScalars(left, right)
      case .notEqual: !sameScalars(left, right)
      case .less: scalarOrder(left, right)
      case .lessOrEqual: !scalarOrder(right, left)
      case .greater: scalarOrder(right, left)
      default: !scalarOrder(left, right)
      }
    }
    switch (left, right) {
    case (.column(.string(let texts)), .constant(.string(let constant))):
      return texts.map { holds($0, constant) }
    case (.constant(.string(let constant)), .column(.string(let texts))):
      return texts.map { holds(constant, $0) }
    default:
      return elementwise(left.texts, right.texts, rows: rows, placeholder: false) { left, right, _ in
        holds(left, right)
      }
    }
  }

  private func matched(_ left: Operand, _ right: Operand, rows: Int) throws -> TypedColumn<Bool> {
    if case .constant(.null) = right { return TypedColumn(nulls: rows, placeholder: false) }
    guard case .constant(.string(let pattern)) = right else {
      let expected = "a text that is the same for every row on its right"
      throw DataError.badArgument(function: "~", expected: expected)
    }
    guard let regex = try? Regex(pattern) else { throw DataError.badPattern(pattern) }
    func isFound(in text: String) -> Bool { text.firstMatch(of: regex) != nil }
    if case .column(.string(let texts)) = left { return texts.map(isFound) }
    return elementwise(left.texts, .constant(pattern), rows: rows, placeholder: false) { text, _, _ in
      isFound(in: text)
    }
  }

  private func joined(_ left: Operand, _ right: Operand, rows: Int) -> Column {
    let texts = elementwise(left.texts, right.texts, rows: rows, placeholder: "") { left, right, _ in
      left + right
    }
    return .string(StringColumn((0..<rows).map { texts[$0] }))
  }

  /// SQL's three-valued logic: a false decides `and`, a true decides `or`, whatever stands on the other side.
  private func logical(_ left: Operand, _ right: Operand, rows: Int) -> TypedColumn<Bool> {
    let decisive = self == .or
    let (left, right) = (left.bools.spread(rows), right.bools.spread(rows))
    if left.validity == nil, right.validity == nil {
      return TypedColumn(left.values.combined(with: right.values, isOr: self == .or))
    }
    var results = [Bool](repeating: false, count: rows)
    var validity = Bitmap(repeating: true, count: rows)
    for row in 0..<rows {
      switch (left[row], right[row]) {
      case (decisive, _), (_, decisive): results[row] = decisive
      case (nil, _), (_, nil): validity[row] = false
      default: results[row] = !decisive
      }
    }
    return TypedColumn(results, validity: validity)
  }
}

private func seconds(from start: Timestamp, to end: Timestamp) -> Double {
  let (difference, overflow) = end.microseconds.subtractingReportingOverflow(start.microseconds)
  return (overflow ? Double(end.microseconds) - Double(start.microseconds) : Double(difference)) / 1e6
}

extension StringColumn {
  /// What holds of each row's text, asked once a distinct one.
  fileprivate func map(_ holds: (String) -> Bool) -> TypedColumn<Bool> {
    TypedColumn(codes.values.looked(up: dictionary.map(holds)), validity: codes.validity)
  }
}

extension Values<Bool> {
  fileprivate func spread(_ rows: Int) -> TypedColumn<Bool> { spread(rows, placeholder: false) }

  fileprivate var asIntegers: Values<Int> {
    switch self {
    case .column(let column): .column(column.map(placeholder: 0) { $0 ? 1 : 0 })
    case .constant(let value): .constant(value.map { $0 ? 1 : 0 })
    }
  }
}
