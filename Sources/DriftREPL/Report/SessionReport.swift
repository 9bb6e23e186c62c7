import DataFrame

/// An executed session as a report tells it, before it is written in a format.
///
/// Nothing in it depends on the clock, the machine or the folder that the session stands in.
struct SessionReport: Sendable {
  /// A piece of a report, in the order of the session.
  enum Part: Sendable {
    /// Comments between statements.
    case narrative([MarkdownBlock])
    case statement(ReportedStatement)
  }

  /// The first heading of the first comment, or the name of the file.
  var title: String
  var parts: [Part]
  var environment: ReportEnvironment

  var statements: [ReportedStatement] {
    parts.compactMap { if case .statement(let statement) = $0 { statement } else { nil } }
  }

  /// A report of a session's parts.
  ///
  /// A title of the author's own is not told twice, so the heading goes.
  init(parts: [Part], environment: ReportEnvironment) {
    self.parts = parts
    self.environment = environment
    let stem = environment.session.split(separator: ".").first.map(String.init)
    title = stem ?? environment.session
    guard case .narrative(let blocks)? = parts.first, case .heading(_, let text)? = blocks.first else {
      return
    }
    title = text.plain
    self.parts[0] = .narrative(Array(blocks.dropFirst()))
  }

  /// How many statements came to which verdict, in the order of verdicts; empty where nothing was compared.
  var verdicts: String {
    let counts = ReplayedStatement.Verdict.allCases.compactMap { verdict -> String? in
      let count = statements.count { $0.verdict == verdict }
      return count == 0 ? nil : "\(count) \(verdict.rawValue)"
    }
    return counts.joined(separator: ", ")
  }

  /// How many statements there are, and how they compare with the record: `9 statements: 9 ok`.
  var count: String {
    quantity(statements.count, "statement") + (verdicts.isEmpty ? "" : ": \(verdicts)")
  }

  /// The files that statements read, each once, in the order of first use.
  var inputs: [ReportedInput] {
    statements.flatMap(\.inputs).reduce(into: []) { inputs, input in
      if !inputs.contains(input) { inputs.append(input) }
    }
  }
}

/// A statement with what came of it.
struct ReportedStatement: Sendable {
  /// Counts from 1.
  var number: Int
  /// The statement as it stands in the session, with a comment behind it on its last line.
  var source: String
  /// What it gave; nil for a parameter, and for what failed or did not run.
  var shown: ShownValue?
  /// What it had to tell beside its value.
  var notices: [String] = []
  /// How the value compares with the record; nil where nothing is recorded.
  var verdict: ReplayedStatement.Verdict?
  /// What was recorded beside what came out, line by line; empty where the two are the same.
  var differences: [String] = []
  var inputs: [ReportedInput] = []
  /// Why it failed, with its place; nil where it did not.
  var error: String?
  /// Whether the session ended before it.
  var didNotRun = false
}

/// A file that was read, and whether it is the one that was recorded.
struct ReportedInput: Sendable, Equatable {
  var record: FileRecord
  var isChanged = false
}

/// What a report was made from and with.
struct ReportEnvironment: Sendable {
  /// The name of the session file, without its folder.
  var session: String
  /// The fingerprint of its text.
  var sha256: String
  var parameters: [Parameter] = []

  /// A parameter with its value as text.
  struct Parameter: Sendable, Equatable {
    var name: String
    var value: String
    /// Whether the value was given on the command line.
    var isGiven: Bool
  }
}

extension ReplayedStatement.Verdict {
  /// What the verdict means, for those who do not know the word.
  var meaning: String {
    switch self {
    case .ok: "the result is the one that was recorded"
    case .okRounded: "the result is the one that was recorded, to nine significant digits"
    case .differs: "the result is not the one that was recorded"
    case .stale: "something that it depends on is not as it was recorded"
    case .new: "nothing was recorded to compare with"
    case .ran: "it ran with other parameters than the recorded ones"
    }
  }
}

extension SessionReport {
  /// A line of what the report was made from.
  struct Fact: Sendable, Equatable {
    var name: String
    var lines: [String]
  }

  /// What the report was made from and with: nothing of it depends on the machine.
  var facts: [Fact] {
    var facts = [
      Fact(name: "Program", lines: ["drift \(Version.text)"]),
      Fact(name: "Session", lines: [environment.session, "sha256 \(environment.sha256)"]),
    ]
    if !environment.parameters.isEmpty {
      let lines = environment.parameters.map { "\($0.name) = \($0.value)\($0.isGiven ? " (given)" : "")" }
      facts.append(Fact(name: "Parameters", lines: lines))
    }
    facts += inputs.map { input in
      let size =
        quantity(input.record.bytes, "byte") + (input.isChanged ? "; not the one that was recorded" : "")
      return Fact(name: "Input", lines: [input.record.path, "sha256 \(input.record.sha256)", size])
    }
    if !verdicts.isEmpty { facts.append(Fact(name: "Replay", lines: [verdicts])) }
    return facts
  }
}
