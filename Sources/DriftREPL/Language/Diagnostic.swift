/// An error in words, with the place in the source that it is about.
struct Diagnostic: Error, Sendable, Equatable {
  /// What is wrong, as a sentence without a full stop.
  var message: String
  /// The place; nil where the error is about the source as a whole.
  var span: Span?
  /// What to do about it.
  var help: String?
  /// A second place, with what it has to do with the error.
  var note: Note?

  struct Note: Sendable, Equatable {
    var text: String
    var span: Span
  }

  init(_ message: String, at span: Span?, help: String? = nil, note: Note? = nil) {
    self.message = message
    self.span = span
    self.help = help
    self.note = note
  }

  /// An error about a word that is not among those known, with the nearest as help.
  init(_ message: String, at span: Span?, nearest word: String, among candidates: [String]) {
    self.init(message, at: span, help: Suggestion.help(for: word, among: candidates))
  }

  /// The error as it is shown, without a line break at the end.
  ///
  /// First `file:line:column: error: …`, then the line with a mark under the place, then note and help.
  func rendered(in source: SourceText) -> String {
    var lines = Diagnostic.lines("error", message, at: span, in: source)
    if let note { lines += Diagnostic.lines("note", note.text, at: note.span, in: source) }
    if let help { lines.append("help: \(help)") }
    return lines.joined(separator: "\n")
  }

  private static func lines(_ label: String, _ text: String, at span: Span?, in source: SourceText)
    -> [String]
  {
    guard let span else { return ["\(source.name): \(label): \(text)"] }
    let place = source.position(at: span.start)
    let heading = "\(source.name):\(place.line):\(place.column): \(label): \(text)"
    return [heading] + SourceExcerpt(of: span, in: source).lines
  }
}
