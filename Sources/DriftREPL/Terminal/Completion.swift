import DataFrame

/// What can stand at a cursor, judged by the text before it; what is behind the cursor stays as it is.
///
///     completions(line: "ref | wh", cursor: 8, in: context)  // replaces from 6: "where"
///
/// - Parameters:
///   - line: A statement as far as it is typed, earlier lines included; it need not be right.
///   - cursor: The cursor's UTF-8 offset in the text.
///   - context: The words of the language and the names of the session.
/// - Complexity: O(*n*) in the text, plus the words that could stand there.
func completions(line text: String, cursor: Int, in context: CompletionContext) -> CompletionResult {
  let before = textBefore(cursor, of: text)
  if let result = commandCompletions(before, in: context) { return result }
  let scan = CompletionScan(before)
  switch scan.partial {
  case .comment:
    return CompletionResult(start: scan.start)
  case .parameter(let typed, let isInText):
    let words = context.parameters.map { CompletionContext.Word(text: "$" + $0.text, about: $0.about) }
    return matching("$" + typed, words.map { candidate($0, suffix: isInText ? "" : " ") }, start: scan.start)
  case .text(let typed, let quote):
    let offered = textCandidates(
      typed, quote: quote, place: CompletionPlace(scan.tokens, in: context), in: context)
    return matching(String(quote) + typed, offered, start: scan.start)
  case .word(let typed):
    return matching(
      typed, wordCandidates(CompletionPlace(scan.tokens, in: context), in: context), start: scan.start)
  case .quotedName(let typed):
    let columns = CompletionPlace(scan.tokens, in: context).columns
    let quoted = columns.map { candidate($0, name: Identifier.quoted($0.name)) }
    return matching("`" + typed, quoted, start: scan.start)
  }
}

/// The text up to a UTF-8 offset; one inside a character counts as the character's start, one outside as the end.
private func textBefore(_ cursor: Int, of text: String) -> String {
  let offset = min(max(0, cursor), text.utf8.count)
  var index = text.utf8.index(text.startIndex, offsetBy: offset)
  while index.samePosition(in: text.unicodeScalars) == nil { index = text.utf8.index(before: index) }
  return String(text[..<index])
}

/// The words that can stand at a place, the likeliest kind first.
private func wordCandidates(
  _ place: CompletionPlace, in context: CompletionContext
) -> [CompletionResult.Candidate] {
  switch place.expected {
  case .operand(let isStart): return operandCandidates(isStart: isStart, in: context)
  case .afterOperand: return keywordCandidates(["vs"])
  case .verb: return context.verbs.map { candidate(.init(text: $0.name, about: $0.about), suffix: " ") }
  case .option(let options): return optionCandidates(options)
  case .value(let option):
    if option.takesModel { return boundNames(in: context) { $0.isModel } }
    return option.takesColumn
      ? columnCandidates(place, in: context) : option.values.map { candidate($0, suffix: "") }
  case .argument(let verb, let isFirst):
    let options = optionCandidates(verb.options)
    switch verb.arguments {
    case .none, .path: return options
    case .frames: return boundNames(in: context) { $0.isFrame } + options
    case .models: return boundNames(in: context) { $0.isModel } + options
    case .words(let words) where isFirst: return words.map { candidate($0, suffix: " ") } + options
    case .words, .columns: return columnCandidates(place, in: context) + options
    case .expressions: return expressionCandidates(place, of: verb, in: context) + options
    }
  case .expression(let verb): return expressionCandidates(place, of: verb, in: context)
  case .keyword(let words): return keywordCandidates(words)
  case .nothing: return []
  }
}

private func operandCandidates(
  isStart: Bool, in context: CompletionContext
) -> [CompletionResult.Candidate] {
  let frames = boundNames(in: context, suffix: " ") { $0.isFrame || $0.isModel }
  let sources = context.sources.map { source in
    CompletionResult.Candidate(text: source.name, about: source.about, suffix: " \"")
  }
  return frames + sources + (isStart ? keywordCandidates(["param"]) : [])
}

private func boundNames(
  in context: CompletionContext, suffix: String = "", where isIncluded: (CompletionContext.Value) -> Bool
) -> [CompletionResult.Candidate] {
  context.values.filter(isIncluded).map { candidate(.init(text: $0.name, about: $0.about), suffix: suffix) }
}

private func columnCandidates(
  _ place: CompletionPlace, in context: CompletionContext
) -> [CompletionResult.Candidate] {
  place.columns.map { column in
    return candidate(column, name: Identifier.sourceForm(column.name))
  }
}

private func expressionCandidates(
  _ place: CompletionPlace, of verb: CompletionContext.Verb, in context: CompletionContext
) -> [CompletionResult.Candidate] {
  let columns = columnCandidates(place, in: context)
  if case .columns = verb.arguments { return columns }
  let functions = verb.functions + context.functions
  return columns + functions.map { CompletionResult.Candidate(text: $0.text + "(", about: $0.about) }
}

private func optionCandidates(_ options: [CompletionContext.Option]) -> [CompletionResult.Candidate] {
  options.map { CompletionResult.Candidate(text: $0.name + ":", about: $0.about, suffix: " ") }
}

private func keywordCandidates(_ words: [String]) -> [CompletionResult.Candidate] {
  words.map { CompletionResult.Candidate(text: $0, suffix: " ") }
}

/// What can stand in quotes: a path, a word of the source or the option, or a value of the column compared with.
private func textCandidates(
  _ typed: String, quote: Character, place: CompletionPlace, in context: CompletionContext
) -> [CompletionResult.Candidate] {
  switch place.expectedText {
  case .path: return pathCandidates(typed, quote: quote, in: context)
  case .words(let words): return words.map { textCandidate($0.text, about: $0.about, quote: quote) }
  case .category(let value, let column):
    return context.categories(value, column).map { textCandidate($0, quote: quote) }
  case .nothing: return []
  }
}

private func pathCandidates(
  _ typed: String, quote: Character, in context: CompletionContext
) -> [CompletionResult.Candidate] {
  context.paths(unquoted(typed, quote: quote)).map { path in
    var offered = textCandidate(path, quote: quote)
    if path.hasSuffix("/") { offered.suffix = "" }
    return offered
  }
}

private func textCandidate(_ text: String, about: String = "", quote: Character) -> CompletionResult.Candidate
{
  CompletionResult.Candidate(
    text: String(quote) + escapedText(text, quote: quote), about: about, suffix: String(quote))
}

private func candidate(_ word: CompletionContext.Word, suffix: String) -> CompletionResult.Candidate {
  CompletionResult.Candidate(text: word.text, about: word.about, suffix: suffix)
}

private func candidate(_ column: CompletionContext.Column, name: String) -> CompletionResult.Candidate {
  CompletionResult.Candidate(text: name, about: column.type?.rawValue ?? "")
}

/// The candidates that begin with what was typed, or, where none does, those that do but for case or a backtick.
func matching(
  _ typed: String, _ candidates: [CompletionResult.Candidate], start: Int
) -> CompletionResult {
  var seen: Set<String> = []
  let distinct = candidates.filter { seen.insert($0.text).inserted }
  let exact = distinct.filter { $0.text.hasPrefix(typed) }
  guard exact.isEmpty, !typed.isEmpty else { return CompletionResult(start: start, candidates: exact) }
  let lowered = typed.lowercased()
  let loose = distinct.filter { candidate in
    let text = candidate.text.lowercased()
    return text.hasPrefix(lowered) || text.hasPrefix("`" + lowered)
  }
  return CompletionResult(start: start, candidates: loose)
}
