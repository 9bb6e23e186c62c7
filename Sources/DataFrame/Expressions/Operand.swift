/// What an operator works on: a whole column, or one value for every row, which is never spread out.
enum Operand {
  case column(Column)
  case constant(Scalar)

  var type: ColumnType? {
    switch self {
    case .column(let column): column.type
    case .constant(let scalar): scalar.type
    }
  }
}

// The views below give an operand as values of one type. Types have been checked before, so what does not fit
// can only be a bare null.
extension Operand {
  var integers: Values<Int> {
    switch self {
    case .column(.integer(let column)): .column(column)
    case .constant(.integer(let value)): .constant(value)
    default: .constant(nil)
    }
  }

  var numbers: Values<Double> {
    switch self {
    case .column(let column): column.asNumbers.map(Values.column) ?? .constant(nil)
    case .constant(let scalar): .constant(scalar.asNumber)
    }
  }

  var bools: Values<Bool> {
    switch self {
    case .column(.bool(let column)): .column(column)
    case .constant(.bool(let value)): .constant(value)
    default: .constant(nil)
    }
  }

  var dates: Values<Timestamp> {
    switch self {
    case .column(.date(let column)): .column(column)
    case .constant(.date(let value)): .constant(value)
    default: .constant(nil)
    }
  }

  var texts: Values<String> {
    switch self {
    case .column(.string(let column)):
      .column(TypedColumn((0..<column.count).map { column[$0] }, placeholder: ""))
    case .constant(.string(let value)): .constant(value)
    default: .constant(nil)
    }
  }
}

extension Values {
  /// One slot a row.
  func spread(_ rows: Int, placeholder: Element) -> TypedColumn<Element> {
    switch self {
    case .column(let column): column
    case .constant(.some(let value)): TypedColumn([Element](repeating: value, count: rows))
    case .constant(nil): TypedColumn(nulls: rows, placeholder: placeholder)
    }
  }
}

/// The first value of each row that is not missing.
func coalesced(_ operands: [Operand], type: ColumnType, rows: Int) -> Column {
  func first<Element>(_ sides: [Values<Element>], placeholder: Element) -> TypedColumn<Element> {
    var result = sides[0].spread(rows, placeholder: placeholder)
    for side in sides.dropFirst() {
      guard var validity = result.validity else { return result }
      let other = side.spread(rows, placeholder: placeholder)
      for row in (~validity).setIndices where other.isValid(row) {
        result.values[row] = other.values[row]
        validity[row] = true
      }
      result = TypedColumn(result.values, validity: validity)
    }
    return result
  }
  switch type {
  case .integer: return .integer(first(operands.map(\.integers), placeholder: 0))
  case .number: return .number(first(operands.map(\.numbers), placeholder: 0))
  case .bool: return .bool(first(operands.map(\.bools), placeholder: false))
  case .date: return .date(first(operands.map(\.dates), placeholder: Timestamp(microseconds: 0)))
  case .string:
    let texts = first(operands.map(\.texts), placeholder: "")
    return .string(StringColumn((0..<rows).map { texts[$0] }))
  }
}
