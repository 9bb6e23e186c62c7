/// A statement's source cut into pieces by what they are, for whoever sets it in colours.
enum SourceHighlight {
  /// What a piece is.
  enum Kind: String, Sendable, CaseIterable {
    case plain, comment, keyword, verb, option, string, number, parameter
  }

  /// A part of the source, and what it is.
  struct Piece: Sendable, Equatable {
    var kind: Kind
    var text: String
  }

  /// The pieces, which together are the source.
  ///
  /// - Complexity: O(*n*).
  static func pieces(of source: String) -> [Piece] {
    let text = SourceText(name: "", text: source)
    let tokens = Lexer.tokens(of: text, joinsLeadingPipe: true)
    var pieces: [Piece] = []
    func add(_ kind: Kind, from start: Int, to end: Int) {
      guard start < end else { return }
      let piece = text.text(of: Span(start: start, end: end))
      if pieces.last?.kind == kind {
        pieces[pieces.count - 1].text += piece
      } else {
        pieces.append(Piece(kind: kind, text: piece))
      }
    }
    var end = 0
    for (index, token) in tokens.enumerated() {
      addGap(text.text(of: Span(start: end, end: max(end, token.span.start))), to: &pieces)
      let kind = kind(
        of: token.kind, after: index > 0 ? tokens[index - 1].kind : nil,
        before: index + 1 < tokens.count ? tokens[index + 1].kind : nil)
      add(kind, from: max(end, token.span.start), to: token.span.end)
      end = max(end, token.span.end)
    }
    add(.plain, from: end, to: text.bytes.count)
    return pieces
  }

  /// What stands between tokens: blanks, line breaks and comments.
  private static func addGap(_ gap: String, to pieces: inout [Piece]) {
    for line in gap.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
      if line.offset > 0 { pieces.append(Piece(kind: .plain, text: "\n")) }
      let blanks = line.element.prefix { $0 == " " || $0 == "\t" }
      if !blanks.isEmpty { pieces.append(Piece(kind: .plain, text: String(blanks))) }
      let rest = line.element.dropFirst(blanks.count)
      if !rest.isEmpty {
        pieces.append(Piece(kind: rest.hasPrefix("#") ? .comment : .plain, text: String(rest)))
      }
    }
  }

  private static func kind(of token: Token.Kind, after: Token.Kind?, before: Token.Kind?) -> Kind {
    switch token {
    case .word(let word):
      if after == .symbol(.pipe) { return .verb }
      if before == .symbol(.colon) { return .option }
      return Identifier.reserved.contains(word) ? .keyword : .plain
    case .parameter: return .parameter
    case .literal(.string): return .string
    case .literal(.null), .literal(.bool): return .keyword
    case .literal: return .number
    case .quotedName, .symbol, .newline, .semicolon, .end, .invalid: return .plain
    }
  }
}
