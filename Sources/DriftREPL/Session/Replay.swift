import DataFrame
import Foundation

/// Runs a session and holds every result against what was recorded.
struct Replay {
  var runner: ScriptRunner
  /// Whether new results are written into the file instead of being compared.
  var updates = false

  private var console: Console { runner.console }

  init(runner: ScriptRunner, updates: Bool = false) {
    self.runner = runner
    self.updates = updates
  }

  /// What became of one statement.
  enum Verdict: String, Sendable {
    /// The digest is the one recorded.
    case ok
    /// The digest over nine significant digits is, the exact one is not: another platform's last digits.
    case okRounded = "ok~"
    /// The result is another one.
    case differs
    /// A file that it read is another one, or something that it depends on is stale.
    case stale
    /// Nothing was recorded to compare with.
    case new
    /// It ran with other parameters, so digests were not compared.
    case ran
  }

  /// Replays a file at a path.
  func run(_ source: SourceText, path: String, folder: String) -> ExitCode {
    let interpreter = Interpreter(folder: folder)
    let file = SessionFile(text: source.text)
    do {
      let script = try Parser.parsed(source)
      let overrides = try ParameterOverrides.values(runner.overrides, for: script)
      var resolver = interpreter.resolver(for: source, overrides: overrides)
      let statements = try resolver.resolve(script)
      // A parameter has no value, so nothing is recorded of it.
      let recorded = statements.filter(\.givesValue)
      let endLines = recorded.map { source.position(at: max($0.span.start, $0.span.end - 1)).line }
      var player = Player(
        interpreter: interpreter, console: console, source: source, folder: folder,
        comparesDigests: !updates && overrides.allSatisfy { resolver.defaults[$0] == $1 })
      var records = file.records(endingOn: endLines)[...]
      do {
        for statement in statements {
          let record = statement.givesValue ? records.popFirst() : nil
          try player.play(statement, against: record ?? StatementRecord())
        }
      } catch let error as CheckFailed {
        let code = runner.report(error, in: source)
        // Other data is the likelier reason, and the one to be told first.
        return player.exitCode == .stale ? .stale : code
      }
      if updates {
        try AtomicFile.write(Array(file.replacing(player.records, endingOn: endLines).utf8), to: path)
      }
      try player.summarize(isUpdate: updates, path: path)
      return player.exitCode
    } catch let error as FileError {
      console.report(Diagnostic.message(for: error))
      return .failure
    } catch {
      return runner.report(error, in: source)
    }
  }
}

/// One pass over a session: what has run, what was stale, and the new records.
private struct Player {
  let interpreter: Interpreter
  let console: Console
  let source: SourceText
  let folder: String
  /// Whether results are held against the record.
  let comparesDigests: Bool
  private(set) var records: [StatementRecord] = []
  private var counts: [Replay.Verdict: Int] = [:]
  /// Names whose values come from a stale statement; `_` is the last value.
  private var staleNames: Set<String> = []

  init(
    interpreter: Interpreter, console: Console, source: SourceText, folder: String, comparesDigests: Bool
  ) {
    self.interpreter = interpreter
    self.console = console
    self.source = source
    self.folder = folder
    self.comparesDigests = comparesDigests
  }

  mutating func play(_ statement: ResolvedStatement, against recorded: StatementRecord) throws {
    let outcome = try interpreter.run(statement)
    let record = try StatementRecord(of: outcome, folder: folder)
    guard case .pipe(let binding, let pipe) = statement.body else { return }
    records.append(record)
    let verdict = verdict(record, recorded, pipe)
    counts[verdict, default: 0] += 1
    for name in [binding, "_"].compactMap({ $0 }) {
      if verdict == .stale { staleNames.insert(name) } else { staleNames.remove(name) }
    }
    try show(statement, verdict)
    console.notify(outcome.notices)
    if let value = outcome.value, binding == nil, !console.isQuiet {
      try console.show(console.printer.text(of: value) + "\n")
    }
    if verdict == .differs || verdict == .stale { try showDifference(recorded, record) }
  }

  private func verdict(_ got: StatementRecord, _ recorded: StatementRecord, _ pipe: ResolvedPipe)
    -> Replay.Verdict
  {
    guard comparesDigests else { return .ran }
    guard let expected = recorded.result, let result = got.result else { return .new }
    let isChanged = recorded.inputs != got.inputs && !recorded.inputs.isEmpty
    if isChanged || !staleNames.isDisjoint(with: pipe.namesRead) { return .stale }
    guard expected.summary == result.summary else { return .differs }
    if expected.digest.exact == result.digest.exact { return .ok }
    return expected.digest.rounded == result.digest.rounded ? .okRounded : .differs
  }

  private func show(_ statement: ResolvedStatement, _ verdict: Replay.Verdict) throws {
    let word = verdict.rawValue
    if console.isQuiet, [.ok, .okRounded, .ran, .new].contains(verdict) { return }
    let line = String(source.position(at: statement.span.start).line)
    let text = source.text(of: statement.span).split(separator: "\n").map {
      $0.trimmingCharacters(in: .whitespaces)
    }.joined(separator: " ")
    let padding = String(repeating: " ", count: max(1, 8 - word.count))
    let indent = String(repeating: " ", count: max(0, 4 - line.count))
    try console.show("\(word)\(padding)\(indent)\(line)  \(text)")
  }

  /// What was recorded beside what came out, line by line, as far as lines were kept.
  private func showDifference(_ recorded: StatementRecord, _ got: StatementRecord) throws {
    for input in got.inputs {
      guard let before = recorded.inputs.first(where: { $0.path == input.path }), before != input else {
        continue
      }
      try console.show("  input \(input.path) changed: \(before.bytes) bytes, now \(input.bytes)")
    }
    if let expected = recorded.result, let result = got.result, expected != result {
      let isOtherShape = expected.summary != result.summary
      if isOtherShape {
        try console.show("  - \(expected.summary)\n  + \(result.summary)")
      } else if recorded.output == got.output {
        // Nothing else tells the two apart.
        let summary = result.summary
        try console.show("  - \(summary) \(expected.digest.exact)\n  + \(summary) \(result.digest.exact)")
      }
    }
    for index in 0..<max(recorded.output.count, got.output.count) {
      let before = index < recorded.output.count ? recorded.output[index] : nil
      let after = index < got.output.count ? got.output[index] : nil
      guard before != after else { continue }
      if let before { try console.show("  - \(before)") }
      if let after { try console.show("  + \(after)") }
    }
  }

  func summarize(isUpdate: Bool, path: String) throws {
    let order: [Replay.Verdict] = [.ok, .okRounded, .new, .ran, .stale, .differs]
    let parts = order.compactMap { verdict in counts[verdict].map { "\($0) \(verdict.rawValue)" } }
    let total = quantity(counts.values.reduce(0, +), "statement")
    if isUpdate {
      try console.show("\(total) recorded in \(path)")
    } else {
      try console.show("\(total): \(parts.joined(separator: ", "))")
      if counts[.ran] != nil { console.notify("digests were not compared, because parameters were given") }
    }
  }

  var exitCode: ExitCode {
    if counts[.stale] != nil { return .stale }
    return counts[.differs] == nil ? .success : .differs
  }
}

extension ResolvedStatement {
  fileprivate var givesValue: Bool {
    if case .pipe = body { true } else { false }
  }
}

extension ResolvedPipe {
  /// The names that the pipe reads, with `_` for the last value.
  var namesRead: Set<String> {
    stages.flatMap { $0.call.frames + $0.call.modelPipes.map(\.pipe) }
      .reduce(into: source.namesRead) { $0.formUnion($1.namesRead) }
  }
}

extension ResolvedPipe.Source {
  fileprivate var namesRead: Set<String> {
    switch self {
    case .load, .loadModel, .simulate: []
    case .name(let name): [name.text]
    case .last: ["_"]
    case .pipe(let pipe): pipe.namesRead
    case .pair(let reference, let current): reference.namesRead.union(current.namesRead)
    }
  }
}
