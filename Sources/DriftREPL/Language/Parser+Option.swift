extension Parser {
  /// Takes `name: value`, which must not have been set before.
  mutating func option(into options: inout [Option]) throws(SyntaxError) {
    guard let text = nameText(current) else { throw unexpected(.option) }
    let name = Name(text: text, span: advance().span)
    if let first = options.first(where: { $0.name == name }) {
      throw SyntaxError(.duplicateOption(text), at: name.span, related: .firstOption(first.name.span))
    }
    advance()
    let value = try optionValue()
    options.append(Option(name: name, value: value, span: Span(start: name.span.start, end: previousEnd)))
  }

  /// A range, list, mapping or expression; only what stands in parentheses needs a look ahead.
  private mutating func optionValue() throws(SyntaxError) -> Option.Value {
    if isSymbol(.open) {
      if nameText(token(1)) != nil, isSymbol(.assign, 2) { return .mapping(try mapping()) }
      if isList(group()) { return .list(try list()) }
    }
    let value = try expression()
    guard take(.range) else { return .single(value) }
    return .range(from: value, to: try expression())
  }

  /// `(a, b)`.
  mutating func list() throws(SyntaxError) -> [Expr] {
    open()
    var items: [Expr] = []
    var highest = 0
    repeat {
      items.append(try expression())
      highest = max(highest, height)
    } while take(.comma)
    try close()
    height = highest
    return items
  }

  /// Whether the tokens of a group have a comma that is in no inner group.
  func isList(_ group: ArraySlice<Token>) -> Bool {
    var depth = 0
    for token in group {
      switch token.kind {
      case .symbol(.open): depth += 1
      case .symbol(.close): depth -= 1
      case .symbol(.comma) where depth == 0: return true
      default: break
      }
    }
    return false
  }

  /// `(name = expr, …)`.
  private mutating func mapping() throws(SyntaxError) -> [(name: Name, value: Expr)] {
    open()
    var pairs: [(name: Name, value: Expr)] = []
    repeat {
      let name = try columnName()
      guard take(.assign) else { throw unexpected(.assign) }
      pairs.append((name, try expression()))
    } while take(.comma)
    try close()
    return pairs
  }
}
