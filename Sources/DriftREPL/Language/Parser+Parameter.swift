extension Parser {
  /// `param name: type = default`.
  mutating func parameterDeclaration() throws(SyntaxError) -> ParameterDeclaration {
    advance()
    guard case .word(let text) = current.kind else { throw unexpected(.parameterName) }
    if text == "_" { throw unexpected(.parameterName) }
    if reservedWord(current) != nil {
      throw SyntaxError(.reservedWord(text, as: .boundName), at: current.span)
    }
    let name = Name(text: text, span: advance().span)
    let kind = take(.colon) ? try parameterKind() : nil
    guard take(.assign) else { throw unexpected(.assign) }
    let start = current.span.start
    let value = try parameterValue()
    let span = Span(start: start, end: previousEnd)
    return ParameterDeclaration(name: name, kind: kind, defaultValue: value, defaultSpan: span)
  }

  private mutating func parameterKind() throws(SyntaxError) -> ParameterDeclaration.Kind {
    guard case .word(let word) = current.kind else { throw unexpected(.parameterKind) }
    guard let kind = ParameterDeclaration.Kind(rawValue: word) else {
      throw SyntaxError(.unknownParameterKind(word), at: current.span)
    }
    advance()
    return kind
  }

  private mutating func parameterValue() throws(SyntaxError) -> Literal {
    let sign = current.span
    let isNegative = take(.minus)
    guard let literal = literal() else { throw unexpected(.parameterValue) }
    guard isNegative else { return literal }
    guard let negated = literal.negated else {
      throw SyntaxError(.notNegatable, at: Span(start: sign.start, end: previousEnd))
    }
    return negated
  }

  /// Takes a literal; nil where none stands.
  mutating func literal() -> Literal? {
    let literal: Literal
    switch current.kind {
    case .literal(let value): literal = value
    case .word("true"): literal = .bool(true)
    case .word("false"): literal = .bool(false)
    case .word("null"): literal = .null
    default: return nil
    }
    advance()
    return literal
  }
}

extension Literal {
  /// The value with the other sign; nil where it has none.
  fileprivate var negated: Literal? {
    switch self {
    case .integer(let value): .integer(-value)
    case .number(let value): .number(-value)
    case .percent(let value): .percent(-value)
    case .duration(let microseconds): .duration(microseconds: -microseconds)
    case .null, .bool, .string, .date: nil
    }
  }
}
