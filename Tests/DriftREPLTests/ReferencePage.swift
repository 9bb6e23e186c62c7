import DataFrame
import Drift
import Models
import Foundation
import Models
import Plot

@testable import DriftREPL

/// The reference page, made from the registries; every example on it is run, and its output is shown.
enum ReferencePage {
  static func text() throws -> String {
    var parts = [
      """
      # Reference

      This page is generated from the program's own registries by `make reference`; a test fails when it is stale.
      Every example was run to make it. `.help WORD` tells the same at the prompt.
      """,
      "## Sources",
      source(
        "load \"path\"",
        """
        Reads a file, or all files that a pattern matches, in natural order. A path is seen from the folder of the \
        script or session, at the prompt from the working folder. Readable are \(list(FileFormats.readable)), each also \
        compressed as \(list(FileFormats.compressed)).
        """, Sources.load),
      source(
        "simulate \"insurance\"", "Draws the built-in example, described in Simulation.md.", Sources.simulate),
      "## Verbs",
    ]
    parts += try Verbs.all.map { try verb($0.signature) }
    parts.append("## Drift tests")
    parts += DriftTests.all.map(test)
    parts.append("## Learners")
    parts += Learners.all.map { learner in
      [
        "### \(learner.name)", learner.summary, learner.details,
        "Sources: \(learner.references.joined(separator: "; ")).",
      ]
      .joined(separator: "\n\n")
    }
    parts += [
      "## Metrics",
      """
      What `evaluate` and `estimate` give, each with the limits that hold its true value with 95 % confidence. `C` stands \
      for the name of a class. [Metrics.md](Metrics.md) tells how often they do.
      """,
      table(
        ["metric", "measures", "value", "interval", "sources"],
        Metrics.all.map {
          ["`\($0.name)`", $0.summary, $0.formula, $0.interval, $0.references.joined(separator: "; ")]
        }),
      "## Functions",
      table(["function", "gives"], Functions.all.map { ["`\($0.name)\($0.signature)`", $0.summary] }),
      "## Aggregates", "Aggregates skip nulls.",
      table(["aggregate", "gives"], Aggregates.all.map { ["`\($0.name)\($0.signature)`", $0.summary] }),
      "## Marks",
      table(["mark", "shows"], Marks.all.map { ["`\($0.information.name)`", $0.information.summary] }),
      "## File formats",
      table(
        ["format", "extensions", "load", "write", ""],
        FileFormats.all.map {
          [
            $0.name, list($0.fileExtensions), $0.canRead ? "yes" : "no", $0.canWrite ? "yes" : "no",
            $0.summary,
          ]
        }),
      "## Dot commands", "A line that starts with a dot talks to the prompt itself, and is never recorded.",
      table(["command", "does"], DotCommands.all.map { ["`.\($0.name)\(spaced($0.usage))`", $0.summary] }),
      "## Command line", "```text\n\(Help().commandLine)\n```",
    ]
    return parts.joined(separator: "\n\n") + "\n"
  }

  private static func source(_ usage: String, _ summary: String, _ rules: [OptionRule]) -> String {
    "### `\(usage)`\n\n\(summary)\n\n\(options(rules))"
  }

  private static func verb(_ signature: Signature) throws -> String {
    var parts = ["### \(signature.name)", "`\(signature.name)\(spaced(signature.usage))`", signature.summary]
    if !signature.aliases.isEmpty { parts.append("Also called \(list(signature.aliases)).") }
    if !signature.details.isEmpty { parts.append(signature.details) }
    let flow = signature.flow.map { "\($0.takes.rawValue) → \($0.gives.rawValue)" }.joined(separator: ", ")
    let clauses = [("on", signature.on), ("by", signature.by)].filter { $0.1 != .never }.map { "`\($0.0)`" }
    parts.append(
      "Takes and gives: \(flow)." + (clauses.isEmpty ? "" : " Takes \(clauses.joined(separator: ", "))."))
    if !signature.columns.isEmpty { parts.append("Columns: \(list(signature.columns)).") }
    if !signature.options.isEmpty { parts.append(options(signature.options)) }
    for example in signature.examples {
      parts.append("```text\ndrift> \(example)\n\(try output(example))\n```")
    }
    return parts.joined(separator: "\n\n")
  }

  /// What an example shows; an example that writes a file is run without its last stage.
  private static func output(_ example: String) throws -> String {
    let shown = example.range(of: " | write").map { String(example[..<$0.lowerBound]) } ?? example
    let source = SourceText(name: "example", text: shown)
    let interpreter = Interpreter()
    var resolver = interpreter.resolver(for: source)
    var lines: [String] = []
    for statement in try resolver.resolve(Parser.parsed(source)) {
      if let value = try interpreter.run(statement).value {
        lines.append(try Printer.recorded.text(of: value))
      }
    }
    return lines.joined(separator: "\n")
  }

  private static func test(_ test: any DriftTest) -> String {
    var lines = [
      "### \(test.name)", test.summary,
      table(
        ["", ""],
        [
          ["also called", list(test.aliases)],
          ["compares", test.kinds.map(\.rawValue).joined(separator: ", ")],
          ["score", test.formula],
          ["drifted", "score \(test.comparison.rawValue) \(test.threshold)"],
          ["cost", test.cost],
        ] + test.edgeCases.sentences.map { [$0.name, $0.text] } + [
          ["sources", test.references.joined(separator: "; ")]
        ]),
    ]
    if let caveat = test.caveat { lines.append(caveat) }
    return lines.joined(separator: "\n\n")
  }

  private static func options(_ rules: [OptionRule]) -> String {
    table(
      ["option", "value", "default", ""],
      rules.map { ["`\($0.name):`", $0.form.phrase, $0.standard ?? "", $0.summary] })
  }

  private static func table(_ heads: [String], _ rows: [[String]]) -> String {
    let lines = [heads, heads.map { _ in "---" }] + rows
    return lines.map { "| \($0.map(cell).joined(separator: " | ")) |" }.joined(separator: "\n")
  }

  private static func cell(_ text: String) -> String { text.replacing("|", with: "\\|") }
  private static func list(_ words: [String]) -> String { words.map { "`\($0)`" }.joined(separator: ", ") }
  private static func spaced(_ usage: String) -> String { usage.isEmpty ? "" : " " + usage }
}
