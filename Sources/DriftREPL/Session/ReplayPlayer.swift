import DataFrame

/// One pass over a session: runs its statements and holds each against its record.
struct ReplayPlayer {
  let interpreter: Interpreter
  let source: SourceText
  /// Whether results are held against the record.
  let compares: Bool
  private(set) var counts: [ReplayedStatement.Verdict: Int] = [:]
  private var number = 0
  /// What comes from a stale statement: names, and `_`.
  private var staleNames: Set<String> = []
  /// The files that the session has written so far, and whether what they hold is stale.
  private var written: [String: Bool] = [:]

  init(interpreter: Interpreter, source: SourceText, compares: Bool) {
    self.interpreter = interpreter
    self.source = source
    self.compares = compares
  }

  /// Runs one statement.
  ///
  /// - Returns: How it compares; nil for a parameter, which has no value.
  /// - Throws: As `Interpreter.run`; `FileError` where a file cannot be fingerprinted.
  mutating func play(
    _ statement: ResolvedStatement, against recorded: SessionFile.Record?
  ) throws -> ReplayedStatement? {
    var got = StatementRecord()
    let outcome = try interpreter.run(statement) { outcome in
      got = try StatementRecord(of: outcome, in: interpreter.scope)
    }
    guard case .pipe(let binding, let pipe) = statement.body else { return nil }
    number += 1
    let expected = recorded?.content ?? StatementRecord()
    var result = ReplayedStatement(
      number: number, line: source.position(at: statement.span.start).line,
      text: source.text(of: statement.span).onOneLine, verdict: .ran, recorded: expected, got: got,
      unreadable: recorded?.unreadable.map { $0 + 1 } ?? [], outcome: outcome)
    compare(&result, pipe)
    counts[result.verdict, default: 0] += 1
    let isStale = !result.staleSources.isEmpty || !result.inputs.isEmpty
    for name in [binding, "_"].compactMap({ $0 }) {
      if isStale { staleNames.insert(name) } else { staleNames.remove(name) }
    }
    for file in got.outputs { written[key(file.path)] = isStale }
    return result
  }

  private func compare(_ result: inout ReplayedStatement, _ pipe: ResolvedPipe) {
    guard compares else { return }
    let own = result.got.inputs.filter { written[key($0.path)] != nil }
    // What the session itself wrote is its result, not another's.
    result.inputs = FileChange.between(result.recorded.inputs, result.got.inputs).filter {
      written[key($0.path)] == nil
    }
    result.outputs = FileChange.between(result.recorded.outputs, result.got.outputs)
    result.staleSources =
      staleNames.intersection(pipe.namesRead).sorted()
      + own.map(\.path).filter { written[key($0)] ?? false }
    result.verdict = verdict(result)
  }

  private func verdict(_ result: ReplayedStatement) -> ReplayedStatement.Verdict {
    guard result.unreadable.isEmpty else { return .differs }
    guard let expected = result.recorded.result, let got = result.got.result else { return .new }
    if !result.inputs.isEmpty || !result.staleSources.isEmpty { return .stale }
    guard expected.summary == got.summary, expected.digest.rounded == got.digest.rounded else {
      return .differs
    }
    // Where the last digits differ, those in a file that was written may too.
    if expected.digest.exact != got.digest.exact { return .okRounded }
    return result.outputs.isEmpty ? .ok : .differs
  }

  private func key(_ path: String) -> String {
    FilePath.standardized(FilePath.resolve(path, in: interpreter.scope.folder))
  }

  /// The code of a run whose statements have all finished; other data is the likelier reason, and told first.
  var exitCode: ExitCode {
    if counts[.stale] != nil { return .stale }
    return counts[.differs] == nil ? .success : .differs
  }
}

extension String {
  /// The text without its line breaks and the blanks at them.
  var onOneLine: String { split(whereSeparator: \.isNewline).map(\.trimmingBlanks).joined(separator: " ") }
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
