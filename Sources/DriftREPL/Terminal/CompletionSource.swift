/// What stands before the first `|` of a pipe, up to the cursor.
struct CompletionSource: Sendable {
  /// The bound name that the columns come from, nil where it is none.
  let name: String?
  /// The columns of the first operand.
  let columns: [CompletionContext.Column]
  /// What may come next as a bare word.
  let expected: CompletionPlace.Expected
  /// What may come next in quotes.
  let expectedText: CompletionPlace.ExpectedText

  /// The source that tokens make up, a binding before it included.
  init(_ tokens: ArraySlice<CompletionToken>, startsStatement: Bool, in context: CompletionContext) {
    let isBound = tokens.dropFirst().first == .symbol("=")
    let body = isBound ? tokens.dropFirst(2) : tokens
    let value = firstValue(body, in: context)
    name = value?.name
    columns = value?.columns ?? []
    let last = body.last
    let opener = body.last { token in context.sources.contains { $0.name == token.name } }
    let source = context.sources.first { $0.name == opener?.name }
    expectedText = textAfter(last, source: source)
    switch last {
    case nil: expected = .operand(isStart: startsStatement && !isBound)
    case .word("vs"), .symbol("("): expected = .operand(isStart: false)
    case .symbol(","): expected = .option(source?.options ?? [])
    case .symbol(":"):
      let option = source?.options.first { $0.name == body.dropLast().last?.name }
      expected = option.map(CompletionPlace.Expected.value) ?? .nothing
    case .word(source?.name): expected = .nothing
    case .some(let token): expected = token.endsOperand ? .afterOperand : .nothing
    }
  }
}

/// The value that flows into the first stage: of a pair its reference.
private func firstValue(
  _ body: ArraySlice<CompletionToken>, in context: CompletionContext
) -> CompletionContext.Value? {
  let first = body.first { $0 != .symbol("(") }
  guard let name = first?.name, name != "_" else { return context.last }
  return context.values.first { $0.name == name }
}

private func textAfter(
  _ last: CompletionToken?, source: CompletionContext.Source?
) -> CompletionPlace.ExpectedText {
  guard let source, last == .word(source.name) else { return .nothing }
  return source.texts.map(CompletionPlace.ExpectedText.words) ?? .path
}
