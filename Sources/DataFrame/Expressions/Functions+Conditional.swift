/// Functions that choose between values.
let conditionalFunctions: [Function] = [
  Function(
    "if", "(condition, then, else)", "One of two values; a condition that is null chooses the second.",
    [.bool, .any, .any],
    result: { (types: [ColumnType?]) throws(DataError) -> ColumnType in
      try commonType(types.dropFirst(), of: "if")
    },
    apply: { operands, type, rows in
      guard case .column(.bool(let conditions)) = operands[0] else {
        return coalesced([operands[2]], type: type, rows: rows)
      }
      return chosen(by: conditions, operands[1], operands[2], type: type, rows: rows)
    }),
  Function(
    "coalesce", "(a, b, …)", "The first value that is not null.", [.any], variadic: true,
    result: { (types: [ColumnType?]) throws(DataError) -> ColumnType in
      try commonType(types[...], of: "coalesce")
    },
    apply: { coalesced($0, type: $1, rows: $2) }),
]

/// The one type that all arguments have, where integers and numbers together make numbers.
private func commonType(_ types: ArraySlice<ColumnType?>, of function: String) throws(DataError) -> ColumnType
{
  var common: ColumnType?
  for case .some(let type) in types {
    let found = common ?? type
    guard found == type || (found.isNumeric && type.isNumeric) else {
      throw .wrongTypes(operation: function, left: found, right: type)
    }
    common = found == type ? type : .number
  }
  return common ?? .string
}

private func chosen(
  by conditions: TypedColumn<Bool>, _ first: Operand, _ second: Operand, type: ColumnType, rows: Int
) -> Column {
  func pick<Element>(_ first: Values<Element>, _ second: Values<Element>, placeholder: Element)
    -> TypedColumn<Element>
  {
    let first = first.spread(rows, placeholder: placeholder)
    let second = second.spread(rows, placeholder: placeholder)
    return TypedColumn(
      (0..<rows).map { conditions[$0] == true ? first[$0] : second[$0] }, placeholder: placeholder)
  }
  switch type {
  case .integer: return .integer(pick(first.integers, second.integers, placeholder: 0))
  case .number: return .number(pick(first.numbers, second.numbers, placeholder: 0))
  case .bool: return .bool(pick(first.bools, second.bools, placeholder: false))
  case .date: return .date(pick(first.dates, second.dates, placeholder: Timestamp(microseconds: 0)))
  case .string:
    let texts = pick(first.texts, second.texts, placeholder: "")
    return .string(StringColumn((0..<rows).map { texts[$0] }))
  }
}
