/// What the program was asked to do.
struct CommandLineArguments: Sendable, Equatable {
  enum Action: Sendable, Equatable {
    case repl
    case statements(String)
    case run(String)
    case replay(String, ReplayOptions)
    case report(String, to: String)
    case version
    case help
    case manual
    case completions(Shell)

    /// Whether it tells of the program itself, so that other arguments do not matter.
    var isAboutTheProgram: Bool {
      switch self {
      case .version, .help, .manual, .completions: true
      default: false
      }
    }
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

  /// Reads the arguments behind the program's name.
  ///
  /// - Throws: `Mistake`.
  init(_ words: [String]) throws(Mistake) {
    var rest = words[...]
    var operands: [String] = []
    var replay = ReplayOptions()
    var output: String?
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
      case "-o": output = try value()
      case "--mode":
        mode = try CommandLineArguments.choice(value(), of: "mode")
      case "--ascii": ascii = true
      case "--no-color": noColor = true
      case "--quiet", "-q": quiet = true
      case "--update": replay.updates = true
      case "--diff": replay.showsDiff = true
      case "--dry": replay.isDry = true
      case "--json": replay.isJSON = true
      case "--until": replay.until = try CommandLineArguments.count(value())
      case "--version": action = .version
      case "--help", "-h": action = .help
      case "--man": action = .manual
      case "--completions": action = .completions(try CommandLineArguments.choice(value(), of: "shell"))
      default:
        throw Mistake(
          message: CommandLineArguments.unknown("option", name, CommandLineOption.all.map { $0.names[0] }))
      }
    }
    if action == .repl {
      action = try CommandLineArguments.action(operands, replay, output: output)
    } else if !operands.isEmpty, !action.isAboutTheProgram {
      throw Mistake(message: "`\(operands[0])` is one argument too many")
    }
    if action == .repl, let first = parameters.first {
      throw Mistake(message: "`-p \(first.name)` needs a script whose parameter it sets")
    }
    try check(replay)
    if output != nil {
      guard case .report = action else { throw Mistake(message: "`-o` belongs to `drift report`") }
    }
  }

  /// Holds what was said about a replay against the rest.
  private func check(_ options: ReplayOptions) throws(Mistake) {
    let given = [
      ("--update", options.updates), ("--diff", options.showsDiff), ("--dry", options.isDry),
      ("--json", options.isJSON), ("--until", options.until != nil),
    ].filter(\.1).map(\.0)
    guard let first = given.first else { return }
    guard case .replay(let path, _) = action else {
      throw Mistake(message: "`\(first)` belongs to `drift replay`")
    }
    guard !options.updates || path != "-" else {
      throw Mistake(message: "`--update` needs a file that it can write")
    }
    // A diff in the place of an update, and JSON in the place of a diff.
    let exclusive = [("--update", "--diff"), ("--update", "--dry"), ("--diff", "--json")]
    for (one, other) in exclusive where given.contains(one) && given.contains(other) {
      throw Mistake(message: "`\(one)` and `\(other)` exclude each other")
    }
    // What is written must be what the file's own values give.
    if options.updates || options.showsDiff, !parameters.isEmpty {
      throw Mistake(message: "`\(first)` and `-p` exclude each other")
    }
  }

  private static func action(
    _ operands: [String], _ replay: ReplayOptions, output: String?
  ) throws(Mistake) -> Action {
    guard let command = operands.first else { return .repl }
    let known = CommandLineForm.commands.map(\.word)
    guard known.contains(command) else {
      throw Mistake(message: unknown("command", command, known))
    }
    guard operands.count == 2 else {
      throw Mistake(
        message: operands.count < 2
          ? "`drift \(command)` needs a file" : "`\(operands[2])` is one argument too many")
    }
    switch command {
    case "run": return .run(operands[1])
    case "report": return .report(operands[1], to: try place(output))
    default: return .replay(operands[1], replay)
    }
  }

  /// Where a report goes.
  private static func place(_ output: String?) throws(Mistake) -> String {
    guard let output else { throw Mistake(message: "`drift report` needs `-o` and a file to write") }
    guard ReportFormat(path: output) != nil else {
      throw Mistake(message: ReportFormat.mistake(output))
    }
    return output
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

  /// A number of statements.
  private static func count(_ text: String) throws(Mistake) -> Int {
    guard let count = Int(text), count > 0 else {
      throw Mistake(message: "`--until` needs a number of statements, not `\(text)`")
    }
    return count
  }

  /// The value of an option that takes one of a few words.
  private static func choice<Word: RawRepresentable<String> & CaseIterable>(
    _ word: String, of kind: String
  ) throws(Mistake) -> Word {
    guard let choice = Word(rawValue: word) else {
      throw Mistake(message: unknown(kind, word, Word.allCases.map(\.rawValue)))
    }
    return choice
  }

  private static func unknown(_ kind: String, _ word: String, _ known: [String]) -> String {
    let nearest = Suggestion.nearest(to: word, among: known).map { ", did you mean `\($0)`?" } ?? ""
    return "there is no \(kind) `\(word)`\(nearest)"
  }
}
