/// A stage of a pipe up to the cursor: the verb and what stands behind it.
struct CompletionStage: Sendable {
  private let tokens: [CompletionToken]
  private let verb: CompletionContext.Verb?
  /// The option whose value the cursor is in, if it is in one.
  private let option: CompletionContext.Option?

  /// The stage that tokens make up; they begin with the verb.
  init(_ tokens: ArraySlice<CompletionToken>, in context: CompletionContext) {
    self.tokens = Array(tokens)
    let name = tokens.first?.name
    verb = context.verbs.first { $0.name == name }
    let found = openOption(self.tokens)
    option = verb?.options.first { $0.name == found }
  }

  /// What may come next as a bare word.
  var expected: CompletionPlace.Expected {
    guard let last = tokens.last else { return .verb }
    guard let verb else { return .nothing }
    if tokens.count == 1 { return .argument(verb, isFirst: true) }
    if let option, [.symbol(":"), .symbol("("), .symbol(",")].contains(last) { return .value(option) }
    if last == .symbol(":") { return .nothing }
    if last == .symbol(","), depth == 0 {
      return isBehindBy ? .expression(verb) : .argument(verb, isFirst: false)
    }
    if last == .word("is") { return .keyword(["null", "not null"]) }
    guard last.endsOperand else { return .expression(verb) }
    let words = ["and", "or", "in", "not in", "is"] + (depth > 0 ? [] : ["by", "on"])
    return .keyword(words)
  }

  /// What may come next in quotes, where the columns are those of a bound name.
  func expectedText(of value: String?) -> CompletionPlace.ExpectedText {
    guard let verb, let last = tokens.last else { return .nothing }
    if tokens.count == 1 {
      if case .path = verb.arguments { return .path }
      if case .words(let words) = verb.arguments { return .words(words) }
      return .nothing
    }
    if let option, !last.endsOperand { return .words(option.values) }
    guard let value, let column = comparedColumn else { return .nothing }
    return .category(value: value, column: column)
  }

  private var isBehindBy: Bool { tokens.contains(.word("by")) }

  private var depth: Int {
    tokens.reduce(0) { depth, token in
      token == .symbol("(") ? depth + 1 : token == .symbol(")") ? max(0, depth - 1) : depth
    }
  }

  /// The column that the text at the cursor is compared with: `x == "`, `x in ("a", "`.
  private var comparedColumn: String? {
    var rest = tokens[...]
    while rest.last == .symbol(",") || rest.last == .text { rest.removeLast() }
    if rest.last == .symbol("(") {
      rest.removeLast()
      guard rest.popLast() == .word("in") else { return nil }
      if rest.last == .word("not") { rest.removeLast() }
      return rest.last?.name
    }
    guard rest.endIndex == tokens.endIndex else { return nil }
    let comparisons: [CompletionToken] = [.symbol("=="), .symbol("!="), .word("in")]
    guard let comparison = rest.popLast(), comparisons.contains(comparison) else { return nil }
    return rest.last?.name
  }
}

/// The option whose value, or whose list of values, reaches up to the end of the tokens.
private func openOption(_ tokens: [CompletionToken]) -> String? {
  guard let colon = tokens.lastIndex(of: .symbol(":")), colon > 0 else { return nil }
  let behind = tokens[(colon + 1)...]
  guard !behind.isEmpty else { return tokens[colon - 1].name }
  guard behind.first == .symbol("("), !behind.contains(.symbol(")")) else { return nil }
  return tokens[colon - 1].name
}
