extension Parser {
  var current: Token { tokens[index] }

  /// The end of the token before the current one.
  var previousEnd: Int { index > 0 ? tokens[index - 1].span.end : 0 }

  var isAtEnd: Bool { current.kind == .end }

  /// Moves to the next token and gives the one before; the end is never passed.
  @discardableResult
  mutating func advance() -> Token {
    let token = current
    if index + 1 < tokens.count { index += 1 }
    return token
  }

  func token(_ distance: Int) -> Token { tokens[min(index + distance, tokens.count - 1)] }

  func isSymbol(_ symbol: Token.Symbol, _ distance: Int = 0) -> Bool {
    token(distance).kind == .symbol(symbol)
  }

  func isWord(_ word: String, _ distance: Int = 0) -> Bool { token(distance).kind == .word(word) }

  /// Takes the symbol if it is the current token.
  mutating func take(_ symbol: Token.Symbol) -> Bool {
    guard isSymbol(symbol) else { return false }
    advance()
    return true
  }

  /// Takes the word if it is the current token.
  mutating func take(word: String) -> Bool {
    guard isWord(word) else { return false }
    advance()
    return true
  }

  mutating func takeSeparator() -> Bool {
    guard current.kind == .newline || current.kind == .semicolon else { return false }
    advance()
    return true
  }

  /// The text of a word or of a name in backticks.
  func nameText(_ token: Token) -> String? {
    switch token.kind {
    case .word(let text), .quotedName(let text): text
    default: nil
    }
  }

  /// Whether a name and a `=` stand at the current token.
  var isNamed: Bool { nameText(current) != nil && isSymbol(.assign, 1) }

  /// Whether a name and a `:` stand at a distance; `by` and `on` name no option.
  func isOption(_ distance: Int = 0) -> Bool {
    guard nameText(token(distance)) != nil, isSymbol(.colon, distance + 1) else { return false }
    return !isWord("by", distance) && !isWord("on", distance)
  }

  /// The reserved word at a token, unless it is in backticks.
  func reservedWord(_ token: Token) -> String? {
    guard case .word(let word) = token.kind, Identifier.reserved.contains(word) else { return nil }
    return word
  }

  /// Whether the current token could start an expression.
  var startsOperand: Bool {
    switch current.kind {
    case .word(let word): !Identifier.reserved.contains(word) || Parser.literalWords.contains(word)
    case .quotedName, .parameter, .literal: true
    default: false
    }
  }

  static let literalWords: Set<String> = ["true", "false", "null"]

  /// The tokens of a group, from behind its `(` at the current token to its `)`, or to where it breaks off.
  func group() -> ArraySlice<Token> {
    var depth = 0
    var end = index
    loop: while end < tokens.count {
      switch tokens[end].kind {
      case .symbol(.open): depth += 1
      case .symbol(.close): depth -= 1
      case .newline, .semicolon, .end, .invalid: break loop
      default: break
      }
      if depth == 0 { break }
      end += 1
    }
    return tokens[min(index + 1, end)..<end]
  }

  // MARK: Mistakes

  /// What is wrong with the current token, where something else could have stood.
  func unexpected(_ expected: SyntaxError.Expectation) -> SyntaxError {
    switch current.kind {
    case .invalid(let error): return error
    case .end where !openBrackets.isEmpty:
      return SyntaxError(.unclosedBracket, at: openBrackets[openBrackets.count - 1])
    case .end, .newline:
      let found: SyntaxError.Found = isAtEnd ? .endOfText : .endOfLine
      return SyntaxError(.expected(expected, found: found), at: Span(start: previousEnd, end: previousEnd))
    case .symbol(.close) where openBrackets.isEmpty: return SyntaxError(.unmatchedBracket, at: current.span)
    case .symbol(.assign) where expected == .closingBracket || expected == .endOfStage:
      return SyntaxError(.assignmentInExpression, at: current.span)
    default: break
    }
    let related = expected == .closingBracket ? openBrackets.last.map(SyntaxError.Related.openBracket) : nil
    return SyntaxError(.expected(expected, found: .token), at: current.span, related: related)
  }
}

extension Token {
  var isString: Bool {
    if case .literal(.string) = kind { true } else { false }
  }
}
