import DataFrame

/// Tells of a replay while it runs: as lines for people, as JSON for machines, or only at its end as a diff.
struct ReplayOutput {
  let console: Console
  let options: ReplayOptions
  /// The session's file.
  let path: String

  /// Tells of one statement.
  func show(_ statement: ReplayedStatement) throws {
    if options.isJSON {
      try console.show(statement.json)
    } else if !options.showsDiff {
      try showLines(of: statement)
    }
  }

  /// Shows the change that an update would make.
  func show(_ diff: UnifiedDiff) throws {
    guard !diff.hunks.isEmpty else { return }
    try console.show("--- \(path)\n+++ \(path)\n" + diff.text.dropLast())
  }

  /// Tells of all statements together.
  func end(_ counts: [ReplayedStatement.Verdict: Int], _ code: ExitCode) throws {
    if options.isJSON { return try console.show(JSONText.summary(counts, code)) }
    let order = ReplayedStatement.Verdict.allCases
    let parts = order.compactMap { verdict in counts[verdict].map { "\($0) \(verdict.rawValue)" } }
    let total = quantity(counts.values.reduce(0, +), "statement")
    let line = options.updates ? "\(total) recorded in \(path)" : "\(total): \(parts.joined(separator: ", "))"
    if options.showsDiff { console.notify(line) } else { try console.show(line) }
    if counts[.ran] != nil, !options.updates {
      console.notify("digests were not compared, because parameters were given")
    }
  }

  /// Tells machines why a replay ended early; people have been told.
  func fail(
    _ error: any Error, in source: SourceText, _ counts: [ReplayedStatement.Verdict: Int], _ code: ExitCode
  ) throws {
    guard options.isJSON else { return }
    if let failure = JSONText.failure(error, in: source) { try console.show(failure) }
    try console.show(JSONText.summary(counts, code))
  }

  // MARK: For people

  private func showLines(of statement: ReplayedStatement) throws {
    let verdict = statement.verdict
    if !console.isQuiet || verdict.isBad {
      let padding = String(repeating: " ", count: max(1, 8 - verdict.rawValue.count))
      let line = String(statement.line)
      let indent = String(repeating: " ", count: max(0, 4 - line.count))
      try console.show("\(verdict.rawValue)\(padding)\(indent)\(line)  \(statement.text)")
    }
    console.notify(statement.outcome.notices)
    if let value = statement.outcome.value, statement.outcome.binding == nil, !console.isQuiet {
      try console.show(console.printer.text(of: value) + "\n")
    }
    for line in verdict.isBad ? statement.differences : [] { try console.show("  \(line)") }
  }
}

extension ReplayedStatement {
  /// What was recorded beside what came out, line by line, as far as lines were kept.
  var differences: [String] {
    var result = unreadable.map { "line \($0) of the record cannot be read" }
    result += inputs.map { "input \($0.path) \($0.text(gone: "is no longer read"))" }
    if !staleSources.isEmpty { result.append("depends on \(staleSources.joined(separator: ", "))") }
    result += outputs.map { "output \($0.path) \($0.text(gone: "is no longer written"))" }
    if !columns.isEmpty { result.append("columns that differ: \(columns.joined(separator: ", "))") }
    if let expected = recorded.result, let new = got.result, expected != new {
      if expected.summary != new.summary {
        result += ["- \(expected.summary)", "+ \(new.summary)"]
      } else if lines.isEmpty {
        // Nothing else tells the two apart.
        result += ["- \(new.summary) \(expected.digest.exact)", "+ \(new.summary) \(new.digest.exact)"]
      }
    }
    for line in lines {
      if let before = line.recorded { result.append("- \(before)") }
      if let after = line.got { result.append("+ \(after)") }
    }
    return result
  }
}
