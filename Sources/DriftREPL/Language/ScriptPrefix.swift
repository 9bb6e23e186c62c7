/// The statements of a source before its first mistake.
struct ScriptPrefix: Sendable {
  private(set) var script = Script(statements: [])
  /// Where the statement with the mistake begins; the end of the source where there is none.
  private(set) var end: Int
  private(set) var mistake: Diagnostic?

  /// Parses a source as far as that goes.
  init(of source: SourceText) {
    var parser = Parser(tokens: Lexer.tokens(of: source, joinsLeadingPipe: true))
    end = source.bytes.count
    var start = 0
    do throws(SyntaxError) {
      while let statement = try parser.nextStatement() {
        script.statements.append(statement)
        start = statement.span.end
      }
    } catch {
      mistake = Diagnostic(parser.explained(error, in: source), in: source)
      end = parser.tokens.first { $0.span.start >= start && !$0.separates }?.span.start ?? end
    }
  }
}

extension Token {
  fileprivate var separates: Bool {
    switch kind {
    case .newline, .semicolon: true
    default: false
    }
  }
}
