/// Cuts a source into tokens, and decides where a line break ends a statement.
///
/// A line break is no token inside brackets, after a token that cannot end a statement, and, where the source
/// is read as a whole, before a line that starts with `|`. What is no token becomes an
/// ``Token/Kind/invalid(_:)`` one, behind which only the end follows, so that the parser reports mistakes in
/// the order of the text.
struct Lexer {
  let source: SourceText
  var position = 0
  private let joinsLeadingPipe: Bool
  private var depth = 0
  private var tokens: [Token] = []

  /// The tokens of a source; the last is ``Token/Kind/end``.
  ///
  /// - Parameter joinsLeadingPipe: Whether a line that starts with `|` goes on with the statement above.
  /// - Complexity: O(*n*).
  static func tokens(of source: SourceText, joinsLeadingPipe: Bool) -> [Token] {
    var lexer = Lexer(source: source, joinsLeadingPipe: joinsLeadingPipe)
    lexer.run()
    return lexer.tokens
  }

  private init(source: SourceText, joinsLeadingPipe: Bool) {
    self.source = source
    self.joinsLeadingPipe = joinsLeadingPipe
  }

  private mutating func run() {
    do throws(SyntaxError) {
      while let byte = byte() { try scan(byte) }
    } catch {
      tokens.append(Token(kind: .invalid(error), span: error.span))
    }
    tokens.append(Token(kind: .end, span: span(from: position)))
  }

  private mutating func scan(_ byte: UInt8) throws(SyntaxError) {
    let start = position
    switch byte {
    case UInt8(ascii: " "), UInt8(ascii: "\t"):
      position += 1
    case UInt8(ascii: "\n"), UInt8(ascii: "\r"):
      position += 1
      appendNewline(at: start)
    case UInt8(ascii: "#"):
      while let next = self.byte(), !isLineBreak(next) { position += 1 }
    case UInt8(ascii: ";"):
      position += 1
      append(.semicolon, from: start)
    case UInt8(ascii: "0")...UInt8(ascii: "9"): append(.literal(try number()), from: start)
    case UInt8(ascii: "\""): append(.literal(.string(try interpolatedString())), from: start)
    case UInt8(ascii: "'"):
      let text = try delimitedText(by: byte, otherwise: .unterminatedString)
      append(.literal(.string([.text(text)])), from: start)
    case UInt8(ascii: "`"):
      append(.quotedName(try delimitedText(by: byte, otherwise: .unterminatedName)), from: start)
    case UInt8(ascii: "@"): append(.literal(try date()), from: start)
    case UInt8(ascii: "$"): append(.parameter(try parameter()), from: start)
    default: try scanSymbolOrWord()
    }
  }

  private mutating func scanSymbolOrWord() throws(SyntaxError) {
    let start = position
    let scalar = source.scalar(at: position)
    if Identifier.isStart(scalar) {
      append(.word(word()), from: start)
    } else if scalar.properties.isWhitespace {
      position += scalar.utf8.count
    } else {
      try rejectForeignSymbol()
      guard let (symbol, text) = Lexer.symbols[byte() ?? 0]?.first(where: { isAt($0.text) }) else {
        throw unexpectedCharacter(scalar)
      }
      position += text.utf8.count
      appendSymbol(symbol, from: start)
    }
  }

  private mutating func appendSymbol(_ symbol: Token.Symbol, from start: Int) {
    if symbol == .open { depth += 1 }
    if symbol == .close { depth = max(0, depth - 1) }
    if symbol == .pipe, joinsLeadingPipe, tokens.last?.kind == .newline { tokens.removeLast() }
    append(.symbol(symbol), from: start)
  }

  private mutating func appendNewline(at start: Int) {
    guard depth == 0, let last = tokens.last, !last.continuesStatement else { return }
    guard last.kind != .newline, last.kind != .semicolon else { return }
    append(.newline, from: start)
  }

  private mutating func append(_ kind: Token.Kind, from start: Int) {
    tokens.append(Token(kind: kind, span: span(from: start)))
  }

  // MARK: Mistakes

  private func rejectForeignSymbol() throws(SyntaxError) {
    guard let foreign = Lexer.foreignSymbols[byte() ?? 0]?.first(where: { isAt($0.symbol) }) else { return }
    let end = position + foreign.symbol.utf8.count
    throw SyntaxError(
      .foreignSymbol(foreign.symbol, instead: foreign.instead), at: Span(start: position, end: end))
  }

  private mutating func unexpectedCharacter(_ scalar: Unicode.Scalar) -> SyntaxError {
    let start = position
    position += scalar.utf8.count
    if scalar == "!" { return SyntaxError(.foreignSymbol("!", instead: "not"), at: span(from: start)) }
    let error = SyntaxError(.unexpectedCharacter(scalar), at: span(from: start))
    guard scalar == ".", let next = byte() else { return error }
    if isDigit(next) {
      skipDigits()
      let instead = "0" + source.text(of: span(from: start))
      return SyntaxError(.missingDigits(instead: instead), at: span(from: start))
    }
    guard Identifier.isStart(source.scalar(at: position)) else { return error }
    let rest = word()
    guard let last = tokens.last, last.kind != .newline else {
      return SyntaxError(.dotCommand, at: span(from: start))
    }
    guard case .word(let name) = last.kind, last.span.end == start else { return error }
    return SyntaxError(.dottedName("\(name).\(rest)"), at: span(from: last.span.start))
  }

  /// The symbols by their first byte, longer ones first.
  private static let symbols = Dictionary(
    grouping: Token.Symbol.allCases.map { (symbol: $0, text: $0.rawValue) }, by: { $0.text.utf8.first ?? 0 })

  /// Signs that other languages and text processors use, with what stands for them here, by their first byte.
  private static let foreignSymbols = Dictionary(
    grouping: [
      // Longer ones first.
      ("===", "=="), ("!==", "!="), ("...", ".."), ("=<", "<="), ("=>", ">="), ("<>", "!="), ("=~", "~"),
      ("&&", "and"), ("||", "or"), ("&", "and"), ("≤", "<="), ("≥", ">="), ("≠", "!="), ("×", "*"),
      ("÷", "/"),
      ("−", "-"), ("–", "-"), ("“", "\""), ("”", "\""), ("„", "\""), ("‘", "'"), ("’", "'"),
      ("[", "("), ("]", ")"), ("{", "("), ("}", ")"),
    ].map { (symbol: $0.0, instead: $0.1) }, by: { $0.symbol.utf8.first ?? 0 })
}

// MARK: - Reading

extension Lexer {
  /// The byte at a distance from the position, nil past the end.
  func byte(_ distance: Int = 0) -> UInt8? {
    position + distance < source.bytes.count ? source.bytes[position + distance] : nil
  }

  func isAt(_ text: String) -> Bool {
    text.utf8.first == byte() && source.bytes[position...].starts(with: text.utf8)
  }

  func isDigit(_ byte: UInt8?) -> Bool {
    byte.map { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) } ?? false
  }

  /// Whether a name could go on at the position.
  var isAtContinuation: Bool { byte() != nil && Identifier.isContinuation(source.scalar(at: position)) }

  func span(from start: Int) -> Span { Span(start: start, end: position) }

  mutating func skipDigits() {
    while isDigit(byte()) { position += 1 }
  }

  /// The longest run of characters of names, empty where there is none.
  mutating func word() -> String {
    let start = position
    while isAtContinuation { position += source.scalar(at: position).utf8.count }
    return source.text(of: span(from: start))
  }

  /// `$name`, from the sign on.
  mutating func parameter() throws(SyntaxError) -> String {
    position += 1
    guard byte() != nil, Identifier.isStart(source.scalar(at: position)) else {
      throw SyntaxError(.missingParameterName, at: Span(start: position - 1, end: position))
    }
    return word()
  }
}
