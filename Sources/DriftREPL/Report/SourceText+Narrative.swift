extension SourceText {
  /// The comments between two places as a narrative; what the machine wrote is none, and ends a paragraph.
  func narrative(from start: Int, to end: Int) -> [MarkdownBlock] {
    let between = text(of: Span(start: start, end: max(start, end)))
    let lines = between.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).map {
      line -> String in
      let text = line.drop { $0 == " " || $0 == "\t" }
      guard text.hasPrefix("#"), !SourceText.isMachine(text) else { return "" }
      let comment = text.dropFirst()
      // More than one sign is a heading, as in Markdown itself.
      if comment.hasPrefix("#") { return String(comment) }
      return String(comment.hasPrefix(" ") ? comment.dropFirst() : comment)
    }
    return MarkdownBlock.blocks(of: lines)
  }

  /// Whether the machine wrote a line, or a shell reads it.
  private static func isMachine(_ line: Substring) -> Bool {
    SessionFile.isRecord(line) || line.hasPrefix("#!") || line.hasPrefix("#%")
  }

  /// Where what stands on a statement's last line behind it ends: at the statement itself, or at the comment's end.
  func endWithComment(after offset: Int) -> Int {
    let lineEnd = max(offset, lineSpan(lineIndex(at: offset)).end)
    let rest = text(of: Span(start: offset, end: lineEnd)).drop { $0 == " " || $0 == "\t" }
    return rest.hasPrefix("#") ? lineEnd : offset
  }
}
