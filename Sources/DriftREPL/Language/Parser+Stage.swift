extension Parser {
  /// A verb with its arguments, `on`, options and `by`.
  mutating func stage() throws(SyntaxError) -> Stage {
    guard case .word(let word) = current.kind, !Identifier.reserved.contains(word), word != "_" else {
      throw unexpected(.verb)
    }
    let verb = Name(text: word, span: advance().span)
    var stage = Stage(verb: verb, arguments: [], options: [], span: verb.span)
    if isSymbol(.comma) { throw SyntaxError(.commaAfterVerb, at: current.span) }
    if startsArguments { try arguments(into: &stage) }
    if try takeClause("on") {
      stage.on = try bindings()
      try trailingOptions(into: &stage.options)
    }
    if try takeClause("by") {
      stage.by = try bindings()
      if isSymbol(.comma), isOption(1) { throw SyntaxError(.optionAfterBy, at: token(1).span) }
      if isWord("on") { throw SyntaxError(.onAfterBy, at: current.span) }
    }
    guard isAtStageEnd else { throw afterStage() }
    stage.span.end = previousEnd
    return stage
  }

  /// What is wrong with the token behind a whole stage.
  func afterStage() -> SyntaxError {
    if isOption() || startsOperand { return SyntaxError(.missingComma, at: current.span) }
    if isWord("vs") { return SyntaxError(.stagesBeforeVs, at: current.span) }
    return unexpected(.endOfStage)
  }

  private var isAtStageEnd: Bool {
    switch current.kind {
    case .newline, .semicolon, .end, .symbol(.pipe): true
    case .symbol(.close): !openBrackets.isEmpty
    default: false
    }
  }

  private var startsArguments: Bool {
    if isAtStageEnd || isSymbol(.close) { return false }
    return !isClause("on") && !isClause("by")
  }

  /// Whether the word stands here as a part of the stage, and not as a name that lacks its backticks.
  private func isClause(_ word: String) -> Bool { isWord(word) && !isSymbol(.assign, 1) }

  private mutating func takeClause(_ word: String) throws(SyntaxError) -> Bool {
    guard isClause(word) else { return false }
    advance()
    if isSymbol(.colon) { throw SyntaxError(.colonAfterClause(word), at: current.span) }
    return true
  }

  // MARK: Arguments

  private mutating func arguments(into stage: inout Stage) throws(SyntaxError) {
    repeat {
      if isOption() {
        try option(into: &stage.options)
      } else {
        stage.arguments.append(try argument())
      }
    } while take(.comma)
  }

  private mutating func argument() throws(SyntaxError) -> Argument {
    if isSymbol(.minus) {
      let start = advance().span.start
      let key = try expression()
      return .descending(key, Span(start: start, end: previousEnd))
    }
    guard isSymbol(.open), holdsPipe(group()) else { return .binding(try binding()) }
    return .pipe(try bracketedPipe())
  }

  /// Whether the tokens of a group are those of a pipe: only there is a `|`, a `vs` or a source's keyword.
  private func holdsPipe(_ group: ArraySlice<Token>) -> Bool {
    if let first = group.first, case .word(let word) = first.kind, Parser.sourceWords.contains(word) {
      return true
    }
    return group.contains { $0.kind == .symbol(.pipe) || $0.kind == .word("vs") }
  }

  private static let sourceWords: Set<String> = ["load", "simulate", "sql", "connect"]

  // MARK: Bindings

  /// `binding {"," binding}`, up to a comma before an option.
  private mutating func bindings() throws(SyntaxError) -> [Binding] {
    var bindings = [try binding()]
    while isSymbol(.comma), !isOption(1) {
      advance()
      bindings.append(try binding())
    }
    return bindings
  }

  /// `[name =] expr`.
  private mutating func binding() throws(SyntaxError) -> Binding {
    guard isNamed else { return Binding(name: nil, value: try expression()) }
    let name = try columnName()
    let assign = advance().span
    return Binding(name: name, value: try expression(), assignSpan: assign)
  }

  /// Takes a column's name that is to be given, not called.
  mutating func columnName() throws(SyntaxError) -> Name {
    guard let text = nameText(current) else { throw unexpected(.columnName) }
    if reservedWord(current) != nil {
      throw SyntaxError(.reservedWord(text, as: .columnName), at: current.span)
    }
    return Name(text: text, span: advance().span)
  }
}
