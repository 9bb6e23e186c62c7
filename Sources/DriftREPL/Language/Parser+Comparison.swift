extension Parser {
  /// Whether an operator of the comparison level stands here, symbol or word.
  var isAtComparison: Bool {
    if isWord("in") || isWord("is") || (isWord("not") && isWord("in", 1)) { return true }
    return operatorAhead(from: .comparison)?.precedence == .comparison
  }

  /// What a value is compared with, from the operator on.
  mutating func comparison(of left: Expr) throws(SyntaxError) -> Expr {
    if take(word: "is") { return try nullTest(of: left) }
    let isNegated = take(word: "not")
    if take(word: "in") { return try membership(of: left, isNegated: isNegated) }
    guard let operation = operatorAhead(from: .comparison) else { throw unexpected(.expression) }
    let leftHeight = height
    let operatorSpan = advance().span
    let right = try self.operation(from: .additive)
    try grow(over: leftHeight, height, at: operatorSpan)
    let span = left.span.joined(with: right.span)
    if left.isNull || right.isNull {
      let operand = right.isNull ? left.span : right.span
      let isNegated = operation == .notEqual || operation == .notMatches
      throw SyntaxError(.nullComparison(operand: operand, isNegated: isNegated), at: span)
    }
    return Expr(node: .binary(operation, left, right, operatorSpan: operatorSpan), span: span)
  }

  /// `null` or `not null`.
  private mutating func nullTest(of value: Expr) throws(SyntaxError) -> Expr {
    let isNegated = take(word: "not")
    guard take(word: "null") else { throw unexpected(.nullTest) }
    try grow(over: height, at: value.span)
    let span = Span(start: value.span.start, end: previousEnd)
    return Expr(node: .isNull(value, negated: isNegated), span: span)
  }

  /// A list, a range, or a bare value, which is a list of one.
  private mutating func membership(of value: Expr, isNegated: Bool) throws(SyntaxError) -> Expr {
    let valueHeight = height
    let node: Expr.Node
    if isSymbol(.open), isList(group()) {
      node = .inList(value, try list(), negated: isNegated)
    } else {
      let first = try operation(from: .additive)
      let firstHeight = height
      if take(.range) {
        let last = try operation(from: .additive)
        node = .inRange(value, from: first, to: last, negated: isNegated)
        height = max(firstHeight, height)
      } else {
        node = .inList(value, [first.withoutParentheses], negated: isNegated)
      }
    }
    try grow(over: valueHeight, height, at: value.span)
    return Expr(node: node, span: Span(start: value.span.start, end: previousEnd))
  }
}

extension Expr {
  fileprivate var isNull: Bool {
    if case .literal(.null) = node { true } else { false }
  }

  fileprivate var withoutParentheses: Expr {
    if case .parenthesized(let inner) = node { inner } else { self }
  }
}
