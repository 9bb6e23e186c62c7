/// How tightly operators bind, loosest first.
enum Precedence: Int, Comparable {
  case or, and, not, comparison, additive, multiplicative, negation, coalesce, primary

  /// The level that binds one step tighter.
  var next: Precedence { Precedence(rawValue: rawValue + 1) ?? .primary }

  static func < (left: Precedence, right: Precedence) -> Bool { left.rawValue < right.rawValue }
}

extension Expr.BinaryOperator {
  var precedence: Precedence {
    switch self {
    case .or: .or
    case .and: .and
    case .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual, .matches, .notMatches: .comparison
    case .plus, .minus: .additive
    case .times, .divide, .modulo: .multiplicative
    case .coalesce: .coalesce
    }
  }
}

extension Parser {
  mutating func expression() throws(SyntaxError) -> Expr { try operation(from: .or) }

  /// The binary operator at the current token, if it binds at least as tightly as the level.
  func operatorAhead(from level: Precedence) -> Expr.BinaryOperator? {
    let operation: Expr.BinaryOperator? =
      switch current.kind {
      case .symbol(let symbol): Expr.BinaryOperator(rawValue: symbol.rawValue)
      case .word("and"): .and
      case .word("or"): .or
      default: nil
      }
    return operation.flatMap { $0.precedence >= level ? $0 : nil }
  }

  /// An expression of operators that bind at least as tightly as the level, by precedence climbing.
  mutating func operation(from level: Precedence) throws(SyntaxError) -> Expr {
    var left = try prefixed(from: level)
    while true {
      if level <= .comparison, isAtComparison {
        left = try comparison(of: left)
        if isAtComparison { throw SyntaxError(.chainedComparison, at: current.span) }
      } else if let operation = operatorAhead(from: level) {
        left = try binary(left, operation, rightFrom: operation.precedence.next)
      } else {
        return left
      }
    }
  }

  private mutating func binary(
    _ left: Expr, _ operation: Expr.BinaryOperator, rightFrom level: Precedence
  ) throws(SyntaxError) -> Expr {
    let leftHeight = height
    let operatorSpan = advance().span
    let right = try self.operation(from: level)
    try grow(over: leftHeight, height, at: operatorSpan)
    let node = Expr.Node.binary(operation, left, right, operatorSpan: operatorSpan)
    return Expr(node: node, span: left.span.joined(with: right.span))
  }

  /// An operand with the prefix operators before it.
  private mutating func prefixed(from level: Precedence) throws(SyntaxError) -> Expr {
    if isSymbol(.minus) { return try unary(.minus, operandFrom: .negation) }
    if isWord("not"), level <= .not { return try unary(.not, operandFrom: .not) }
    return try primary()
  }

  private mutating func unary(
    _ operation: Expr.UnaryOperator, operandFrom level: Precedence
  ) throws(SyntaxError) -> Expr {
    try nested { parser throws(SyntaxError) in
      let span = parser.advance().span
      let operand = try parser.operation(from: level)
      try parser.grow(over: parser.height, at: span)
      return Expr(node: .unary(operation, operand), span: span.joined(with: operand.span))
    }
  }

  // MARK: Operands

  private mutating func primary() throws(SyntaxError) -> Expr {
    height = 1
    let span = current.span
    if let literal = literal() { return Expr(node: .literal(literal), span: span) }
    switch current.kind {
    case .symbol(.open): return try parenthesized()
    case .parameter(let name):
      advance()
      return Expr(node: .parameter(name), span: span)
    case .quotedName(let name):
      advance()
      return Expr(node: .name(name), span: span)
    case .word(let word):
      if Identifier.reserved.contains(word) {
        throw SyntaxError(.reservedWord(word, as: .expression), at: span)
      }
      advance()
      guard isSymbol(.open) else { return Expr(node: .name(word), span: span) }
      return try call(Name(text: word, span: span))
    default: throw unexpected(.expression)
    }
  }

  private mutating func parenthesized() throws(SyntaxError) -> Expr {
    try nested { parser throws(SyntaxError) in
      let start = parser.current.span.start
      parser.open()
      let inner = try parser.expression()
      try parser.close()
      try parser.grow(over: parser.height, at: inner.span)
      return Expr(node: .parenthesized(inner), span: Span(start: start, end: parser.previousEnd))
    }
  }

  private mutating func call(_ function: Name) throws(SyntaxError) -> Expr {
    try nested { parser throws(SyntaxError) in
      let arguments = try parser.callArguments()
      try parser.grow(over: parser.height, at: function.span)
      let span = Span(start: function.span.start, end: parser.previousEnd)
      return Expr(node: .call(function, arguments), span: span)
    }
  }

  private mutating func callArguments() throws(SyntaxError) -> [Expr] {
    guard isSymbol(.close, 1) else { return try list() }
    open()
    try close()
    return []
  }
}
