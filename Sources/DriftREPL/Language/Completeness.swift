/// Whether a text typed so far can run, or what it waits for; the prompt shows it.
enum Completeness: Sendable, Equatable {
  /// A whole script, or one with a mistake that more text cannot mend.
  case complete
  case open(Opening)

  /// What is still to come.
  enum Opening: Sendable, Equatable {
    /// The closing bracket.
    case bracket
    /// The closing quote.
    case string
    /// The closing backtick.
    case backtick
    /// A verb.
    case pipe
    /// What follows an operator, a comma or a word such as `by`.
    case operation
  }

  /// Looks at what was typed at the prompt.
  init(of text: String) {
    let source = SourceText(name: "", text: text)
    var parser = Parser(tokens: Lexer.tokens(of: source, joinsLeadingPipe: false))
    do throws(SyntaxError) {
      _ = try parser.script()
      self = .complete
    } catch {
      self = parser.opening(after: error).map(Completeness.open) ?? .complete
    }
  }
}

extension Parser {
  /// What would have to follow for a mistake to be none, nil where it is one in any case.
  fileprivate func opening(after error: SyntaxError) -> Completeness.Opening? {
    switch error.code {
    case .unterminatedString: return .string
    case .unterminatedName: return .backtick
    default: break
    }
    guard isAtEnd else { return nil }
    if !openBrackets.isEmpty { return .bracket }
    guard index > 0, tokens[index - 1].continuesStatement else { return nil }
    return tokens[index - 1].kind == .symbol(.pipe) ? .pipe : .operation
  }
}
