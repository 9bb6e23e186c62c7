/// What can stand at the end of a line that talks to the REPL, nil where it is no such line.
func commandCompletions(_ line: String, in context: CompletionContext) -> CompletionResult? {
  let blanks = line.prefix { $0 == " " || $0 == "\t" }
  guard line.dropFirst(blanks.count).first == "." else { return nil }
  let body = line.dropFirst(blanks.count)
  guard let nameEnd = body.firstIndex(where: \.isWhitespace) else {
    let offered = context.commands.map { command in
      CompletionResult.Candidate(text: "." + command.name, about: command.about, suffix: " ")
    }
    return matching(String(body), offered, start: blanks.utf8.count)
  }
  let name = body[..<nameEnd].dropFirst()
  let argument = body[nameEnd...].drop(while: \.isWhitespace)
  let start = line.utf8.count - argument.utf8.count
  guard let command = context.commands.first(where: { $0.name == name }) else {
    return CompletionResult(start: start)
  }
  return argumentCompletions(String(argument), of: command, start: start, in: context)
}

/// A command's argument; a path may stand in quotes or bare.
private func argumentCompletions(
  _ typed: String, of command: CompletionContext.Command, start: Int, in context: CompletionContext
) -> CompletionResult {
  switch command.argument {
  case .none:
    return CompletionResult(start: start)
  case .words(let words):
    return matching(typed, words.map { .init(text: $0.text, about: $0.about) }, start: start)
  case .path:
    let quote = typed.first.flatMap { $0 == "\"" || $0 == "'" ? $0 : nil }
    let beginning = quote.map { unquoted(String(typed.dropFirst()), quote: $0) } ?? typed
    let offered = context.paths(beginning).map { path in
      let text = quote.map { String($0) + escapedText(path, quote: $0) } ?? path
      let suffix = path.hasSuffix("/") ? "" : quote.map(String.init) ?? ""
      return CompletionResult.Candidate(text: text, suffix: suffix)
    }
    return matching(typed, offered, start: start)
  }
}
