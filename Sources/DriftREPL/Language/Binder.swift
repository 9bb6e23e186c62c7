import DataFrame

/// Turns the syntax of expressions into typed expressions over the columns of one frame.
///
/// Every mistake is found here, at its place in the source, before a row is read.
struct Binder: Sendable {
  var schema: Schema
  var parameters: [String: Scalar]
  /// Whether a name can be a column at all, or stands where only a value can.
  private var hasColumns = true

  init(schema: Schema, parameters: [String: Scalar]) {
    self.schema = schema
    self.parameters = parameters
  }

  /// An expression computed row by row.
  ///
  /// - Throws: `Diagnostic` for an unknown name, an aggregate, or types that do not fit.
  func expression(_ expr: Expr) throws -> Expression {
    let result = try node(expr)
    do {
      _ = try result.type(in: schema)
    } catch let error as DataError {
      throw Diagnostic(error, at: expr.span)
    }
    return result
  }

  /// An expression whose values are true, false or null.
  func condition(_ expr: Expr) throws -> Expression {
    let result = try expression(expr)
    let type = try result.type(in: schema)
    guard type ?? .bool == .bool else {
      throw Diagnostic(
        "a condition must be true or false, this is \(type.phrase)", at: expr.span,
        help: "compare it with something, as in `\(expr.derivedName) > 0`")
    }
    return result
  }

  /// The name of a column, where nothing but a name may stand.
  func columnName(_ expr: Expr) throws -> String {
    guard let name = expr.bareWord else {
      throw Diagnostic("a column's name is expected here", at: expr.span)
    }
    guard schema[name] != nil else { throw unknownColumn(name, at: expr.span) }
    return name
  }

  /// The value of an expression that may use parameters and no column.
  func constant(_ expr: Expr) throws -> Scalar {
    var binder = Binder(schema: Schema(names: [], types: []), parameters: parameters)
    binder.hasColumns = false
    return try binder.expression(expr).constantValue()
  }

  func unknownColumn(_ name: String, at span: Span) -> Diagnostic {
    if let function = Functions.named(name)?.signature ?? Aggregates.named(name)?.signature {
      return Diagnostic(
        "`\(name)` is a function and needs its arguments", at: span, help: "\(name)\(function)")
    }
    guard hasColumns else {
      return Diagnostic(
        "a value is expected here, not the name \(Identifier.quoted(name))", at: span,
        help: "text stands in quotes")
    }
    return Diagnostic(DataError.unknownColumn(name, available: schema.names), at: span)
  }

  private func node(_ expr: Expr) throws -> Expression {
    switch expr.node {
    case .literal(let literal): return .literal(try scalar(literal, at: expr.span))
    case .name(let name):
      guard schema[name] != nil else { throw unknownColumn(name, at: expr.span) }
      return .column(name)
    case .parameter(let name): return .literal(try parameter(name, at: expr.span))
    case .parenthesized(let inner): return try node(inner)
    case .unary(.minus, let operand): return .negate(try checked(operand, numeric: true))
    case .unary(.not, let operand): return .not(try condition(operand))
    case .isNull(let operand, let negated):
      let test = Expression.isNull(try expression(operand))
      return negated ? .not(test) : test
    case .inList(let operand, let values, let negated):
      let test = Expression.isIn(try expression(operand), try members(values, of: operand))
      return negated ? .not(test) : test
    case .inRange(let operand, let from, let to, let negated):
      let value = try expression(operand)
      let test = Expression.binary(
        .and, try binary(.greaterOrEqual, operand, value, from), try binary(.lessOrEqual, operand, value, to))
      return negated ? .not(test) : test
    case .binary(let operation, let left, let right, let span):
      return try binary(operation, left, right, at: span)
    case .call(let name, let arguments): return try call(name, arguments, at: expr.span)
    }
  }

  // MARK: Operators

  private func binary(
    _ syntax: Expr.BinaryOperator, _ left: Expr, _ right: Expr, at span: Span
  ) throws -> Expression {
    if syntax == .plus || syntax == .minus, let shift = try shift(syntax, left, right) { return shift }
    if syntax == .notMatches { return .not(try binary(.matches, left, right, at: span)) }
    guard let operation = Expression.BinaryOperator(rawValue: syntax.rawValue) else {
      throw Diagnostic("`\(syntax.rawValue)` cannot stand here", at: span)
    }
    return try checked(operation, (left, expression(left)), (right, expression(right)), at: span)
  }

  private func binary(
    _ operation: Expression.BinaryOperator, _ operand: Expr, _ value: Expression, _ bound: Expr
  ) throws -> Expression {
    try checked(operation, (operand, value), (bound, expression(bound)), at: bound.span)
  }

  private func checked(
    _ operation: Expression.BinaryOperator, _ left: (syntax: Expr, value: Expression),
    _ right: (syntax: Expr, value: Expression), at span: Span
  ) throws -> Expression {
    let types = (try left.value.type(in: schema), try right.value.type(in: schema))
    do {
      _ = try operation.resultType(types.0, types.1)
    } catch {
      throw Diagnostic(
        typesOf: operation.rawValue, (left.syntax, types.0), (right.syntax, types.1), at: span)
    }
    return .binary(operation, left.value, right.value)
  }

  private func checked(_ operand: Expr, numeric: Bool) throws -> Expression {
    let result = try expression(operand)
    let type = try result.type(in: schema)
    guard type?.isNumeric ?? true else {
      throw Diagnostic("`-` needs a number, this is \(type.phrase)", at: operand.span)
    }
    return result
  }

  /// A date moved by a literal length of time.
  private func shift(_ operation: Expr.BinaryOperator, _ left: Expr, _ right: Expr) throws -> Expression? {
    let sign = operation == .minus ? -1 : 1
    if case .literal(.duration(let microseconds)) = right.node {
      let date = try expression(left)
      if try date.type(in: schema) == .date { return .shift(date, microseconds: sign * microseconds) }
    }
    if operation == .plus, case .literal(.duration(let microseconds)) = left.node {
      let date = try expression(right)
      if try date.type(in: schema) == .date { return .shift(date, microseconds: microseconds) }
    }
    return nil
  }

  /// The values after `in`, each of a type that the operand can equal.
  private func members(_ values: [Expr], of operand: Expr) throws -> [Scalar] {
    let type = try expression(operand).type(in: schema)
    return try values.map { value in
      let scalar = try constant(value)
      do {
        _ = try Expression.BinaryOperator.equal.resultType(type, scalar.type)
      } catch {
        throw Diagnostic(typesOf: "in", (operand, type), (value, scalar.type), at: value.span)
      }
      return scalar
    }
  }

  // MARK: Values

  private func parameter(_ name: String, at span: Span) throws -> Scalar {
    guard let value = parameters[name] else {
      throw Diagnostic(
        "there is no parameter `$\(name)`", at: span, nearest: name, among: parameters.keys.sorted())
    }
    return value
  }

  private func scalar(_ literal: Literal, at span: Span) throws -> Scalar {
    switch literal {
    case .null: return .null
    case .bool(let value): return .bool(value)
    case .integer(let value): return .integer(value)
    case .number(let value), .percent(let value): return .number(value)
    case .date(let microseconds): return .date(Timestamp(microseconds: microseconds))
    // A length of time that does not move a date is its seconds, the unit of a difference of dates.
    case .duration(let microseconds): return .number(Double(microseconds) / 1e6)
    case .string(let parts): return .string(try text(parts))
    }
  }

  /// A string with the values of its parameters put in.
  func text(_ parts: [StringPart]) throws -> String {
    try parts.map { part in
      switch part {
      case .text(let text): text
      case .parameter(let name, let span): try ScalarText.text(parameter(name, at: span)) ?? ""
      }
    }.joined()
  }
}

extension Expr {
  /// The word where the expression is nothing but a name.
  var bareWord: String? {
    switch node {
    case .name(let name): name
    case .parenthesized(let inner): inner.bareWord
    default: nil
    }
  }

  /// The word where the expression is a name or a plain string: what names a test, a frame or a kind of join.
  var word: String? {
    if case .literal(.string(let parts)) = node, parts.count <= 1 {
      if case .text(let text) = parts.first { return text }
      return parts.isEmpty ? "" : nil
    }
    return bareWord
  }
}
