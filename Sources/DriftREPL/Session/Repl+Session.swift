import DataFrame

/// The session that a prompt records: its statements, `.undo`, `.save`, and its end.
extension Repl {
  /// Records a finished statement, with the comments before it.
  ///
  /// - Parameter end: Where the statement before it ends.
  func record(
    _ statement: Statement, _ record: StatementRecord, in source: SourceText, after end: Int
  ) {
    for comment in source.comments(from: end, to: statement.span.start) { recorder.record(comment: comment) }
    // A line that went on from the last value says so in the file, where it would join the statement above.
    let lead = statement.continuesFromLast ? "_ " : ""
    let text = lead + source.text(of: statement.span) + source.trailingComment(after: statement.span.end)
    tellingFailure { $0.record(text, record) }
  }

  /// Takes back the last statement, from the values and from the session.
  func undo() {
    guard let before = undoable.pop() else {
      return complain(
        undoable.isCut
          ? "the values before that statement are no longer held" : "there is no statement to take back")
    }
    interpreter.state = before
    var statement: String?
    tellingFailure { statement = $0.undo() }
    if let statement { console.notify("took back: \(statement.onOneLine)") }
  }

  func save(to path: String) {
    do {
      let path = FilePath.resolve(path, in: recorder.folder)
      let parameters = try recorder.save(to: path)
      console.notify("saved \(quantity(recorder.count, "statement")) to \(path)")
      for name in parameters {
        console.notify(
          "a path starts with $\(name), whose value is now seen from \(FilePath.folder(of: path))")
      }
    } catch let error as FileError {
      console.report(Diagnostic(writing: error, at: nil).message)
    } catch {
      console.report("\(error)")
    }
  }

  /// Ends the session: its file is kept where it holds what stands nowhere else, and no later prompt offers it.
  func finishSession() {
    recorder.finish()
    tellKept()
  }

  /// Tells where a session is that was not saved elsewhere.
  func tellKept() {
    guard !recorder.isSaved, recorder.count > 0, let path = recorder.path else { return }
    let extent = recorder.failure == nil ? "" : " but for what was not recorded"
    console.notify("session kept in \(path)\(extent): drift replay \(path)")
  }

  /// Changes the recorded session, and tells when it cannot be written any more.
  private func tellingFailure(_ change: (inout Recorder) -> Void) {
    let hadFailed = recorder.failure != nil
    change(&recorder)
    if let failure = recorder.failure, !hadFailed {
      console.report("this session is not being recorded: \(Diagnostic.message(for: failure))")
    }
  }
}

extension Statement {
  /// Whether the statement starts with `|`.
  fileprivate var continuesFromLast: Bool {
    if case .pipe(_, let pipe) = body { pipe.source == nil } else { false }
  }
}

extension SourceText {
  /// The comments between two places, one a line.
  func comments(from start: Int, to end: Int) -> [String] {
    text(of: Span(start: start, end: end)).split(separator: "\n").compactMap { line in
      let text = String(line.drop { $0 == " " || $0 == "\t" })
      return text.hasPrefix("#") && !SessionFile.isRecord(text) && !text.hasPrefix("#!")
        && !text.hasPrefix("#%")
        ? text : nil
    }
  }

  /// The comment behind a statement on its last line, with the blanks before it; empty where there is none.
  func trailingComment(after offset: Int) -> String {
    let rest = text(of: Span(start: offset, end: max(offset, lineSpan(lineIndex(at: offset)).end)))
    return rest.drop { $0 == " " || $0 == "\t" }.hasPrefix("#") ? rest : ""
  }
}
