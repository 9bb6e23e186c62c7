/// Builds the tree of a script from its tokens, by recursive descent along the grammar.
///
/// It stops at the first mistake. Nesting is bounded, so that no text exhausts the stack.
struct Parser {
  let tokens: [Token]
  var index = 0
  /// The brackets that are open at the current token.
  private(set) var openBrackets: [Span] = []
  /// How many rules that may contain themselves are at work.
  private var depth = 0
  /// The height of the expression tree that was built last.
  var height = 0

  /// How deep brackets, pipes and prefix operators may nest.
  static let maximumDepth = 200
  /// How high an expression's tree may be, since what walks over it is recursive.
  static let maximumHeight = 1000

  /// Parses a whole source.
  ///
  /// - Parameter joinsLeadingPipe: Whether a line that starts with `|` goes on with the statement above, as
  ///   in a file and under `-c`, or is a statement that goes on from `_`, as at the prompt.
  /// - Throws: The first mistake in the order of the text.
  static func parse(_ source: SourceText, joinsLeadingPipe: Bool) throws(SyntaxError) -> Script {
    var parser = Parser(tokens: Lexer.tokens(of: source, joinsLeadingPipe: joinsLeadingPipe))
    do throws(SyntaxError) {
      return try parser.script()
    } catch {
      throw parser.explained(error, in: source)
    }
  }

  init(tokens: [Token]) { self.tokens = tokens }

  mutating func script() throws(SyntaxError) -> Script {
    var statements: [Statement] = []
    while let statement = try nextStatement() { statements.append(statement) }
    return Script(statements: statements)
  }

  /// The next statement with what parts it from the one behind it; nil at the end.
  mutating func nextStatement() throws(SyntaxError) -> Statement? {
    while !isAtEnd, takeSeparator() {}
    guard !isAtEnd else { return nil }
    let statement = try statement()
    guard isAtEnd || takeSeparator() else { throw afterStatement(statement) }
    return statement
  }

  private mutating func statement() throws(SyntaxError) -> Statement {
    let start = current.span.start
    let body: Statement.Body
    if isWord("param"), !isNamed {
      body = .parameter(try parameterDeclaration())
    } else {
      let binding = isNamed ? try boundName() : nil
      body = .pipe(binding: binding, try pipe())
    }
    return Statement(body: body, span: Span(start: start, end: previousEnd))
  }

  /// `name =` before a pipe.
  private mutating func boundName() throws(SyntaxError) -> Name? {
    guard let name = nameText(current) else { return nil }
    if name == "_" { throw SyntaxError(.bindingOfLast, at: current.span) }
    // Backticks do not help: a frame is called by a bare word.
    if Identifier.reserved.contains(name) {
      throw SyntaxError(.reservedWord(name, as: .boundName), at: current.span)
    }
    let span = advance().span
    advance()
    return Name(text: name, span: span)
  }

  private func afterStatement(_ statement: Statement) -> SyntaxError {
    guard case .pipe(_, let pipe) = statement.body else { return unexpected(.endOfParameter) }
    return pipe.stages.isEmpty ? unexpected(.endOfSource) : afterStage()
  }

  /// Points from a mistake back to a string that runs on from an earlier line, the likely reason for it.
  func explained(_ error: SyntaxError, in source: SourceText) -> SyntaxError {
    guard error.related == nil,
      let string = tokens.last(where: { $0.span.end <= error.span.start && $0.isString }),
      source.lineIndex(at: string.span.start) < source.lineIndex(at: string.span.end),
      source.lineIndex(at: string.span.end) == source.lineIndex(at: error.span.start)
    else { return error }
    let quote = Span(start: string.span.start, end: string.span.start + 1)
    return SyntaxError(error.code, at: error.span, related: .openString(quote))
  }

  // MARK: Nesting

  /// Runs a rule that may contain itself.
  ///
  /// - Throws: `.tooDeep` where it does so too often, or what the rule throws.
  mutating func nested<Tree>(
    _ rule: (inout Parser) throws(SyntaxError) -> Tree
  ) throws(SyntaxError) -> Tree {
    guard depth < Parser.maximumDepth else { throw SyntaxError(.tooDeep, at: current.span) }
    depth += 1
    let tree = try rule(&self)
    depth -= 1
    return tree
  }

  /// Notes that a tree was built over others, the highest of which has a height.
  mutating func grow(over heights: Int..., at span: Span) throws(SyntaxError) {
    height = (heights.max() ?? 0) + 1
    guard height <= Parser.maximumHeight else { throw SyntaxError(.tooDeep, at: span) }
  }

  /// Takes the `(` at the current token.
  mutating func open() { openBrackets.append(advance().span) }

  /// Takes a `)`.
  mutating func close() throws(SyntaxError) {
    guard isSymbol(.close) else { throw unexpected(.closingBracket) }
    advance()
    openBrackets.removeLast()
  }
}
