/// A session's text with some of it changed; the rest stays byte for byte.
extension SessionFile {
  /// The text with records put in the place of those that stand there.
  ///
  /// New lines stand where the first old one stood, or behind the statement; a file without a header gets one.
  ///
  /// - Parameter records: Records by the index of their statement; the others stay.
  func replacing(_ records: [Int: StatementRecord]) -> String {
    var edits: [Edit] = []
    for block in blocks {
      guard block.statements.isEmpty || block.records.contains(where: { records[$0.statement] != nil }) else {
        continue
      }
      let old = (block.records.flatMap(\.lines) + block.strays).sorted()
      let new = block.records.flatMap { record in
        records[record.statement]?.lines ?? record.lines.map { line($0) }
      }
      edits += self.edits(replacing: old, with: new, otherwiseAt: block.lines.upperBound)
    }
    return edited(self.edits(addingHeaderTo: edits))
  }

  /// The text without the last statement and its record; comments around it stay.
  ///
  /// - Returns: Nil where there is no statement.
  func removingLastStatement() -> String? {
    guard let block = blocks.last, let last = block.statements.last else { return nil }
    let record = block.records.last.flatMap { $0.statement == last ? $0.lines : nil } ?? []
    var edits = record.map { Edit(source.spanWithBreak($0), "") }
    if block.statements.count > 1 {
      let statements = script.statements
      edits.append(Edit(Span(start: statements[last - 1].span.end, end: statements[last].span.end), ""))
      return edited(edits)
    }
    var removed = Set(block.lines)
    // The blank line before it goes too, unless it parts what stays.
    let next = (block.lines.upperBound..<source.lineCount).first { !record.contains($0) }
    let before = block.lines.lowerBound - 1
    if before >= 0, isBlank(before), next.map(isBlank) ?? true { removed.insert(before) }
    edits += removed.map { Edit(source.spanWithBreak($0), "") }
    return edited(edits)
  }

  /// The text with a prefix put before every relative path, in statements and in records.
  func prefixingPaths(with prefix: String) -> String {
    guard !prefix.isEmpty else { return edited([]) }
    var edits = script.statements.map { statement in
      let text = source.text(of: statement.span)
      return Edit(
        statement.span, statement.prefixingPaths(in: text, offset: statement.span.start, with: prefix))
    }
    for number in records.flatMap(\.lines) {
      guard let moved = RecordLine(line(number))?.prefixingPath(with: prefix) else { continue }
      edits.append(Edit(source.lineSpan(number), moved.text))
    }
    return edited(edits)
  }

  private func isBlank(_ line: Int) -> Bool { self.line(line).utf8.allSatisfy(DriftREPL.isBlank) }

  // MARK: Edits

  /// What stands in a span from now on.
  private struct Edit {
    var span: Span
    var text: String

    init(_ span: Span, _ text: String) { (self.span, self.text) = (span, text) }
  }

  private func edited(_ edits: [Edit]) -> String {
    var bytes: [UInt8] = source.hasByteOrderMark ? [0xEF, 0xBB, 0xBF] : []
    var end = 0
    for edit in edits.sorted(by: { ($0.span.start, $0.span.end) < ($1.span.start, $1.span.end) }) {
      bytes += source.bytes[end..<edit.span.start]
      bytes += Array(edit.text.utf8)
      end = edit.span.end
    }
    return String(decoding: bytes + source.bytes[end...], as: UTF8.self)
  }

  private func edits(replacing old: [Int], with new: [String], otherwiseAt line: Int) -> [Edit] {
    guard let first = old.first else { return new.isEmpty ? [] : [insertion(of: new, at: line)] }
    let text = new.map { $0 + lineBreak }.joined()
    return [Edit(source.spanWithBreak(first), text)]
      + old.dropFirst().map { Edit(source.spanWithBreak($0), "") }
  }

  /// Lines that come before a line, or behind the last one.
  private func insertion(of new: [String], at line: Int) -> Edit {
    let start = line < source.lineCount ? source.spanWithBreak(line).start : source.bytes.count
    let isOpen = start > 0 && !isLineBreak(source.bytes[start - 1])
    let text = (isOpen ? lineBreak : "") + new.map { $0 + lineBreak }.joined()
    return Edit(Span(start: start, end: start), text)
  }

  private func edits(addingHeaderTo edits: [Edit]) -> [Edit] {
    guard headerLines.isEmpty else { return edits }
    let isProgram = line(0).hasPrefix("#!")
    return [insertion(of: isProgram ? [SessionFile.header[1]] : SessionFile.header, at: isProgram ? 1 : 0)]
      + edits
  }
}

extension RecordLine {
  /// The line with a prefix before its path; nil where it has none, or one that no folder matters to.
  fileprivate func prefixingPath(with prefix: String) -> RecordLine? {
    func moved(_ file: FileRecord) -> FileRecord? {
      guard !FilePath.isAbsolute(file.path), !file.path.hasPrefix("~/") else { return nil }
      var file = file
      file.path = prefix + file.path
      return file
    }
    return switch self {
    case .input(let file): moved(file).map(RecordLine.input)
    case .output(let file): moved(file).map(RecordLine.output)
    default: nil
    }
  }
}
