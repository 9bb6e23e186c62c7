import DataFrame
import Drift

/// What `.help` tells, made from the registries.
enum Help {
  /// Everything there is, on one screen.
  static var overview: String {
    let verbs = Verbs.all.map(\.signature.name).joined(separator: " ")
    let functions = Functions.all.map(\.name).joined(separator: " ")
    let aggregates = Aggregates.all.map(\.name).joined(separator: " ")
    let tests = DriftTests.all.map(\.name).joined(separator: " ")
    let commands = DotCommands.all.map { (".\($0.name) \($0.usage)", $0.summary) }
    return """
      A statement is a pipeline:
        ref  = load "reference.csv.gz"
        prod = load "month-*.csv.gz"
        ref vs prod | where age < 30 | drift by snapshot | where drifted
        ref vs prod | hist age | write "age.svg"

      sources     \(Sources.keywords.joined(separator: " "))
      verbs       \(verbs)
      tests       \(tests)
      functions   \(functions)
      aggregates  \(aggregates)

      \(aligned(commands))

      .help WORD tells more of any of them.
      """
  }

  /// What a word does; the nearest known one where it is none.
  static func about(_ word: String) -> String {
    let bare = word.hasPrefix(".") ? String(word.dropFirst()) : word
    if let verb = Verbs.named(bare) { return text(of: verb.signature) }
    if let test = DriftTests.named(bare) { return text(of: test) }
    if let function = Functions.named(bare) { return "\(bare)\(function.signature)\n\(function.summary)" }
    if let aggregate = Aggregates.named(bare) { return "\(bare)\(aggregate.signature)\n\(aggregate.summary)" }
    if let command = DotCommands.all.first(where: { $0.name == bare }) {
      return ".\(command.name) \(command.usage)\n\(command.summary)"
    }
    if bare == "load" { return sourceText("load \"path\"", "Read a file, or all files of a pattern.", Sources.load) }
    if bare == "simulate" {
      return sourceText("simulate \"insurance\"", "Draw the built-in example.", Sources.simulate)
    }
    let known = words
    let nearest = Suggestion.nearest(to: bare, among: known).map { ", did you mean `\($0)`?" } ?? ""
    return "there is no help on `\(bare)`\(nearest)"
  }

  /// All words that help knows.
  static var words: [String] {
    Verbs.words + DriftTests.all.map(\.name) + Functions.all.map(\.name) + Aggregates.all.map(\.name)
      + Sources.keywords + DotCommands.all.map(\.name)
  }

  private static func text(of signature: Signature) -> String {
    var parts = ["\(signature.name) \(signature.usage)", signature.summary]
    if !signature.details.isEmpty { parts.append(signature.details) }
    let flow = signature.flow.map { "\($0.takes.rawValue) → \($0.gives.rawValue)" }.joined(separator: ", ")
    parts.append("takes and gives: \(flow)")
    if !signature.options.isEmpty { parts.append(aligned(signature.options.map(row))) }
    parts.append(signature.examples.joined(separator: "\n"))
    return parts.joined(separator: "\n\n")
  }

  private static func text(of test: any DriftTest) -> String {
    "\(test.name)\n\(test.summary)\n\(test.formula)"
  }

  private static func sourceText(_ usage: String, _ summary: String, _ options: [OptionRule]) -> String {
    "\(usage), option: value, …\n\n\(summary)\n\n\(aligned(options.map(row)))"
  }

  private static func row(_ option: OptionRule) -> (String, String) {
    let standard = option.standard.map { " (\($0))" } ?? ""
    return ("\(option.name): \(option.form.phrase)", option.summary + standard)
  }
}
