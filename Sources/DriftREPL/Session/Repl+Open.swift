import DataFrame
import Foundation

/// `.open`: goes on with a session that was recorded before.
extension Repl {
  /// Tells of sessions of this folder that were not finished.
  func offerUnfinished() {
    let names = RecordingMark.unfinished(in: recorder.folder)
    guard let last = names.last else { return }
    let others = names.count > 1 ? " (\(names.dropLast().joined(separator: ", ")) neither)" : ""
    console.notify("\(last) was not finished\(others): .open \(last) goes on with it")
  }

  /// Ends the session so far, runs another from its file, and goes on recording into that.
  ///
  /// What cannot run any more, from the first mistake on, is left out; then what follows is recorded in a session of its
  /// own and the file stays as it was.
  func open(_ path: String) {
    let path = FilePath.resolve(path, in: recorder.folder)
    if let current = recorder.path, FilePath.isSame(current, path) {
      return complain("\(path) is the session that is being recorded")
    }
    guard let source = text(of: path) else { return }
    let known = ScriptPrefix(of: source)
    let file = SessionFile(source, known.script)
    if let unknown = file.unknownForm { return complain("\(path):\(unknown.line): \(unknown.text)") }
    guard let mark = RecordingMark(session: path) else {
      return complain("another drift is recording \(path)")
    }
    AtomicFile.removeLeftovers(of: path)
    finishSession()
    interpreter = Interpreter(folder: FilePath.folder(of: path), fingerprints: Fingerprints())
    undoable = UndoStack()
    tour = []
    for remark in file.remarks { console.notify("\(path):\(remark.line): \(remark.text)") }
    let loaded = console.showingProgress { run(file, known) }
    let count = loaded.statements
    if let error = loaded.error {
      // Nothing of the file is lost, whatever is typed now.
      mark.finish()
      tell(error, in: source)
      recorder = Recorder(folder: interpreter.scope.folder, beginningWith: loaded.file)
      console.notify("\(quantity(count, "statement")) of \(path) ran; what follows is a session of its own")
    } else {
      recorder = Recorder(path: path, mark: mark, goingOnWith: loaded.file)
      console.notify("opened \(path): \(quantity(count, "statement"))\(loaded.extent)")
    }
    if interpreter.scope.folder != "." { console.notify("paths start from \(interpreter.scope.folder)") }
  }

  /// What came of running a session.
  private struct Loaded {
    /// The session up to where it ran, with records for statements that had none.
    var file: SessionFile
    var statements = 0
    /// Statements that do not give what was recorded.
    var changed = 0
    /// What ended it early.
    var error: (any Error)?

    /// What is to be said about the results.
    var extent: String {
      changed == 0
        ? "" : ", of which \(changed) \(changed == 1 ? "gives" : "give") other results than recorded"
    }
  }

  private func run(_ file: SessionFile, _ known: ScriptPrefix) -> Loaded {
    Interrupt.reset()
    var player = ReplayPlayer(interpreter: interpreter, source: file.source, compares: true)
    var resolver = interpreter.resolver(for: file.source)
    var loaded = Loaded(file: file)
    var missing: [Int: StatementRecord] = [:]
    let recorded = Dictionary(uniqueKeysWithValues: file.records.map { ($0.statement, $0) })
    do {
      for (index, statement) in file.script.statements.enumerated() {
        let before = interpreter.state
        let result = try player.play(resolver.resolve(statement), against: recorded[index])
        undoable.push(before)
        loaded.statements += 1
        guard let result, let record = recorded[index] else { continue }
        if result.verdict.isBad {
          loaded.changed += 1
          console.notify("\(file.source.name):\(result.line): \(result.verdict.rawValue): \(result.text)")
        }
        if record.isIncomplete(beside: result.got) { missing[index] = result.got }
      }
      loaded.error = known.mistake
    } catch {
      loaded.error = error
    }
    let whole = loaded.error == nil ? file : file.prefix(loaded.statements, end: known.end)
    let text = whole.replacing(missing)
    loaded.file = (try? SessionFile(SourceText(name: file.source.name, text: text))) ?? whole
    return loaded
  }

  private func tell(_ error: any Error, in source: SourceText) {
    switch error {
    case let error as Diagnostic: console.report(error, in: source)
    case let error as CheckFailed: console.report(error.diagnostic, in: source)
    case let error as FileError: console.report(Diagnostic.message(for: error))
    case is Interrupted: console.notify("stopped")
    default: console.report("\(error)")
    }
  }

  /// The text of a session, without the part of a character that a cut has left at its end; nil once the reason for failing
  /// has been told.
  private func text(of path: String) -> SourceText? {
    guard let data = FileManager.default.contents(atPath: path) else {
      complain(
        FileManager.default.fileExists(atPath: path) ? "\(path) cannot be read" : "\(path) does not exist")
      return nil
    }
    for cut in 0...min(3, data.count) {
      if let source = SourceText(name: path, bytes: data.dropLast(cut)) { return source }
    }
    complain("\(path) is not UTF-8 text")
    return nil
  }
}

extension SessionFile {
  /// The file with its first statements alone, and what stands behind them.
  ///
  /// - Parameter end: Where the file ends that has no other statements.
  fileprivate func prefix(_ count: Int, end: Int) -> SessionFile {
    let start = count < script.statements.count ? script.statements[count].span.start : end
    let kept = Script(statements: Array(script.statements.prefix(count)))
    let text = source.text(of: Span(start: 0, end: start))
    return SessionFile(SourceText(name: source.name, text: text), kept)
  }
}

extension SessionFile.Record {
  /// Whether something of the record is missing: it was never there, was cut off, or cannot be read.
  fileprivate func isIncomplete(beside got: StatementRecord) -> Bool {
    guard let result = content.result, unreadable.isEmpty else { return true }
    return result == got.result && content.shown.count < got.shown.count
  }
}
