/// Where in a statement the cursor stands, and what it can see from there.
struct CompletionPlace: Sendable {
  /// What may stand there as a bare word.
  let expected: Expected
  /// What may stand there in quotes.
  let expectedText: ExpectedText
  /// The columns of the frame that flows into the stage.
  let columns: [CompletionContext.Column]

  /// A kind of word.
  enum Expected: Sendable {
    /// A source or a bound name; at the start of a statement `param` too.
    case operand(isStart: Bool)
    /// `vs` between two operands.
    case afterOperand
    case verb
    case option([CompletionContext.Option])
    case value(CompletionContext.Option)
    case argument(CompletionContext.Verb, isFirst: Bool)
    case expression(CompletionContext.Verb)
    case keyword([String])
    case nothing
  }

  /// A kind of text.
  enum ExpectedText: Sendable {
    case path
    case words([CompletionContext.Word])
    case category(value: String, column: String)
    case nothing
  }

  /// The place behind the tokens of a statement.
  init(_ tokens: [CompletionToken], in context: CompletionContext) {
    let open = innermostPipe(tokens[...])
    let parts = open.split(separator: .symbol("|"), omittingEmptySubsequences: false)
    let isWhole = open.startIndex == tokens.startIndex
    let source = CompletionSource(parts.first ?? [], startsStatement: isWhole, in: context)
    guard parts.count > 1, let stage = parts.last else {
      columns = source.columns
      expected = source.expected
      expectedText = source.expectedText
      return
    }
    columns = parts.dropFirst().dropLast().reduce(source.columns) {
      columnsAfter($1, taking: $0, in: context)
    }
    let place = CompletionStage(stage, in: context)
    expected = place.expected
    expectedText = place.expectedText(of: source.name)
  }
}

/// The tokens from the last bracket that is open and has a `|` behind it, or that opens an operand.
private func innermostPipe(_ tokens: ArraySlice<CompletionToken>) -> ArraySlice<CompletionToken> {
  var opened: [Int] = []
  for index in tokens.indices {
    switch tokens[index] {
    case .symbol("("): opened.append(index)
    case .symbol(")"): _ = opened.popLast()
    default: break
    }
  }
  for index in opened.reversed() {
    let inside = tokens[(index + 1)...]
    let opensOperand = !tokens[..<index].contains(.symbol("|")) && tokens[..<index].last != .symbol(":")
    if inside.contains(.symbol("|")) || opensOperand { return inside }
  }
  return tokens
}

/// The columns that a whole stage passes on.
private func columnsAfter(
  _ stage: ArraySlice<CompletionToken>, taking columns: [CompletionContext.Column],
  in context: CompletionContext
) -> [CompletionContext.Column] {
  guard let verb = context.verbs.first(where: { $0.name == stage.first?.name }) else { return columns }
  switch verb.result {
  case .columns(let own): return own
  case .same: return withNew(boundNames(stage), in: columns)
  case .named:
    let by = stage.lastIndex(of: .word("by")).map { stage[$0...].compactMap(\.name).dropFirst() } ?? []
    return withNew(Array(by) + boundNames(stage) + computedNames(stage), in: [])
  }
}

private func withNew(
  _ names: [String], in columns: [CompletionContext.Column]
) -> [CompletionContext.Column] {
  var result = columns
  for name in names where !result.contains(where: { $0.name == name }) { result.append(.init(name: name)) }
  return result
}

/// The names before a single `=`.
private func boundNames(_ stage: ArraySlice<CompletionToken>) -> [String] {
  zip(stage, stage.dropFirst()).compactMap { $1 == .symbol("=") ? $0.name : nil }
}

/// What unnamed aggregates are called: `mean(miles)` is `mean_miles`, `count()` is `count`.
private func computedNames(_ stage: ArraySlice<CompletionToken>) -> [String] {
  let tokens = Array(stage)
  return tokens.indices.dropLast(2).compactMap { index in
    guard let function = tokens[index].name, tokens[index + 1] == .symbol("("),
      index == 0 || tokens[index - 1] != .symbol("=")
    else { return nil }
    return tokens[index + 2].name.map { function + "_" + $0 } ?? function
  }
}
