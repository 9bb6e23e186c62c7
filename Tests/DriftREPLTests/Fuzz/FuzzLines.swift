import DataFrame
import Drift

@testable import DriftREPL

/// The lines that fuzzing starts from: what the registries have, over the frames that `InterpreterFuzzTests` binds.
enum FuzzLines {
  /// Lines that run as they stand: the examples of all verbs, and a call of every function, aggregate and test.
  static let sound: [String] =
    Verbs.all.flatMap(\.signature.examples).map(shortened)
    + Functions.all.map { "odd | derive v = \(call($0.name, $0.signature))" }
    + Aggregates.all.map { "odd | summarize v = \(call($0.name, $0.signature)) by text" }
    + DriftTests.names.flatMap { ["ref vs cur | test \($0), age", "odd vs none | drift tests: \($0)"] }
    + grammar

  /// An example of each verb or source with each of its options, some of which go to another stage or exclude others.
  static let optional: [String] =
    Verbs.all.map(\.signature).flatMap { signature in
      signature.options.map { "\(shortened(signature.examples[0])), \($0.name): \(value(of: $0.form))" }
    }
    + Sources.load.map { "load \"odd.csv\", \($0.name): \(value(of: $0.form)) | schema" }
    + Sources.simulate.map { "simulate \"insurance\", rows: 9, \($0.name): \(value(of: $0.form)) | describe" }

  /// All of them.
  static let all = sound + optional

  /// What the grammar has beside the registries.
  private static let grammar = [
    "param q: number = -1.5; odd | where number > $q or whole in (1, null) and not flag | take 5",
    "x = load \"odd.csv\", sep: \",\", columns: (whole, text), rows: 3\nx | where text ~ \"^a.*\" or whole is not null",
    "odd | derive v = -whole % 3 ?? number * 2.5 / 0, w = day - 6h, z = `odd name` in 1 .. 3 | sort -v, w",
    "ref vs cur | segments cat: (age, miles)",
    "(ref | where age > 30) vs (cur | take 40) | drift age by group_name | where drifted | count",
  ]

  /// An example over few rows, so that thousands of them run in seconds.
  private static func shortened(_ example: String) -> String {
    example.replacing(/, rows: \d+/, with: "").replacing(
      "simulate \"insurance\"", with: "simulate \"insurance\", rows: 40")
  }

  /// A call of a function with values that its arguments may have; `x or (x, digits)` is two ways to call one.
  private static func call(_ name: String, _ signature: String) -> String {
    let values = [
      "x": "number", "s": "text", "t": "day", "condition": "flag", "then": "whole", "else": "1", "a": "whole",
      "b": "2", "…": "3", "width": "0.5", "low": "-1", "high": "5", "q": "0.3", "digits": "2", "from": "2",
      "n": "1",
    ]
    let names = signature.split(separator: " or ").last?.split { "(), ".contains($0) } ?? []
    return "\(name)(\(names.map { values[String($0)] ?? "\"a\"" }.joined(separator: ", ")))"
  }

  /// A value of a form, at its edge where it has one.
  private static func value(of form: OptionRule.Form) -> String {
    switch form {
    case .integer(let range), .integers(let range): "\(range.lowerBound)"
    case .number(let range): "\(max(range.lowerBound, -1))"
    case .bool: "true"
    case .text: "\"a\""
    case .word(let words): words.last ?? "a"
    case .words(let words, _): "(\(words.prefix(3).joined(separator: ", ")))"
    case .column: "age"
    case .columns: "(age, miles)"
    case .texts: "(\"a\", \"\")"
    case .mapping(let words): "(age = \(words.last ?? "a"))"
    case .scalars: "(1, null)"
    case .model: "m"
    }
  }
}
