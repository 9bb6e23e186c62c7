import DataFrame
import Drift
import Models
import Plot

/// What `.help` tells, made from the registries and wrapped to a width.
struct Help {
  /// The columns of the terminal that a line may take.
  var width = 80
  /// Whether the terminal shows more than ASCII.
  var unicode = true

  /// Everything there is, in a few words.
  var overview: String {
    let lists = [
      ("sources", Sources.keywords), ("verbs", Verbs.all.map(\.signature.name)), ("tests", DriftTests.names),
      ("learners", Learners.names), ("functions", Functions.all.map(\.name)),
      ("aggregates", Aggregates.all.map(\.name)),
      ("prompt", DotCommands.all.map { "." + $0.name }),
    ]
    let words = lists.flatMap { name, words in item(name, words.joined(separator: " "), indent: 12) }
    return """
      ref = load "reference.csv"
      ref vs load "month-*.csv" | where age < 30 | drift by snapshot | where drifted
      ref vs load "today.csv" | hist age | write "age.svg"

      \(words.joined(separator: "\n"))

      `.help WORD` tells more of any of them; `.tour` shows how they go together.
      """
  }

  /// What a word does; the nearest known one where it is none.
  func about(_ word: String) -> String { plain(text(about: word)) }

  private func text(about word: String) -> String {
    let bare = word.hasPrefix(".") ? String(word.dropFirst()) : word
    if let verb = Verbs.named(bare) { return text(of: verb.signature) }
    if let source = Sources.all.first(where: { $0.name == bare }) { return text(of: source) }
    if let test = DriftTests.named(bare) { return text(of: test) }
    if let learner = Learners.all.first(where: { $0.name == bare }) { return text(of: learner) }
    if let metric = Metrics.all.first(where: { $0.name == bare }) { return text(of: metric) }
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
    Verbs.words + Sources.keywords + DriftTests.names + Learners.names + Metrics.all.map(\.name)
      + Functions.all.map(\.name)
      + Aggregates.all.map(\.name) + DotCommands.all.map(\.name)
  }

  private func heading(_ word: String, _ usage: String) -> String {
    usage.isEmpty ? word : "\(word) \(usage)"
  }

  /// A verb with all that may be written after it: what stands in brackets may be left out.
  static func syntax(of signature: Signature) -> String {
    var parts = [signature.name]
    if !signature.usage.isEmpty { parts.append(signature.usage) }
    if !signature.options.isEmpty, !signature.usage.contains(":") { parts.append("[option: value, …]") }
    if signature.by == .optional, !signature.usage.contains("by ") { parts.append("[by key, …]") }
    return parts.joined(separator: " ")
  }

  private func text(of signature: Signature) -> String {
    var blocks = [Help.syntax(of: signature), paragraph(signature.summary)]
    if !signature.details.isEmpty { blocks.append(paragraph(signature.details)) }
    let flow = signature.flow.map { "\($0.takes.rawValue) → \($0.gives.rawValue)" }.joined(separator: ", ")
    blocks.append("takes and gives: \(flow)")
    if !signature.options.isEmpty { blocks.append(options(signature.options)) }
    blocks.append(signature.examples.joined(separator: "\n"))
    blocks.append("next: " + signature.next.joined(separator: ", "))
    return blocks.joined(separator: "\n\n")
  }

  /// A test in few lines: what it compares, what it is held against, what it measures, how, and when to leave it.
  ///
  /// What it costs and what it does at the edges stands in the reference page.
  private func text(of test: any DriftTest) -> String {
    let kinds = test.kinds.map(\.rawValue).joined(separator: ", ")
    let limit = "\(test.comparison.rawValue) \(NumberFormat.short(test.threshold))"
    let facts = [("score", test.formula), ("careful", test.caveat ?? test.edgeCases.tinySamples)]
    let lines = ["\(test.name) (\(kinds)): drifted where score \(limit)", paragraph(test.summary)]
    return (lines + facts.flatMap { item($0.0, $0.1, indent: 9) }).joined(separator: "\n")
  }

  /// A learner: what it fits and predicts, how, and where it comes from.
  private func text(of learner: any Learner) -> String {
    let tasks = learner.tasks.map { $0 == .number ? "numbers" : "classes" }.joined(separator: ", ")
    let settings = learner.settings.map { "`\($0.name):`" }.joined(separator: ", ")
    return [
      "\(learner.name) (\(tasks)): fit target, using: \(learner.name)", paragraph(learner.summary),
      paragraph(learner.details), paragraph("Tuned by the options \(settings) of `fit`."),
    ].joined(separator: "\n\n")
  }

  /// A metric in few lines: what it measures, how, and how its interval is made.
  private func text(of metric: Metric) -> String {
    let facts = [("value", metric.formula), ("interval", metric.interval)]
    let kind = metric.isOfNumbers ? "numbers" : metric.name.hasSuffix("_C") ? "each class C" : "classes"
    let lines = ["\(metric.name): a metric of \(kind)", paragraph(metric.summary)]
    return (lines + facts.flatMap { item($0.0, $0.1, indent: 10) }).joined(separator: "\n")
  }

  private func text(of source: SourceSignature) -> String {
    "\(source.usage), option: value, …\n\n\(source.summary)\n\n\(options(source.options))"
  }

  private func options(_ rules: [OptionRule]) -> String {
    rules.flatMap { rule in
      let standard = rule.standard.map { " (\($0))" } ?? ""
      return item("\(rule.name):", "\(rule.summary.dropLast()): \(rule.form.phrase)\(standard)", indent: 12)
    }.joined(separator: "\n")
  }

  private func paragraph(_ text: String) -> String {
    wrapped(plain(text), toWidth: width).joined(separator: "\n")
  }

  /// A text in the signs that the terminal has; before it is wrapped, too, since it may become longer.
  private func plain(_ text: String) -> String { unicode ? text : spelledInASCII(text) }

  /// A term and what it means, on as many indented lines as that takes.
  func item(_ term: String, _ text: String, indent: Int) -> [String] {
    let room = String(repeating: " ", count: indent)
    let lines = wrapped(plain(text), toWidth: max(20, width - indent))
    let head = term + String(repeating: " ", count: max(1, indent - displayWidth(term)))
    return lines.enumerated().map { ($0 == 0 ? head : room) + $1 }
  }
}
