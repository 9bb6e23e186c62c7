/// An option of the program: one declaration feeds `--help`, the manual page and the completions of shells.
struct CommandLineOption: Sendable, Equatable {
  /// What is typed, such as `--quiet`; the first is the name, the others are short for it.
  var names: [String]
  /// What stands behind it, as help shows it; empty where nothing does.
  var value = ""
  /// The words that the value may be; empty where it is free.
  var words: [String] = []
  /// Whether the value is the path of a file.
  var isPath = false
  /// One sentence for help.
  var summary: String

  /// The option with what stands behind it.
  var usage: String { value.isEmpty ? names.joined(separator: ", ") : "\(names[0]) \(value)" }

  /// The options in the order of help; `CommandLineArguments` says what each does.
  static let all = [
    CommandLineOption(names: ["-c"], value: "'STATEMENTS'", summary: "Run statements and print, then leave."),
    CommandLineOption(names: ["-p"], value: "name=value", summary: "Set a parameter of the script."),
    CommandLineOption(
      names: ["-o"], value: "OUT", isPath: true, summary: "Where a report goes: \(ReportFormat.listed)."),
    CommandLineOption(names: ["--update"], summary: "Write the new results into a replayed session."),
    CommandLineOption(names: ["--diff"], summary: "Show what --update would change, for patch."),
    CommandLineOption(names: ["--until"], value: "N", summary: "Replay the first N statements alone."),
    CommandLineOption(names: ["--dry"], summary: "Replay without writing a file."),
    CommandLineOption(names: ["--json"], summary: "Replay with a JSON object a statement."),
    CommandLineOption(
      names: ["--mode"], value: "MODE", words: OutputMode.allCases.map(\.rawValue),
      summary: "How values are shown."),
    CommandLineOption(names: ["--ascii"], summary: "No characters outside ASCII."),
    CommandLineOption(names: ["--no-color"], summary: "No colour."),
    CommandLineOption(names: ["--quiet", "-q"], summary: "No notices."),
    CommandLineOption(names: ["--version"], summary: "The version."),
    CommandLineOption(names: ["--help", "-h"], summary: "What the program is called with."),
    CommandLineOption(names: ["--man"], summary: "The manual page."),
    CommandLineOption(
      names: ["--completions"], value: "SHELL", words: Shell.allCases.map(\.rawValue),
      summary: "What makes a shell complete these."),
  ]
}

/// A way to call the program.
struct CommandLineForm: Sendable, Equatable {
  /// The word that comes first, nil where there is none.
  var command: String?
  /// What else is typed.
  var operands = ""
  /// One sentence for help.
  var summary: String

  /// What is typed behind the program's name.
  var usage: String { [command ?? "", operands].filter { !$0.isEmpty }.joined(separator: " ") }

  /// The ways to call it, in the order of help.
  static let all = [
    CommandLineForm(summary: "The prompt."),
    CommandLineForm(operands: "-c 'STATEMENTS'", summary: "Run and print, then leave."),
    CommandLineForm(
      command: "run", operands: "FILE", summary: "Run a script and print; - is standard input."),
    CommandLineForm(
      command: "replay", operands: "FILE",
      summary: "Run a session and check every result."),
    CommandLineForm(
      command: "replay", operands: "--update FILE", summary: "Run it and write the new results."),
    CommandLineForm(
      command: "report", operands: "FILE -o OUT", summary: "Run a session and write a report of it."),
  ]

  /// The words that may come first, each once, with the first thing said of each.
  static var commands: [(word: String, summary: String)] {
    var commands: [(word: String, summary: String)] = []
    for form in all {
      guard let word = form.command, !commands.contains(where: { $0.word == word }) else { continue }
      commands.append((word, form.summary))
    }
    return commands
  }
}

extension ExitCode {
  /// What each code means, for help and the manual page.
  static let meanings: [(code: ExitCode, text: String)] = [
    (.success, "all well"), (.failure, "a statement or the syntax is wrong"),
    (.usage, "wrong usage, an unknown or mistyped parameter"),
    (.differs, "a result differs or a check fails"),
    (.stale, "an input file changed"), (.interrupted, "stopped by Ctrl-C"),
  ]
}
