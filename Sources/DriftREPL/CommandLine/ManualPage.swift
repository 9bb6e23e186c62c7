import DataFrame
import Drift
import Plot

/// The manual page in the man macros, made from the registries.
///
/// Source: man(7) as groff and mandoc document it.
enum ManualPage {
  /// The page, without a line break at its end.
  static var text: String {
    let sections: [(String, [String])] = [
      ("NAME", [prose("drift - what changed between two sets of data, column by column")]),
      ("SYNOPSIS", CommandLineForm.all.flatMap { [bold("drift " + $0.usage), ".br"] }),
      ("DESCRIPTION", description),
      ("OPTIONS", CommandLineOption.all.flatMap { item($0.usage, $0.summary, words: $0.words) }),
      ("SOURCES", Sources.all.flatMap { item($0.usage, $0.summary) }),
      ("VERBS", Verbs.all.flatMap { item(Help.syntax(of: $0.signature), $0.signature.summary) }),
      ("DRIFT TESTS", DriftTests.all.flatMap { item($0.name, "\($0.summary) Score: \($0.formula).") }),
      ("FUNCTIONS", Functions.all.flatMap { item($0.name + $0.signature, $0.summary) }),
      ("AGGREGATES", Aggregates.all.flatMap { item($0.name + $0.signature, $0.summary) }),
      ("COMMANDS OF THE PROMPT", DotCommands.all.flatMap { item(".\($0.name) \($0.usage)", $0.summary) }),
      ("EXIT STATUS", ExitCode.meanings.flatMap { item("\($0.code.rawValue)", "\($0.text).") }),
      ("ENVIRONMENT", variables.flatMap { item($0, $1) }),
      ("EXAMPLES", [".nf"] + examples.map(bold) + [".fi"]),
    ]
    let head = ".TH DRIFT 1 \"\" \"drift \(Version.text)\" \"User Commands\""
    return ([head] + sections.flatMap { [".SH \($0)"] + $1 }).joined(separator: "\n")
  }

  private static let description = [
    prose(
      "A statement is a pipeline: values flow from a source through verbs, from left to right through |."),
    prose(
      "Without arguments the program is a prompt, where .help tells of every word and .tour shows the way."),
    prose("What is typed there is kept as a session, which `drift replay` runs again and checks."),
  ]

  private static let variables = [
    ("NO_COLOR", "Where it is not empty, no colour."),
    ("LC_ALL, LC_CTYPE, LANG", "Where none names UTF-8, a terminal gets ASCII alone."),
    ("XDG_STATE_HOME", "The folder of drift/history; ~/.local/state where it is not set."),
    (
      "XDG_CONFIG_HOME",
      "The folder of drift/init.drift, whose statements every prompt begins with; ~/.config where it is not set."
    ),
    (
      "PAGER",
      "What shows results longer than the screen; less where it is not set, nothing where it is empty."
    ),
    ("VISUAL, EDITOR", "What .edit opens; vi where neither is set."),
    ("INPUTRC", "Readline's settings, vi mode among them; ~/.inputrc where it is not set."),
  ]

  /// The first examples of what the program is for.
  private static var examples: [String] {
    ["drift", "segments", "hist"].compactMap { Verbs.named($0)?.signature.examples.first }.map {
      "drift -c '\($0)'"
    }
  }

  private static func item(_ term: String, _ text: String, words: [String] = []) -> [String] {
    let choices = words.isEmpty ? "" : " One of \(words.joined(separator: ", "))."
    return [".TP", bold(term), prose(text + choices)]
  }

  private static func bold(_ text: String) -> String { "\\fB\(escaped(text.trimmedEnd))\\fR" }

  /// A line of text; one that starts with a sign of the macros is kept from being one.
  private static func prose(_ text: String) -> String {
    let line = escaped(text)
    return line.hasPrefix(".") || line.hasPrefix("\\(aq") ? "\\&\(line)" : line
  }

  /// Text in which every sign means itself: formatters turn these into typographic ones, which cannot be pasted.
  private static func escaped(_ text: String) -> String {
    text.map { character in
      switch character {
      case "\\": "\\e"
      case "-": "\\-"
      case "'": "\\(aq"
      case "`": "\\(ga"
      case "~": "\\(ti"
      case "^": "\\(ha"
      default: String(character)
      }
    }.joined()
  }
}

extension String {
  /// The text without the spaces at its end.
  fileprivate var trimmedEnd: String { String(reversed().drop { $0 == " " }.reversed()) }
}
