/// What the program was asked to do.
struct CommandLineArguments: Sendable, Equatable {
  enum Action: Sendable, Equatable {
    case repl
    case statements(String)
    case run(String)
    case replay(String, update: Bool)
    case version
    case help
  }

  var action = Action.repl
  var parameters: [Parameter] = []
  var mode = OutputMode.table
  var ascii = false
  var noColor = false
  var quiet = false

  /// `-p name=value`.
  struct Parameter: Sendable, Equatable {
    var name: String
    var text: String
  }

  /// Why arguments cannot be understood.
  struct Mistake: Error, Sendable, Equatable {
    var message: String
  }

  static let usage = """
    usage: drift                              the prompt
           drift -c 'STATEMENTS'              run and print, then leave
           drift run FILE                     run a script and print ( - is standard input )
           drift replay FILE                  run a session and hold every result against what was recorded
           drift replay --update FILE         write the new results into it

    -p name=value   set a parameter of the script
    --mode MODE     \(OutputMode.allCases.map(\.rawValue).joined(separator: " | "))
    --ascii         no characters outside ASCII
    --no-color      no colour
    --quiet         no notices
    --version       the version
    --help          this text

    exit codes: 0 all well · 1 a statement or the syntax is wrong · 2 wrong usage · 3 a result differs or a check fails
                4 an input file changed · 130 stopped by Ctrl-C
    """

  /// Reads the arguments behind the program's name.
  ///
  /// - Throws: `Mistake`.
  init(_ words: [String]) throws(Mistake) {
    var rest = words[...]
    var operands: [String] = []
    var updates = false
    var takesOptions = true
    while let word = rest.popFirst() {
      guard takesOptions, word.hasPrefix("-"), word != "-" else {
        operands.append(word)
        continue
      }
      let (name, attached) = CommandLineArguments.split(word)
      func value() throws(Mistake) -> String {
        if let attached { return attached }
        guard let next = rest.popFirst() else { throw Mistake(message: "`\(name)` needs a value") }
        return next
      }
      switch name {
      case "--": takesOptions = false
      case "-c":
        if case .statements = action { throw Mistake(message: "`-c` is given twice") }
        action = .statements(try value())
      case "-p": parameters.append(try CommandLineArguments.parameter(value()))
      case "--mode":
        let word = try value()
        guard let mode = OutputMode(rawValue: word) else {
          throw Mistake(
            message: CommandLineArguments.unknown("mode", word, OutputMode.allCases.map(\.rawValue)))
        }
        self.mode = mode
      case "--ascii": ascii = true
      case "--no-color": noColor = true
      case "--quiet", "-q": quiet = true
      case "--update": updates = true
      case "--version": action = .version
      case "--help", "-h": action = .help
      default:
        throw Mistake(message: CommandLineArguments.unknown("option", name, CommandLineArguments.options))
      }
    }
    if action == .repl {
      action = try CommandLineArguments.action(operands, updates: updates)
    } else if !operands.isEmpty,
      action != .help, action != .version
    {
      throw Mistake(message: "`\(operands[0])` is one argument too many")
    }
    if action == .repl, let first = parameters.first {
      throw Mistake(message: "`-p \(first.name)` needs a script whose parameter it sets")
    }
    guard updates else { return }
    guard case .replay(let path, _) = action else {
      throw Mistake(message: "`--update` belongs to `drift replay`")
    }
    guard path != "-" else { throw Mistake(message: "`--update` needs a file that it can write") }
    // What is written must be what the file's own values give.
    guard parameters.isEmpty else { throw Mistake(message: "`--update` and `-p` exclude each other") }
  }

  private static let options = [
    "-c", "-p", "--mode", "--ascii", "--no-color", "--quiet", "--update", "--version", "--help",
  ]

  private static func action(_ operands: [String], updates: Bool) throws(Mistake) -> Action {
    guard let command = operands.first else { return .repl }
    guard ["run", "replay"].contains(command) else {
      if command == "report" { throw Mistake(message: "`drift report` is not available yet") }
      throw Mistake(message: unknown("command", command, ["run", "replay"]))
    }
    guard operands.count == 2 else {
      throw Mistake(
        message: operands.count < 2
          ? "`drift \(command)` needs a file" : "`\(operands[2])` is one argument too many")
    }
    return command == "run" ? .run(operands[1]) : .replay(operands[1], update: updates)
  }

  /// A word such as `--mode=json` in its two parts.
  private static func split(_ word: String) -> (name: String, value: String?) {
    guard word.hasPrefix("--"), let equals = word.firstIndex(of: "=") else { return (word, nil) }
    return (String(word[..<equals]), String(word[word.index(after: equals)...]))
  }

  private static func parameter(_ text: String) throws(Mistake) -> Parameter {
    guard let equals = text.firstIndex(of: "="), equals > text.startIndex else {
      throw Mistake(message: "`-p` needs name=value, not `\(text)`")
    }
    return Parameter(name: String(text[..<equals]), text: String(text[text.index(after: equals)...]))
  }

  private static func unknown(_ kind: String, _ word: String, _ known: [String]) -> String {
    let nearest = Suggestion.nearest(to: word, among: known).map { ", did you mean `\($0)`?" } ?? ""
    return "there is no \(kind) `\(word)`\(nearest)"
  }
}
