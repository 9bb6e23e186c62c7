import DataFrame

/// A line that starts with a dot talks to the REPL itself, and is never recorded.
struct DotCommand: Sendable {
  var name: String
  var usage: String
  var summary: String
  var run: @MainActor @Sendable (_ argument: String, _ repl: Repl) -> Void
}

/// The dot commands, in the order of help.
///
/// A new one is an entry here.
enum DotCommands {
  static let all: [DotCommand] = [
    DotCommand(name: "help", usage: "[word]", summary: "What there is, or what a word does.") { word, repl in
      let terminal = repl.console.terminal
      let help = Help(width: terminal.width ?? 80, unicode: terminal.unicode)
      repl.show(word.isEmpty ? help.overview : help.about(word))
    },
    DotCommand(name: "frames", usage: "", summary: "The names that are bound, and to what.") { _, repl in
      let names = repl.interpreter.names
      repl.show(
        names.isEmpty
          ? "nothing is bound yet" : aligned(names.map { ($0, repl.interpreter[$0]?.summary ?? "") }))
    },
    DotCommand(name: "params", usage: "", summary: "The parameters and their values.") { _, repl in
      let parameters = repl.interpreter.scope.parameters
      let rows = parameters.keys.sorted().map { ($0, parameters[$0].flatMap(ScalarText.text) ?? "null") }
      repl.show(rows.isEmpty ? "no parameter is declared" : aligned(rows))
    },
    DotCommand(name: "history", usage: "", summary: "What was typed in this session.") { _, repl in
      repl.show(repl.history.dropLast().joined(separator: "\n"))
    },
    DotCommand(
      name: "edit", usage: "", summary: "Open the last statement in $EDITOR, and run what was saved."
    ) { _, repl in repl.edit() },
    DotCommand(name: "save", usage: "path", summary: "Save the session, to be replayed.") { path, repl in
      if path.isEmpty {
        repl.complain("`.save` needs the path of a file")
      } else {
        repl.save(to: unquoted(path))
      }
    },
    DotCommand(
      name: "open", usage: "session", summary: "Run a recorded session, and go on recording into it."
    ) { path, repl in
      if path.isEmpty {
        repl.complain("`.open` needs the path of a session")
      } else {
        repl.open(unquoted(path))
      }
    },
    DotCommand(
      name: "undo", usage: "", summary: "Take back the last statement, from the values and from the session."
    ) { _, repl in repl.undo() },
    DotCommand(
      name: "report", usage: "path", summary: "Write a report of the session, by the extension."
    ) { path, repl in repl.report(to: unquoted(path)) },
    DotCommand(
      name: "more", usage: "", summary: "Page through the last value, with all of its rows and columns."
    ) { _, repl in repl.showMore() },
    DotCommand(
      name: "mode", usage: OutputMode.allCases.map(\.rawValue).joined(separator: "|"),
      summary: "How values are shown."
    ) { word, repl in
      if word.isEmpty { return repl.show(repl.console.printer.mode.rawValue) }
      guard let mode = OutputMode(rawValue: word) else {
        return repl.complain(
          "there is no mode `\(word)`", nearest: word, among: OutputMode.allCases.map(\.rawValue))
      }
      repl.console.printer.mode = mode
    },
    DotCommand(
      name: "timer", usage: "on|off",
      summary: "Tell of each statement how long it took, its rows, and the most memory held so far."
    ) { word, repl in
      switch word {
      case "": repl.show(repl.isTiming ? "on" : "off")
      case "on": repl.isTiming = true
      case "off": repl.isTiming = false
      default: repl.complain("`.timer` is on or off, not `\(word)`", nearest: word, among: ["on", "off"])
      }
    },
    DotCommand(
      name: "tour", usage: "",
      summary: "\(Tour.steps.count) statements on the built-in example, one an Enter."
    ) { _, repl in repl.startTour() },
    DotCommand(name: "quit", usage: "", summary: "Leave; the session is kept.") { _, repl in repl.quit() },
  ]

  /// Whether a line talks to the REPL.
  static func isCommand(_ line: some StringProtocol) -> Bool {
    line.drop(while: \.isWhitespace).first == "."
  }

  /// Runs a line that starts with a dot.
  @MainActor
  static func run(_ line: String, in repl: Repl) {
    let words = line.split(separator: " ", maxSplits: 1)
    let name = String(words.first?.drop { $0 == "." } ?? "")
    let argument = words.count > 1 ? trimmed(words[1]) : ""
    guard let command = all.first(where: { $0.name == name }) else {
      return repl.complain(
        "there is no command `.\(name)`", nearest: name, among: all.map(\.name), prefix: ".")
    }
    command.run(argument, repl)
  }

  private static func trimmed(_ text: Substring) -> String {
    var text = text.drop(while: \.isWhitespace)
    while text.last?.isWhitespace == true { text.removeLast() }
    return String(text)
  }

  private static func unquoted(_ text: String) -> String {
    let isQuoted = text.count >= 2 && text.hasPrefix("\"") && text.hasSuffix("\"")
    return isQuoted ? String(text.dropFirst().dropLast()) : text
  }
}

/// Two columns of text, the first padded to its widest.
func aligned(_ rows: [(String, String)]) -> String {
  let width = rows.map(\.0.count).max() ?? 0
  return rows.map { "\($0)\(String(repeating: " ", count: width - $0.count))  \($1)" }.joined(separator: "\n")
}

extension Repl {
  /// Shows the value of the last statement whole.
  func showMore() {
    guard let value = interpreter.last else { return show("there is no value yet") }
    do {
      let text = try console.printer.complete.text(of: value)
      try console.show(text, isCut: console.printer.mode == .table)
    } catch is BrokenPipe {
      quit()
    } catch let error as OutputFailure {
      complain(error.message)
    } catch {
      complain("\(error)")
    }
  }

  /// Shows the answer to a dot command.
  func show(_ text: String) {
    if (try? console.show(console.plain(text))) == nil { quit() }
  }

  /// Tells of a mistake in a dot command.
  func complain(_ message: String, nearest word: String = "", among known: [String] = [], prefix: String = "")
  {
    let help = Suggestion.nearest(to: word, among: known).map { ", did you mean `\(prefix)\($0)`?" } ?? ""
    console.report(message + help)
  }
}
