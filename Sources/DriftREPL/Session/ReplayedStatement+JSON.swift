import DataFrame

extension ReplayedStatement {
  /// The statement as one JSON object on one line.
  var json: String {
    let changes = lines.map { line in
      JSONText.object([
        ("recorded", line.recorded.map(JSONFormat.quoted) ?? "null"),
        ("got", line.got.map(JSONFormat.quoted) ?? "null"),
      ])
    }
    return JSONText.object([
      ("statement", "\(number)"), ("line", "\(line)"), ("text", JSONFormat.quoted(text)),
      ("status", JSONFormat.quoted(verdict.rawValue)),
      ("recorded", JSONText.result(recorded.result)), ("got", JSONText.result(got.result)),
      ("inputs", JSONText.array(inputs.map(JSONText.change))),
      ("outputs", JSONText.array(outputs.map(JSONText.change))),
      ("depends_on", JSONText.array(staleSources.map(JSONFormat.quoted))),
      ("columns", JSONText.array(columns.map(JSONFormat.quoted))),
      ("lines", JSONText.array(verdict.isBad ? changes : [])),
    ])
  }
}

/// The JSON that a replay tells machines, from parts that are JSON already.
enum JSONText {
  static func object(_ members: [(String, String)]) -> String {
    "{" + members.map { "\(JSONFormat.quoted($0)):\($1)" }.joined(separator: ",") + "}"
  }

  static func array(_ elements: [String]) -> String { "[\(elements.joined(separator: ","))]" }

  /// How often each verdict was given, and the code that the program ends with.
  static func summary(_ counts: [ReplayedStatement.Verdict: Int], _ code: ExitCode) -> String {
    let verdicts = ReplayedStatement.Verdict.allCases.map { ($0.rawValue, "\(counts[$0] ?? 0)") }
    return object(
      [("statements", "\(counts.values.reduce(0, +))")] + verdicts + [("exit_code", "\(code.rawValue)")])
  }

  /// What ended a replay, and where; nil for a stop from outside.
  static func failure(_ error: any Error, in source: SourceText) -> String? {
    switch error {
    case let error as Diagnostic: object(of: error, in: source)
    case let error as CheckFailed: object(of: error.diagnostic, in: source)
    case let error as ParameterOverrides.Mistake: object(of: Diagnostic(error.message, at: nil), in: source)
    case let error as FileError: object(of: Diagnostic(Diagnostic.message(for: error), at: nil), in: source)
    default: nil
    }
  }

  private static func object(of error: Diagnostic, in source: SourceText) -> String {
    let place = error.span.map { source.position(at: $0.start) }
    return object([
      ("error", JSONFormat.quoted(error.message)), ("line", place.map { "\($0.line)" } ?? "null"),
      ("column", place.map { "\($0.column)" } ?? "null"),
    ])
  }

  fileprivate static func result(_ result: ResultRecord?) -> String {
    guard let result else { return "null" }
    return object([
      ("value", JSONFormat.quoted(result.summary)), ("digest", JSONFormat.quoted(result.digest.exact)),
      ("rounded", JSONFormat.quoted(result.digest.rounded)),
    ])
  }

  fileprivate static func change(_ change: FileChange) -> String {
    func file(_ file: FileRecord?) -> String {
      guard let file else { return "null" }
      return object([("sha256", JSONFormat.quoted(file.sha256)), ("bytes", "\(file.bytes)")])
    }
    return object([
      ("path", JSONFormat.quoted(change.path)), ("recorded", file(change.recorded)),
      ("got", file(change.got)),
    ])
  }
}
