/// The smallest unit of a statement, and where it stands.
struct Token: Sendable, Equatable {
  var kind: Kind
  var span: Span

  enum Kind: Sendable, Equatable {
    /// A name or a word of the language.
    case word(String)
    /// A name that stood in backticks.
    case quotedName(String)
    /// `$name`.
    case parameter(String)
    case literal(Literal)
    case symbol(Symbol)
    /// The end of a line that ends the statement too.
    case newline
    case semicolon
    /// The end of the text.
    case end
    /// What is no token, and why; the last one before the end.
    case invalid(SyntaxError)
  }

  /// Operators and punctuation.
  enum Symbol: String, Sendable, CaseIterable {
    // Longer ones first: the lexer takes the first that fits.
    case equal = "==", notEqual = "!=", lessOrEqual = "<=", greaterOrEqual = ">=", notMatches = "!~"
    case coalesce = "??", range = ".."
    case less = "<", greater = ">", matches = "~"
    case plus = "+", minus = "-", times = "*", divide = "/", modulo = "%"
    case assign = "=", pipe = "|", comma = ",", colon = ":", open = "(", close = ")"
  }

  /// Whether the statement goes on in the next line after this token.
  var continuesStatement: Bool {
    switch kind {
    case .symbol(let symbol): symbol != .close
    case .word(let word): Token.wordOperators.contains(word)
    default: false
    }
  }

  /// Reserved words after which a statement cannot end, save `null` and its like.
  private static let wordOperators: Set<String> = ["vs", "by", "on", "and", "or", "not", "in", "is"]
}
