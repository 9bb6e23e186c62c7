extension Parser {
  /// `[operand ["vs" operand]] {"|" stage}`; what is empty is an error.
  mutating func pipe() throws(SyntaxError) -> Pipe {
    try nested { parser throws(SyntaxError) in
      let start = parser.current.span.start
      let source = parser.isSymbol(.pipe) ? nil : try parser.pipeSource()
      var stages: [Stage] = []
      while parser.take(.pipe) { stages.append(try parser.stage()) }
      return Pipe(source: source, stages: stages, span: Span(start: start, end: parser.previousEnd))
    }
  }

  /// `"(" pipe ")"`; the span covers the brackets.
  mutating func bracketedPipe() throws(SyntaxError) -> Pipe {
    let start = current.span.start
    open()
    var inner = try pipe()
    if !isSymbol(.close) { throw inner.stages.isEmpty ? unexpected(.closingBracket) : afterStage() }
    try close()
    inner.span = Span(start: start, end: previousEnd)
    return inner
  }

  private mutating func pipeSource() throws(SyntaxError) -> Pipe.Source {
    let reference = try operand()
    guard take(word: "vs") else { return .single(reference) }
    let current = try operand()
    if isWord("vs") { throw SyntaxError(.secondVs, at: self.current.span) }
    return .pair(reference: reference, current: current)
  }

  private mutating func operand() throws(SyntaxError) -> Operand {
    switch current.kind {
    case .symbol(.open): return .pipe(try bracketedPipe())
    case .quotedName(let text): return .name(Name(text: text, span: advance().span))
    case .word("_"): return .last(advance().span)
    case .word("load"): return .load(try loadCall())
    case .word("simulate"): return .simulate(try loadCall())
    case .word("sql"), .word("connect"): return .reserved(try reservedSource())
    case .word(let word):
      if Identifier.reserved.contains(word) { throw unexpected(.source) }
      return .name(Name(text: word, span: advance().span))
    default: throw unexpected(.source)
    }
  }

  /// `load path, options` and `simulate "name", options`.
  private mutating func loadCall() throws(SyntaxError) -> LoadCall {
    guard let word = nameText(current) else { throw unexpected(.source) }
    let keyword = Name(text: word, span: advance().span)
    guard let argument = sourceArgument(allowsParameter: word == "load") else {
      throw unexpected(.sourceArgument(word))
    }
    var options: [Option] = []
    try trailingOptions(into: &options)
    let span = Span(start: keyword.span.start, end: previousEnd)
    return LoadCall(keyword: keyword, argument: argument, options: options, span: span)
  }

  /// A string or, where that may be, a parameter.
  private mutating func sourceArgument(allowsParameter: Bool) -> Expr? {
    switch current.kind {
    case .literal(let literal) where current.isString:
      return Expr(node: .literal(literal), span: advance().span)
    case .parameter(let name) where allowsParameter: return Expr(node: .parameter(name), span: advance().span)
    default: return nil
    }
  }

  /// A source that is reserved for later, read like `load` so that it can be refused by its name.
  private mutating func reservedSource() throws(SyntaxError) -> Name {
    guard let word = nameText(current) else { throw unexpected(.source) }
    let keyword = Name(text: word, span: advance().span)
    _ = sourceArgument(allowsParameter: true)
    var options: [Option] = []
    try trailingOptions(into: &options)
    return keyword
  }

  /// `{"," option}`, behind which no other argument may follow.
  mutating func trailingOptions(into options: inout [Option]) throws(SyntaxError) {
    while take(.comma) {
      guard isOption() else { throw unexpected(.option) }
      try option(into: &options)
    }
    if isOption() { throw SyntaxError(.missingComma, at: current.span) }
  }
}
