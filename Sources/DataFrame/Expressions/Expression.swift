/// A computation over the columns of a frame, one value a row.
///
/// The tree is built against a schema by whoever resolves names, so that mistakes are found before any row is
/// read; `type(in:)` is the check. Null follows SQL: arithmetic and comparison with null are null, `and`,
/// `or` and `not` are three-valued.
public indirect enum Expression: Sendable {
  /// The values of a column.
  case column(String)
  /// One value for every row.
  case literal(Scalar)
  /// Arithmetic negation of a number.
  case negate(Expression)
  /// Three-valued negation of a truth value.
  case not(Expression)
  /// Two operands and an operator between them.
  case binary(BinaryOperator, Expression, Expression)
  /// A date moved by a length of time in microseconds.
  case shift(Expression, microseconds: Int)
  /// True where the operand is missing; never null itself.
  case isNull(Expression)
  /// True where the operand equals one of the values; null where it is missing.
  case isIn(Expression, [Scalar])
  /// A function of the registry.
  case call(Function, [Expression])

  /// An operator between two operands.
  public enum BinaryOperator: String, Sendable, CaseIterable {
    /// Three-valued disjunction.
    case or
    /// Three-valued conjunction.
    case and
    /// Equality.
    case equal = "=="
    /// Inequality.
    case notEqual = "!="
    /// Less than.
    case less = "<"
    /// Less than or equal.
    case lessOrEqual = "<="
    /// Greater than.
    case greater = ">"
    /// Greater than or equal.
    case greaterOrEqual = ">="
    /// A regular expression is found anywhere in the text.
    case matches = "~"
    /// Sum of numbers; texts are joined.
    case plus = "+"
    /// Difference of numbers; of dates, in seconds.
    case minus = "-"
    /// Product.
    case times = "*"
    /// Quotient, always a double; null where the divisor is 0.
    case divide = "/"
    /// Remainder with the sign of the dividend; null where the divisor is 0.
    case modulo = "%"
    /// The left value, or the right one where it is missing.
    case coalesce = "??"
  }
}

extension Expression {
  /// The type of the values, nil for a bare `null`.
  ///
  /// - Throws: `DataError` for an unknown column, or a type that an operator or function does not take.
  public func type(in schema: Schema) throws -> ColumnType? {
    switch self {
    case .column(let name):
      guard let type = schema[name] else { throw DataError.unknownColumn(name, available: schema.names) }
      return type
    case .literal(let scalar): return scalar.type
    case .negate(let operand):
      let type = try operand.type(in: schema)
      guard type?.isNumeric ?? true else { throw wrongType("-", type, "a number") }
      return type
    case .not(let operand):
      let type = try operand.type(in: schema)
      guard type ?? .bool == .bool else { throw wrongType("not", type, "a bool") }
      return .bool
    case .binary(let operation, let left, let right):
      return try operation.resultType(left.type(in: schema), right.type(in: schema))
    case .shift(let operand, _):
      let type = try operand.type(in: schema)
      guard type ?? .date == .date else { throw wrongType("a length of time", type, "a date") }
      return .date
    case .isNull(let operand):
      _ = try operand.type(in: schema)
      return .bool
    case .isIn(let operand, let values):
      let type = try operand.type(in: schema)
      for value in values { _ = try BinaryOperator.equal.resultType(type, value.type) }
      return .bool
    case .call(let function, let arguments):
      return try function.resultType(arguments.map { try $0.type(in: schema) })
    }
  }

  private func wrongType(_ operation: String, _ found: ColumnType?, _ wanted: String) -> DataError {
    .wrongType(operation: operation, found: found ?? .string, wanted: wanted)
  }
}

extension Expression.BinaryOperator {
  /// The type of the result, for operands of which a bare `null` has no type.
  ///
  /// - Throws: `DataError.wrongTypes` where the operator is not defined on the combination.
  public func resultType(_ left: ColumnType?, _ right: ColumnType?) throws(DataError) -> ColumnType? {
    // A bare null takes the type of the other side; two of them make a null of the operator's own type.
    guard let left = left ?? right, let right = right ?? .some(left) else {
      return isComparison || isLogical ? .bool : nil
    }
    if let type = resultType(of: left, right) { return type }
    throw .wrongTypes(operation: rawValue, left: left, right: right)
  }

  private func resultType(of left: ColumnType, _ right: ColumnType) -> ColumnType? {
    let areNumeric = left.isNumeric && right.isNumeric
    switch self {
    case .or, .and: return left == .bool && right == .bool ? .bool : nil
    case .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual:
      return areNumeric || left == right ? .bool : nil
    case .matches: return left == .string && right == .string ? .bool : nil
    case .plus where left == .string && right == .string: return .string
    case .minus where left == .date && right == .date: return .number
    case .plus, .minus, .times, .modulo:
      guard areNumeric else { return nil }
      return left == .integer && right == .integer ? .integer : .number
    case .divide: return areNumeric ? .number : nil
    case .coalesce: return left == right ? left : (areNumeric ? .number : nil)
    }
  }

  /// Whether the operator compares two values.
  public var isComparison: Bool {
    switch self {
    case .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual, .matches: true
    default: false
    }
  }

  private var isLogical: Bool { self == .and || self == .or }
}
