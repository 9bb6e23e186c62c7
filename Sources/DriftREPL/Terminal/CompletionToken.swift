/// A piece of the statement before the cursor, as coarse as completion needs it.
enum CompletionToken: Sendable, Equatable {
  /// A bare word: a verb, a name, a column, a keyword, a number.
  case word(String)
  /// A column in backticks, without them.
  case quotedName(String)
  /// A text in quotes.
  case text
  /// A parameter, without `$`.
  case parameter(String)
  /// An operator or a bracket, one character each but for two-character comparisons.
  case symbol(String)

  /// The name that a word or a name in backticks means.
  var name: String? {
    switch self {
    case .word(let text), .quotedName(let text): text
    case .text, .parameter, .symbol: nil
    }
  }

  /// Whether it ends an operand, so that an operator or a keyword may follow.
  var endsOperand: Bool {
    switch self {
    case .word(let text): !CompletionToken.operators.contains(text)
    case .quotedName, .text, .parameter: true
    case .symbol(let text): text == ")"
    }
  }

  private static let operators: Set<String> = ["and", "or", "not", "in", "is", "by", "on", "vs"]
}

/// The statement that the cursor stands in, up to the cursor: whole tokens and the unfinished piece at the end.
struct CompletionScan: Sendable, Equatable {
  /// The finished tokens of the statement.
  var tokens: [CompletionToken] = []
  /// The unfinished piece at the cursor.
  var partial = Partial.word("")
  /// The UTF-8 offset at which the unfinished piece begins, its quote or `$` included.
  var start = 0

  /// What is being typed.
  enum Partial: Sendable, Equatable {
    /// A bare word, perhaps still empty.
    case word(String)
    /// A name behind an open backtick.
    case quotedName(String)
    /// A text behind an open quote, as typed.
    case text(String, quote: Character)
    /// A name behind `$`; inside a text that is `isInText`.
    case parameter(String, isInText: Bool)
    /// A comment, in which nothing is completed.
    case comment
  }

  /// Scans the text before the cursor; never fails, whatever the text.
  ///
  /// - Complexity: O(*n*).
  init(_ text: String) {
    var scanner = CompletionScanner(text)
    self = scanner.scan()
  }

  fileprivate init() {}
}

private struct CompletionScanner {
  private let characters: [Character]
  private var position = 0
  /// The UTF-8 offset of `position`.
  private var offset = 0
  private var depth = 0
  private var result = CompletionScan()

  init(_ text: String) { characters = Array(text) }

  private var current: Character? { position < characters.count ? characters[position] : nil }

  private mutating func advance() -> Character {
    let character = characters[position]
    position += 1
    offset += character.utf8.count
    return character
  }

  mutating func scan() -> CompletionScan {
    while let character = current {
      result.start = offset
      switch character {
      case "#": skipComment()
      case "\"", "'": scanText()
      case "`": scanQuotedName()
      case "$": scanParameter()
      case _ where isWordPart(character): scanWord()
      case _ where character.isNewline: scanLineBreak()
      case _ where character.isWhitespace: _ = advance()
      default: scanSymbol()
      }
      if result.partial != .word("") { return result }
    }
    result.start = offset
    return result
  }

  private mutating func skipComment() {
    while let character = current, !character.isNewline { _ = advance() }
    if current == nil { result.partial = .comment }
  }

  private mutating func scanText() {
    let quote = advance()
    var text = ""
    while current != nil {
      let character = advance()
      if character == quote { return result.tokens.append(.text) }
      if quote == "\"", character == "$", scanParameterInText() { return }
      text.append(character)
      if quote == "\"", character == "\\", current != nil { text.append(advance()) }
    }
    result.partial = .text(text, quote: quote)
  }

  /// Whether a parameter in a text reaches up to the cursor.
  private mutating func scanParameterInText() -> Bool {
    guard characters[position...].allSatisfy({ isWordPart($0) }) else { return false }
    result.start = offset - 1
    result.partial = .parameter(String(characters[position...]), isInText: true)
    return true
  }

  private mutating func scanQuotedName() {
    _ = advance()
    var name = ""
    while current != nil {
      let character = advance()
      if character == "`" {
        guard current == "`" else { return result.tokens.append(.quotedName(name)) }
        _ = advance()
      }
      name.append(character)
    }
    result.partial = .quotedName(name)
  }

  private mutating func scanParameter() {
    _ = advance()
    let name = word()
    if current == nil {
      result.partial = .parameter(name, isInText: false)
    } else {
      result.tokens.append(.parameter(name))
    }
  }

  private mutating func scanWord() {
    let text = word()
    if current == nil { result.partial = .word(text) } else { result.tokens.append(.word(text)) }
  }

  private mutating func word() -> String {
    var text = ""
    while let character = current, isWordPart(character) { text.append(advance()) }
    return text
  }

  /// A statement ends with its line, unless a bracket is open or an operator, a comma or a `|` asks for more.
  private mutating func scanLineBreak() {
    _ = advance()
    let goesOn = result.tokens.last.map { !$0.endsOperand && $0 != .symbol("]") } ?? false
    if depth == 0, !goesOn, nextVisible != "|" { result.tokens = [] }
  }

  private var nextVisible: Character? { characters[position...].first { !$0.isWhitespace } }

  private mutating func scanSymbol() {
    let first = advance()
    var symbol = String(first)
    if let second = current, "=!<>?~.".contains(first), "=?~.".contains(second) { symbol.append(advance()) }
    switch symbol {
    case "(": depth += 1
    case ")": depth = max(0, depth - 1)
    case ";":
      result.tokens = []
      depth = 0
      return
    default: break
    }
    result.tokens.append(.symbol(symbol))
  }
}

/// Whether a character may stand in a bare name.
func isWordPart(_ character: Character) -> Bool {
  character == "_" || character.isLetter || character.isNumber
}
