import DataFrame
import Drift
import Plot

/// What `.help` tells, made from the registries and wrapped to a width.
struct Help {
  /// The columns of the terminal that a line may take.
  var width = 80

  /// Everything there is, in a few words.
  var overview: String {
    let lists = [
      ("sources", Sources.keywords), ("verbs", Verbs.all.map(\.signature.name)), ("tests", DriftTests.names),
      ("functions", Functions.all.map(\.name)), ("aggregates", Aggregates.all.map(\.name)),
    ]
    let words = lists.flatMap { name, words in item(name, words.joined(separator: " "), indent: 12) }
    let commands = DotCommands.all.flatMap { item(".\($0.name) \($0.usage)", $0.summary, indent: 32) }
    return """
      ref = load "reference.csv"
      ref vs load "month-*.csv" | where age < 30 | drift by snapshot | where drifted
      ref vs load "today.csv" | hist age | write "age.svg"

      \(words.joined(separator: "\n"))

      \(commands.joined(separator: "\n"))
      .help WORD tells more of any of them.
      """
  }

  /// What a word does; the nearest known one where it is none.
  func about(_ word: String) -> String {
    let bare = word.hasPrefix(".") ? String(word.dropFirst()) : word
    if let verb = Verbs.named(bare) { return text(of: verb.signature) }
    if bare == "load" {
      return source("load \"path\"", "Read a file, or all files of a pattern.", Sources.load)
    }
    if bare == "simulate" {
      return source("simulate \"insurance\"", "Draw the built-in example.", Sources.simulate)
    }
    if let test = DriftTests.named(bare) { return text(of: test) }
    if let function = Functions.named(bare) { return "\(bare)\(function.signature)\n\(function.summary)" }
    if let aggregate = Aggregates.named(bare) { return "\(bare)\(aggregate.signature)\n\(aggregate.summary)" }
    if let command = DotCommands.all.first(where: { $0.name == bare }) {
      return "\(heading(".\(command.name)", command.usage))\n\(command.summary)"
    }
    let nearest = Suggestion.nearest(to: bare, among: Help.words).map { ", did you mean `\($0)`?" } ?? ""
    return "there is no help on `\(bare)`\(nearest)"
  }

  /// All words that help knows.
  static var words: [String] {
    Verbs.words + Sources.keywords + DriftTests.names + Functions.all.map(\.name) + Aggregates.all.map(\.name)
      + DotCommands.all.map(\.name)
  }

  private func heading(_ word: String, _ usage: String) -> String {
    usage.isEmpty ? word : "\(word) \(usage)"
  }

  private func text(of signature: Signature) -> String {
    var blocks = [heading(signature.name, signature.usage), paragraph(signature.summary)]
    if !signature.details.isEmpty { blocks.append(paragraph(signature.details)) }
    let flow = signature.flow.map { "\($0.takes.rawValue) → \($0.gives.rawValue)" }.joined(separator: ", ")
    blocks.append("takes and gives: \(flow)")
    if !signature.options.isEmpty { blocks.append(options(signature.options)) }
    blocks.append(signature.examples.joined(separator: "\n"))
    return blocks.joined(separator: "\n\n")
  }

  /// A test: what it measures, how, and when to leave it; then what it costs, and what it does at the edges.
  private func text(of test: any DriftTest) -> String {
    var facts = [
      ("score", test.formula),
      ("drifted", "score \(test.comparison.rawValue) \(NumberFormat.short(test.threshold))"),
    ]
    if let caveat = test.caveat { facts.append(("careful", caveat)) }
    facts.append(("cost", test.cost))
    facts += test.edgeCases.sentences
    let kinds = test.kinds.map(\.rawValue).joined(separator: ", ")
    return
      (["\(test.name) (\(kinds))", paragraph(test.summary)] + facts.flatMap { item($0.0, $0.1, indent: 14) })
      .joined(separator: "\n")
  }

  private func source(_ usage: String, _ summary: String, _ rules: [OptionRule]) -> String {
    "\(usage), option: value, …\n\n\(summary)\n\n\(options(rules))"
  }

  private func options(_ rules: [OptionRule]) -> String {
    rules.flatMap { rule in
      let standard = rule.standard.map { " (\($0))" } ?? ""
      return item("\(rule.name):", "\(rule.summary.dropLast()): \(rule.form.phrase)\(standard)", indent: 12)
    }.joined(separator: "\n")
  }

  private func paragraph(_ text: String) -> String { wrapped(text, toWidth: width).joined(separator: "\n") }

  /// A term and what it means, on as many indented lines as that takes.
  private func item(_ term: String, _ text: String, indent: Int) -> [String] {
    let room = String(repeating: " ", count: indent)
    let lines = wrapped(text, toWidth: max(20, width - indent))
    let head = term + String(repeating: " ", count: max(1, indent - displayWidth(term)))
    return lines.enumerated().map { ($0 == 0 ? head : room) + $1 }
  }
}
