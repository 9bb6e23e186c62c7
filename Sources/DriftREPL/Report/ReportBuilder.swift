import DataFrame

/// Puts a report together while its session runs.
struct ReportBuilder {
  private let file: SessionFile
  /// The source under the name that the report calls it, which is that of no folder.
  private let source: SourceText
  /// What the file holds of each statement that leaves a record, by its index.
  let recorded: [Int: SessionFile.Record]
  private let holdsDigests: Bool
  private var parts: [SessionReport.Part] = []
  /// Where the last statement ended, with the comment behind it.
  private var end = 0

  init(_ file: SessionFile) {
    self.file = file
    source = SourceText(name: FilePath.name(of: file.source.name), text: file.source.text)
    recorded = Dictionary(uniqueKeysWithValues: file.records.map { ($0.statement, $0) })
    holdsDigests = file.records.contains { $0.content.result != nil }
  }

  /// Adds a statement that has run; its result is nil where it declared a parameter.
  ///
  /// - Throws: Where its value cannot be shown.
  mutating func add(_ index: Int, _ result: ReplayedStatement?) throws {
    var statement = begin(index)
    if let result {
      let outcome = result.outcome
      statement.shown = try outcome.value.map { try ShownValue($0, boundTo: outcome.binding) }
      statement.notices = outcome.notices
      statement.inputs = result.got.inputs.map { input in
        ReportedInput(record: input, isChanged: result.inputs.contains { $0.path == input.path })
      }
      if holdsDigests {
        statement.verdict = result.verdict
        statement.differences = result.verdict.isBad ? result.differences : []
      }
    }
    parts.append(.statement(statement))
  }

  /// Adds the statement that ended the session.
  mutating func fail(_ index: Int, _ error: any Error) {
    var statement = begin(index)
    switch error {
    case let error as CheckFailed:
      statement.shown = try? ShownValue(error.table, boundTo: nil)
      statement.error = error.diagnostic.rendered(in: source)
    case let error as Diagnostic: statement.error = error.rendered(in: source)
    case let error as FileError: statement.error = Diagnostic.message(for: error)
    default: statement.error = "\(error)"
    }
    parts.append(.statement(statement))
  }

  /// Adds a statement that did not run, because one before it failed.
  mutating func skip(_ index: Int) {
    var statement = begin(index)
    statement.didNotRun = true
    parts.append(.statement(statement))
  }

  /// The report of all that was added.
  ///
  /// - Parameters:
  ///   - parameters: The values of parameters by name.
  ///   - given: The names of those that were given on the command line.
  func report(_ parameters: [String: Scalar], given: Set<String>) -> SessionReport {
    var environment = ReportEnvironment(
      session: source.name, sha256: SHA256.hexadecimal(Array(source.text.utf8)))
    environment.parameters = parameters.keys.sorted().map { name in
      let value = parameters[name].flatMap(ScalarText.text) ?? "null"
      return ReportEnvironment.Parameter(name: name, value: value, isGiven: given.contains(name))
    }
    return SessionReport(parts: parts + narrative(to: source.bytes.count), environment: environment)
  }

  /// A statement with its number and source, behind the narrative before it.
  private mutating func begin(_ index: Int) -> ReportedStatement {
    let span = file.script.statements[index].span
    parts += narrative(to: span.start)
    end = source.endWithComment(after: span.end)
    return ReportedStatement(number: index + 1, source: source.text(of: Span(start: span.start, end: end)))
  }

  private func narrative(to place: Int) -> [SessionReport.Part] {
    let blocks = source.narrative(from: end, to: place)
    return blocks.isEmpty ? [] : [.narrative(blocks)]
  }
}
