import DataFrame

/// The prompt: reads statements, runs them, shows and records what came of them.
@MainActor
final class Repl {
  var interpreter: Interpreter
  var recorder: Recorder
  var undoable = UndoStack()
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
    interpreter = Interpreter(folder: folder, fingerprints: Fingerprints())
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
      offerUnfinished()
      runInitFile()
      undoable = UndoStack()
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
      case .terminated:
        // The user has not left: the next prompt offers to go on.
        tellKept()
        return .success
      }
    }
    finishSession()
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
    let before = interpreter.state
    // What is stopped while its files and value are fingerprinted has not been done at all.
    let outcome = try console.showingProgress {
      try interpreter.run(resolved) { outcome in
        finish = clock.now
        file = try StatementRecord(of: outcome, in: interpreter.scope)
      }
    }
    undoable.push(before)
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

  // MARK: For dot commands

  func quit() { isLeaving = true }

  /// Runs a statement as if it had been typed.
  func runAsTyped(_ statement: String) {
    history.append(statement)
    execute(statement)
  }

  private var completionContext: CompletionContext { CompletionContext(interpreter) }
}

extension Value {
  /// One line about a value, shown when it is bound at the prompt.
  var summary: String {
    switch self {
    case .frame(let frame, _): "frame, \(frame.extent)"
    case .pair(let pair): "pair, reference \(pair.reference.extent), current \(pair.current.extent)"
    case .chart: "chart"
    case .model(let model): model.summary
    case .report(let report): report.summary
    }
  }
}

extension DataFrame {
  fileprivate var extent: String { "\(quantity(rowCount, "row")) × \(quantity(columns.count, "column"))" }
}
