import Foundation

/// Functions of numbers. Where a result is no number (`log(-1)`, `sqrt(-1)`) it is null.
let mathFunctions: [Function] = [
  Function(
    "abs", "(x)", "The distance from 0.", [.number], result: keepsType,
    apply: { try numeric($0[0], $1, $2, integer: { $0 == .min ? nil : $0.magnitude.asInt }, number: { $0.magnitude }) }
  ),
  Function(
    "round", "(x) or (x, digits)", "The nearest whole number, halves away from 0, or that many digits after the point.",
    [.number], variadic: true, result: keepsType, apply: rounded),
  Function(
    "floor", "(x)", "The largest whole number that is not above.", [.number], result: keepsType,
    apply: { try numeric($0[0], $1, $2, integer: { $0 }, number: { $0.rounded(.down) }) }),
  Function(
    "ceil", "(x)", "The smallest whole number that is not below.", [.number], result: keepsType,
    apply: { try numeric($0[0], $1, $2, integer: { $0 }, number: { $0.rounded(.up) }) }),
  Function(
    "sign", "(x)", "-1, 0 or 1.", [.number], result: keepsType,
    apply: {
      try numeric($0[0], $1, $2, integer: { $0.signum() }, number: { $0 > 0 ? 1 : ($0 < 0 ? -1 : 0) })
    }),
  unary("sqrt", "The square root; null below 0.") { $0.squareRoot() },
  unary("exp", "e to the power of x.") { exp($0) },
  unary("log", "The natural logarithm; null at 0 and below.") { $0 > 0 ? log($0) : .nan },
  unary("log10", "The logarithm to base 10; null at 0 and below.") { $0 > 0 ? log10($0) : .nan },
  Function(
    "clip", "(x, low, high)", "x, but not below low and not above high.", [.number, .number, .number],
    returns: .number
  ) { operands, rows in
    let raised = elementwise(operands[0].numbers, operands[1].numbers, rows: rows, placeholder: 0) { x, low, _ in
      max(x, low)
    }
    return .number(
      elementwise(.column(raised), operands[2].numbers, rows: rows, placeholder: 0) { x, high, _ in min(x, high) })
  },
  Function(
    "bin", "(x, width)", "The lower edge of the bin of that width in which x lies; bins start at 0.",
    [.number, .number],
    result: { (types: [ColumnType?]) throws(DataError) -> ColumnType in
      types == [.integer, .integer] ? .integer : .number
    },
    apply: { operands, type, rows in
      let edges = try elementwise(operands[0].numbers, operands[1].numbers, rows: rows, placeholder: 0) {
        (x, width, _) -> Double? in
        guard width > 0 else { throw DataError.badArgument(function: "bin", expected: "a width above 0") }
        return (x / width).rounded(.down) * width
      }
      return type == .integer ? .integer(edges.map(placeholder: 0) { Int($0) }) : .number(edges)
    }),
]

private let keepsType: @Sendable ([ColumnType?]) throws(DataError) -> ColumnType = { types in
  types[0] == .integer ? .integer : .number
}

private func unary(
  _ name: String, _ summary: String, _ compute: @escaping @Sendable (Double) -> Double
) -> Function {
  Function(name, "(x)", summary, [.number], returns: .number) { operands, rows in
    .number(
      elementwise(operands[0].numbers, .constant(0), rows: rows, placeholder: 0) { x, _, _ in
        let result = compute(x)
        return result.isNaN ? nil : result
      })
  }
}

private func numeric(
  _ operand: Operand, _ type: ColumnType, _ rows: Int, integer: (Int) -> Int?, number: (Double) -> Double
) throws -> Column {
  guard type == .integer else {
    return .number(
      elementwise(operand.numbers, .constant(0), rows: rows, placeholder: 0) { x, _, _ in number(x) })
  }
  return .integer(
    try elementwise(operand.integers, .constant(0), rows: rows, placeholder: 0) { x, _, row in
      guard let result = integer(x) else { throw DataError.integerOverflow(operation: "abs", row: row + 1) }
      return result
    })
}

private func rounded(_ operands: [Operand], _ type: ColumnType, _ rows: Int) throws -> Column {
  guard operands.count <= 2 else {
    throw DataError.badArgument(function: "round", expected: "(x) or (x, digits)")
  }
  if type == .integer { return try numeric(operands[0], type, rows, integer: { $0 }, number: { $0 }) }
  let digits: Values<Double> = operands.count == 2 ? operands[1].numbers : .constant(0)
  return .number(
    elementwise(operands[0].numbers, digits, rows: rows, placeholder: 0) { x, digits, _ in
      let scale = pow(10, digits)
      let scaled = (x * scale).rounded(.toNearestOrAwayFromZero) / scale
      // Where the scale leaves the range of doubles there is nothing to round, or nothing left.
      return scaled.isFinite ? scaled : (digits > 0 ? x : 0)
    })
}

extension UInt {
  fileprivate var asInt: Int { Int(bitPattern: self) }
}
