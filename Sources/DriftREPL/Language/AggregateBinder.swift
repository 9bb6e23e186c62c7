import DataFrame

/// An expression over aggregates, in two steps: the aggregates of each group, then a computation over their results.
struct AggregateExpression: Sendable {
  /// The aggregates, under names that cannot clash with a column's.
  var aggregations: [Aggregation]
  /// The computation over the columns of these names.
  var result: Expression
}

/// Finds the aggregates in expressions of `summarize` and `check`, so that `mean(miles) / count()` works as it reads.
struct AggregateBinder {
  let binder: Binder
  /// A function of the caller's own, such as a drift test in `check`, to be taken as a value; nil for a name it does
  /// not know.
  var special: ((Name, [Expr], Span) throws -> Scalar?)?
  /// The same for a bare name, which is no column then.
  var named: ((Name) throws -> Scalar?)?

  private var aggregations: [Aggregation] = []
  private var types: [ColumnType] = []

  init(
    _ binder: Binder, special: ((Name, [Expr], Span) throws -> Scalar?)? = nil,
    named: ((Name) throws -> Scalar?)? = nil
  ) {
    self.binder = binder
    self.special = special
    self.named = named
  }

  /// Splits an expression; `prefix` starts the names of its aggregates.
  ///
  /// - Throws: `Diagnostic` for a column outside an aggregate, and as `Binder.expression`.
  static func bind(
    _ expr: Expr, with binder: Binder, prefix: String,
    special: ((Name, [Expr], Span) throws -> Scalar?)? = nil, named: ((Name) throws -> Scalar?)? = nil
  ) throws -> AggregateExpression {
    var splitter = AggregateBinder(binder, special: special, named: named)
    let rewritten = try splitter.rewrite(expr, prefix: prefix)
    let names = splitter.aggregations.map(\.name)
    let over = Binder(schema: Schema(names: names, types: splitter.types), parameters: binder.parameters)
    return AggregateExpression(aggregations: splitter.aggregations, result: try over.expression(rewritten))
  }

  /// The same expression with each aggregate replaced by the name of its column.
  private mutating func rewrite(_ expr: Expr, prefix: String) throws -> Expr {
    func same(_ node: Expr.Node) -> Expr { Expr(node: node, span: expr.span) }
    switch expr.node {
    case .literal, .parameter: return expr
    case .name(let name):
      if let value = try named?(Name(text: name, span: expr.span)) {
        return same(.name(try add(value, prefix: prefix)))
      }
      guard binder.schema[name] != nil else { throw binder.unknownColumn(name, at: expr.span) }
      throw Diagnostic(
        "`\(name)` has a value for each row; here one value for all of them is needed", at: expr.span,
        help: "use an aggregate, as in `mean(\(name))`, or name the column after `by`")
    case .parenthesized(let inner): return same(.parenthesized(try rewrite(inner, prefix: prefix)))
    case .unary(let operation, let operand):
      return same(.unary(operation, try rewrite(operand, prefix: prefix)))
    case .binary(let operation, let left, let right, let span):
      let (left, right) = (try rewrite(left, prefix: prefix), try rewrite(right, prefix: prefix))
      return same(.binary(operation, left, right, operatorSpan: span))
    case .isNull(let operand, let negated):
      return same(.isNull(try rewrite(operand, prefix: prefix), negated: negated))
    case .inList(let operand, let values, let negated):
      return same(.inList(try rewrite(operand, prefix: prefix), values, negated: negated))
    case .inRange(let operand, let from, let to, let negated):
      return same(.inRange(try rewrite(operand, prefix: prefix), from: from, to: to, negated: negated))
    case .call(let name, let arguments):
      if let aggregate = Aggregates.named(name.text) {
        return same(.name(try add(aggregate, name, arguments, prefix: prefix)))
      }
      if let value = try special?(name, arguments, expr.span) {
        return same(.name(try add(value, prefix: prefix)))
      }
      guard Functions.named(name.text) != nil else { throw unknownFunction(name) }
      return same(.call(name, try arguments.map { try rewrite($0, prefix: prefix) }))
    }
  }

  private func unknownFunction(_ name: Name) -> Diagnostic {
    let known = Aggregates.all.map(\.name) + Functions.all.map(\.name)
    return Diagnostic("there is no function `\(name.text)`", at: name.span, nearest: name.text, among: known)
  }

  private mutating func add(
    _ aggregate: Aggregate, _ name: Name, _ arguments: [Expr], prefix: String
  ) throws -> String {
    let column = "\(prefix)\(aggregations.count)"
    if aggregate.name == "count", arguments.isEmpty {
      aggregations.append(Aggregation(name: column, aggregate: aggregate, input: nil))
      types.append(.integer)
      return column
    }
    guard arguments.count == (aggregate.takesParameter ? 2 : 1) else {
      throw Diagnostic(
        DataError.badArgument(function: name.text, expected: aggregate.signature), at: name.span)
    }
    let input = try binder.expression(arguments[0])
    let type = try input.type(in: binder.schema) ?? .string
    do {
      types.append(try aggregate.resultType(over: type))
    } catch {
      throw Diagnostic(error, at: arguments[0].span)
    }
    let parameter = try arguments.count == 2 ? binder.constant(arguments[1]).asNumber : nil
    aggregations.append(Aggregation(name: column, aggregate: aggregate, input: input, parameter: parameter))
    return column
  }

  /// The column of a value that is already known, in the dress of an aggregate.
  private mutating func add(_ value: Scalar, prefix: String) throws -> String {
    let column = "\(prefix)\(aggregations.count)"
    guard let first = Aggregates.named("first") else {
      throw DataError.badArgument(function: column, expected: "")
    }
    aggregations.append(Aggregation(name: column, aggregate: first, input: .literal(value)))
    types.append(value.type ?? .number)
    return column
  }
}
