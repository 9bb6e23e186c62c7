import DataFrame
import Drift

extension CompletionContext {
  /// What completion knows: the registries, and what is bound now.
  init(_ interpreter: Interpreter) {
    verbs = Verbs.all.map { CompletionContext.verb($0.signature) }
    sources = [
      Source(name: "load", about: "a file", options: Sources.load.map(CompletionContext.option), texts: nil),
      Source(
        name: "simulate", about: "the built-in example",
        options: Sources.simulate.map(CompletionContext.option),
        texts: [Word(text: "insurance")]),
    ]
    values = interpreter.names.compactMap { name in
      interpreter[name].map { CompletionContext.value(name, $0) }
    }
    last = interpreter.last.map { CompletionContext.value("_", $0) }
    functions = Functions.all.map { Word(text: $0.name, about: $0.summary) }
    parameters = interpreter.scope.parameters.keys.sorted().map { Word(text: $0) }
    commands = DotCommands.all.map(CompletionContext.command)
    reserved = Identifier.reserved
    let folder = interpreter.scope.folder
    paths = { beginning in
      // What is typed starts from the session's folder; what is read, from the working folder.
      let prefix = FilePath.resolve(beginning, in: folder).hasPrefix(folder + "/") ? folder + "/" : ""
      return folderEntries(prefix + beginning).map { String($0.dropFirst(prefix.count)) }
    }
    let texts = CompletionContext.texts(interpreter)
    categories = { value, column in texts[value]?[column] ?? [] }
  }

  private static func verb(_ signature: Signature) -> Verb {
    var verb = Verb(name: signature.name, about: signature.summary, options: signature.options.map(option))
    if signature.name == Write.name { verb.arguments = .path }
    if signature.name == TestVerb.name { verb.arguments = .words(tests) }
    if signature.arguments.form == .frame { verb.arguments = .frames }
    if signature.arguments.form == .model { verb.arguments = .models }
    if signature.arguments.count == 0...0 { verb.arguments = .none }
    if signature.arguments.form == .column, signature.name != TestVerb.name { verb.arguments = .columns }
    if signature.name == Summarize.name { verb.functions = aggregates }
    if signature.name == Check.name { verb.functions = aggregates + tests }
    if !signature.columns.isEmpty { verb.result = .columns(signature.columns.map { Column(name: $0) }) }
    if signature.keepsNamedColumnsOnly { verb.result = .named }
    return verb
  }

  private static var aggregates: [Word] { Aggregates.all.map { Word(text: $0.name, about: $0.summary) } }

  private static var tests: [Word] { DriftTests.all.map { Word(text: $0.name, about: $0.summary) } }

  private static func option(_ rule: OptionRule) -> Option {
    var option = Option(name: rule.name, about: rule.summary)
    switch rule.form {
    case .word(let words), .words(let words, _):
      option.values = words.map { Word(text: $0, about: DriftTests.named($0)?.summary ?? "") }
    case .bool: option.values = [Word(text: "true"), Word(text: "false")]
    case .column, .columns: option.takesColumn = true
    case .model: option.takesModel = true
    default: break
    }
    return option
  }

  private static func value(_ name: String, _ value: DriftREPL.Value) -> Value {
    func columns(_ frame: DataFrame) -> [Column] {
      zip(frame.names, frame.columns).map { Column(name: $0, type: $1.type) }
    }
    return switch value {
    case .frame(let frame, _): Value(name: name, about: value.summary, columns: columns(frame))
    case .pair(let pair): Value(name: name, about: value.summary, columns: columns(pair.reference))
    case .chart: Value(name: name, about: value.summary, isFrame: false)
    case .model(let model): Value(name: name, about: model.summary, isFrame: false, isModel: true)
    case .report(let report): Value(name: name, about: report.summary, isFrame: false)
    }
  }

  private static func command(_ command: DotCommand) -> Command {
    switch command.name {
    case "save", "open": Command(name: command.name, about: command.summary, argument: .path)
    case "help":
      Command(name: command.name, about: command.summary, argument: .words(Help.words.map { Word(text: $0) }))
    case _ where command.usage.contains("|"):
      Command(
        name: command.name, about: command.summary,
        argument: .words(command.usage.split(separator: "|").map { Word(text: String($0)) }))
    default: Command(name: command.name, about: command.summary)
    }
  }

  /// The distinct texts of columns that have few, by name and column.
  private static func texts(_ interpreter: Interpreter) -> [String: [String: [String]]] {
    var result: [String: [String: [String]]] = [:]
    for name in interpreter.names {
      let frame: DataFrame
      switch interpreter[name] {
      case .frame(let single, _): frame = single
      case .pair(let pair): frame = pair.reference
      default: continue
      }
      for (column, values) in zip(frame.names, frame.columns) {
        if case .string(let texts) = values, texts.dictionary.count <= 200 {
          result[name, default: [:]][column] = texts.dictionary.sorted(by: scalarOrder)
        }
      }
    }
    return result
  }
}
