/// Functions of numbers.
///
/// Where a result is no number (`log(-1)`, `sqrt(-1)`) it is null.
let mathFunctions: [Function] = [
  Function(
    "abs", "(x)", "The distance from 0.", [.number], result: keepsType,
    apply: { operands, type, rows in
      guard type == .integer else { return .number(computed(operands[0], rows) { $0.magnitude }) }
      return .integer(
        try elementwise(operands[0].integers, .constant(0), rows: rows, placeholder: 0) { x, _, row in
          if x == .min { throw DataError.integerOverflow(operation: "abs", row: row + 1) }
          return Swift.abs(x)
        })
    }),
  Function(
    "round", "(x) or (x, digits)",
    "The nearest whole number, halves away from 0, or that many digits after the point.",
    [.number], variadic: true,
    result: { (types: [ColumnType?]) throws(DataError) -> ColumnType in
      guard types.count <= 2 else {
        throw .badArgument(function: "round", expected: "(x) or (x, digits)")
      }
      return try keepsType(types)
    },
    apply: rounded),
  Function(
    "floor", "(x)", "The largest whole number that is not above.", [.number], result: keepsType,
    apply: { whole($0[0], $1, $2) { $0.rounded(.down) } }),
  Function(
    "ceil", "(x)", "The smallest whole number that is not below.", [.number], result: keepsType,
    apply: { whole($0[0], $1, $2) { $0.rounded(.up) } }),
  Function(
    "sign", "(x)", "-1, 0 or 1.", [.number], result: keepsType,
    apply: { operands, type, rows in
      guard type == .integer else {
        return .number(computed(operands[0], rows) { $0 > 0 ? 1 : ($0 < 0 ? -1 : 0) })
      }
      return .integer(operands[0].integers.spread(rows, placeholder: 0).map(placeholder: 0) { $0.signum() })
    }),
  unary("sqrt", "The square root; null below 0.") { $0.squareRoot() },
  unary("exp", "e to the power of x.") { PortableMath.exp($0) },
  unary("log", "The natural logarithm; null at 0 and below.") { $0 > 0 ? PortableMath.log($0) : .nan },
  unary("log10", "The logarithm to base 10; null at 0 and below.") { $0 > 0 ? PortableMath.log10($0) : .nan },
  Function(
    "clip", "(x, low, high)", "x, but not below low and not above high.", [.number, .number, .number],
    returns: .number
  ) { operands, rows in
    let raised = elementwise(operands[0].numbers, operands[1].numbers, rows: rows, placeholder: 0) {
      x, low, _ in
      max(x, low)
    }
    return .number(
      elementwise(.column(raised), operands[2].numbers, rows: rows, placeholder: 0) { x, high, _ in
        min(x, high)
      })
  },
  Function(
    "bin", "(x, width)", "The lower edge of the bin of that width in which x lies; bins start at 0.",
    [.number, .number],
    result: { (types: [ColumnType?]) throws(DataError) -> ColumnType in
      types == [.integer, .integer] ? .integer : .number
    },
    apply: { operands, type, rows in
      guard type == .integer else {
        return .number(
          try elementwise(operands[0].numbers, operands[1].numbers, rows: rows, placeholder: 0, lowerEdge))
      }
      return .integer(
        try elementwise(operands[0].integers, operands[1].integers, rows: rows, placeholder: 0, lowerEdge))
    }),
]

private let keepsType: @Sendable ([ColumnType?]) throws(DataError) -> ColumnType = { types in
  types[0] == .integer ? .integer : .number
}

private func unary(
  _ name: String, _ summary: String, _ compute: @escaping @Sendable (Double) -> Double
) -> Function {
  Function(name, "(x)", summary, [.number], returns: .number) { operands, rows in
    .number(computed(operands[0], rows, compute))
  }
}

/// A function of each number, missing where its result is none.
private func computed(_ operand: Operand, _ rows: Int, _ compute: (Double) -> Double) -> TypedColumn<Double> {
  elementwise(operand.numbers, .constant(0), rows: rows, placeholder: 0) { x, _, _ in
    let result = compute(x)
    return result.isNaN ? nil : result
  }
}

/// A way to round numbers, which leaves integers as they are.
private func whole(
  _ operand: Operand, _ type: ColumnType, _ rows: Int, _ round: (Double) -> Double
) -> Column {
  type == .integer
    ? .integer(operand.integers.spread(rows, placeholder: 0)) : .number(computed(operand, rows, round))
}

private func rounded(_ operands: [Operand], _ type: ColumnType, _ rows: Int) throws -> Column {
  let digits = operands.count == 2 ? operands[1].numbers : .constant(0)
  guard type == .integer else {
    return .number(
      try elementwise(operands[0].numbers, digits, rows: rows, placeholder: 0) { x, digits, _ in
        rounded(x, digits: try wholeDigits(digits))
      })
  }
  return .integer(
    try elementwise(operands[0].integers, digits, rows: rows, placeholder: 0) { x, digits, row in
      guard let result = rounded(x, digits: try wholeDigits(digits)) else {
        throw DataError.integerOverflow(operation: "round", row: row + 1)
      }
      return result
    })
}

private func wholeDigits(_ digits: Double) throws(DataError) -> Int {
  guard let whole = Int(exactly: digits) else {
    throw .badArgument(function: "round", expected: "(x) or (x, digits) with a whole number of digits")
  }
  return whole
}

private func rounded(_ x: Double, digits: Int) -> Double {
  guard x.isFinite else { return x }
  // The scale is a power of ten in either direction, because those below 1 are no doubles.
  let scale = PortableMath.power(10, Int(digits.magnitude))
  let scaled = digits < 0 ? x / scale : x * scale
  let nearest = scaled.rounded(.toNearestOrAwayFromZero)
  let result = digits < 0 ? nearest * scale : nearest / scale
  // Where the scale leaves the range of doubles there is nothing to round, or nothing left.
  return result.isFinite ? result : (digits > 0 ? x : 0)
}

/// An integer to a number of digits, which are zeros before the point where it is negative; nil past 64 bits.
private func rounded(_ x: Int, digits: Int) -> Int? {
  guard digits < 0 else { return x }
  // Half of 10²⁰ is more than any integer; 10¹⁹ still fits an unsigned one, with half of it added to any
  // magnitude.
  guard digits > -20 else { return 0 }
  let scale = (0 ..< -digits).reduce(UInt(1)) { power, _ in power * 10 }
  let magnitude = (x.magnitude + scale / 2) / scale * scale
  return Int(exactly: magnitude).map { x < 0 ? -$0 : $0 }
}

/// The lower edge of the bin in which a number lies.
private func lowerEdge(_ x: Double, _ width: Double, _ row: Int) throws -> Double {
  guard width > 0, width.isFinite else { throw badWidth }
  // With a width such as 0.1, which no double equals, tenths are counted instead: 0.3 / 0.1 is less than 3.
  let parts = (1 / width).rounded()
  let edge = parts * width == 1 ? (x * parts).rounded(.down) / parts : (x / width).rounded(.down) * width
  // Adding 0 turns -0 into 0. Where the count of bins leaves the range of doubles, a bin holds one number.
  return edge.isFinite ? edge + 0 : x
}

private func lowerEdge(_ x: Int, _ width: Int, _ row: Int) throws -> Int {
  guard width > 0 else { throw badWidth }
  let remainder = x % width
  let (edge, overflow) = x.subtractingReportingOverflow(remainder < 0 ? remainder + width : remainder)
  if overflow { throw DataError.integerOverflow(operation: "bin", row: row + 1) }
  return edge
}

private let badWidth = DataError.badArgument(function: "bin", expected: "a width above 0")
