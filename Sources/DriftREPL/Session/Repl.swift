import DataFrame

/// The prompt: reads statements, runs them, shows and records what came of them.
@MainActor
final class Repl {
  let interpreter: Interpreter
  var recorder: Recorder
  var console: Console
  private(set) var history: [String] = []
  /// Whether each statement tells how long it took.
  var isTiming = false
  private(set) var isLeaving = false
  private var reader: LineReader?
  /// What is left of `.tour`; empty where none is under way.
  var tour: ArraySlice<Tour.Step> = []

  init(console: Console, folder: String = ".") {
    self.console = console
    interpreter = Interpreter(folder: folder)
    recorder = Recorder(folder: folder)
  }

  /// Runs until the user leaves or input ends.
  func run() -> ExitCode {
    Interrupt.install(recordsTermination: true)
    let history = HistoryFile.standard { name in Environment[name] }
    let reader = LineReader(terminal: console.terminal, history: history) { [unowned self] text, cursor in
      completions(line: text, cursor: cursor, in: completionContext)
    }
    self.reader = reader
    if reader.isInteractive {
      console.printer.table.hint = ".more shows all"
      if console.terminal.outputIsTerminal { console.pager = .standard { Environment[$0] } }
      console.notify("drift \(Version.text) · .tour for a tour, .help for help, .quit or Ctrl-D to leave")
      runInitFile()
    }
    var pending = ""
    reading: while !isLeaving {
      switch reader.read(prompt: Repl.prompt(for: pending), continuing: pending) {
      case .line(let line):
        pending += pending.isEmpty ? line : "\n" + line
        guard case .complete = Completeness(of: pending) else { continue }
        let entry = pending
        pending = ""
        guard !entry.allSatisfy(\.isWhitespace) else {
          goOnWithTour()
          continue
        }
        enter(entry)
      case .interrupted:
        if pending.isEmpty { tour = [] }
        pending = ""
      case .endOfInput:
        if !pending.allSatisfy(\.isWhitespace) { execute(pending) }
        break reading
      case .terminated: break reading
      }
    }
    leave()
    return .success
  }

  /// What stands before the next line: the sign of what the lines before it have left open.
  nonisolated static func prompt(for pending: String) -> String {
    guard !pending.isEmpty, case .open(let opening) = Completeness(of: pending) else { return "drift> " }
    return switch opening {
    case .bracket: "   (> "
    case .string: "   \"> "
    case .backtick: "   `> "
    case .pipe: "   |> "
    case .operation: "    > "
    }
  }

  private func leave() {
    recorder.finish()
    guard !recorder.isSaved, let path = recorder.path else { return }
    let extent = recorder.failure == nil ? "" : " but for what was not recorded"
    console.notify("session kept in \(path)\(extent): drift replay \(path)")
  }

  // MARK: One entry

  /// Runs what was typed, and keeps it in the history.
  func enter(_ entry: String) {
    reader?.remember(entry)
    history.append(entry)
    execute(entry)
  }

  /// Runs statements and dot commands in their order.
  ///
  /// - Parameter name: What messages call their source.
  func execute(_ entry: String, named name: String = "repl") {
    let lines = entry.split(separator: "\n", omittingEmptySubsequences: false)
    guard let command = lines.firstIndex(where: DotCommands.isCommand) else {
      return runStatements(entry, named: name)
    }
    let before = lines[..<command].joined(separator: "\n")
    guard case .complete = Completeness(of: before) else { return runStatements(entry, named: name) }
    if !before.allSatisfy(\.isWhitespace) { runStatements(before, named: name) }
    guard !isLeaving else { return }
    DotCommands.run(String(lines[command]), in: self)
    let rest = lines[(command + 1)...].joined(separator: "\n")
    guard !rest.isEmpty, !isLeaving else { return }
    // Empty lines keep its place for messages.
    execute(String(repeating: "\n", count: command + 1) + rest, named: name)
  }

  private func runStatements(_ text: String, named name: String) {
    // Once an entry, so that Ctrl-C between two of its statements is not lost.
    Interrupt.reset()
    let source = SourceText(name: name, text: text)
    do {
      let script = try Parser.parsed(source)
      var resolver = interpreter.resolver(for: source)
      let resolved = try resolver.resolve(script)
      var end = 0
      for (statement, resolved) in zip(script.statements, resolved) {
        try run(statement, resolved, in: source, after: end)
        end = statement.span.end + source.trailingComment(after: statement.span.end).utf8.count
      }
      for comment in source.comments(from: end, to: source.bytes.count) { recorder.record(comment: comment) }
    } catch let error as Diagnostic {
      console.report(error, in: source)
    } catch let error as CheckFailed {
      try? console.show(console.printer.text(of: error.table))
      console.report(error.diagnostic, in: source)
    } catch is Interrupted {
      console.notify("stopped")
    } catch is BrokenPipe {
      isLeaving = true
    } catch let error as OutputFailure {
      console.report(error.message)
    } catch let error as FileError {
      console.report(Diagnostic.message(for: error))
    } catch {
      console.report("\(error)")
    }
  }

  private func run(
    _ statement: Statement, _ resolved: ResolvedStatement, in source: SourceText, after end: Int
  ) throws {
    let clock = ContinuousClock()
    let inputRows = interpreter.inputRows(of: resolved)
    let start = clock.now
    var finish = start
    var file = StatementRecord()
    // What is stopped while its files and value are fingerprinted has not been done at all.
    let outcome = try console.showingProgress {
      try interpreter.run(resolved) { outcome in
        finish = clock.now
        file = try StatementRecord(of: outcome, folder: recorder.folder)
      }
    }
    // Recorded before it is shown: what cannot be shown has been done all the same.
    record(statement, file, in: source, after: end)
    let recording = finish.duration(to: clock.now)
    console.notify(outcome.notices)
    guard let value = outcome.value else { return }
    try console.show(value, boundTo: outcome.binding)
    guard isTiming else { return }
    let timing = StatementTiming(
      run: start.duration(to: finish), recording: recording,
      rows: resolved.isSourceAlone ? value.rowCount : inputRows, peakMemory: StatementTiming.peakMemory)
    console.notify(timing.text)
  }

  private func record(
    _ statement: Statement, _ record: StatementRecord, in source: SourceText, after end: Int
  ) {
    for comment in source.comments(from: end, to: statement.span.start) { recorder.record(comment: comment) }
    // A line that went on from the last value says so in the file, where it would join the statement above.
    let lead = statement.continuesFromLast ? "_ " : ""
    let text = lead + source.text(of: statement.span) + source.trailingComment(after: statement.span.end)
    let hadFailed = recorder.failure != nil
    recorder.record(text, statement, offset: statement.span.start - lead.utf8.count, record)
    if let failure = recorder.failure, !hadFailed {
      console.report("this session is not being recorded: \(Diagnostic.message(for: failure))")
    }
  }

  // MARK: For dot commands

  func quit() { isLeaving = true }

  func save(to path: String) {
    do {
      let path = FilePath.resolve(path, in: ".")
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

  /// Runs a statement as if it had been typed.
  func runAsTyped(_ statement: String) {
    history.append(statement)
    execute(statement)
  }

  private var completionContext: CompletionContext { CompletionContext(interpreter) }
}

extension Statement {
  /// Whether the statement starts with `|`.
  fileprivate var continuesFromLast: Bool {
    if case .pipe(_, let pipe) = body { pipe.source == nil } else { false }
  }
}

extension SourceText {
  /// The comments between two places, one a line.
  fileprivate func comments(from start: Int, to end: Int) -> [String] {
    text(of: Span(start: start, end: end)).split(separator: "\n").compactMap { line in
      let text = String(line.drop { $0 == " " || $0 == "\t" })
      return text.hasPrefix("#") && !SessionFile.isRecord(text) && !text.hasPrefix("#!")
        && !text.hasPrefix("#%")
        ? text : nil
    }
  }

  /// The comment behind a statement on its last line, with the blanks before it; empty where there is none.
  fileprivate func trailingComment(after offset: Int) -> String {
    let rest = text(of: Span(start: offset, end: max(offset, lineSpan(lineIndex(at: offset)).end)))
    return rest.drop { $0 == " " || $0 == "\t" }.hasPrefix("#") ? rest : ""
  }
}

extension Value {
  /// One line about a value, shown when it is bound at the prompt.
  var summary: String {
    switch self {
    case .frame(let frame, _): "frame, \(frame.extent)"
    case .pair(let pair): "pair, reference \(pair.reference.extent), current \(pair.current.extent)"
    case .chart: "chart"
    case .model(let model): model.summary
    }
  }
}

extension DataFrame {
  fileprivate var extent: String { "\(quantity(rowCount, "row")) × \(quantity(columns.count, "column"))" }
}
