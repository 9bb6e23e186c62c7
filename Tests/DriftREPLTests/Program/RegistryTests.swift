import DataFrame
import Drift
import Models
import Foundation
import Plot
import TestSupport
import XCTest

@testable import DriftREPL

/// What every entry of the registries owes to help, completion and the reference page.
final class RegistryTests: XCTestCase {
  private func checkSentence(_ text: String, of entry: String, line: UInt = #line) {
    XCTAssertTrue(text.hasSuffix("."), "\(entry): the summary has no full stop", line: line)
    XCTAssertFalse(text.contains("\n"), "\(entry): the summary is one line", line: line)
  }

  private func checkUnique(_ words: [String], line: UInt = #line) {
    XCTAssertEqual(words.count, Set(words).count, "\(words.sorted())", line: line)
  }

  func testVerbs() {
    checkUnique(Verbs.words)
    for signature in Verbs.all.map(\.signature) {
      checkSentence(signature.summary, of: signature.name)
      XCTAssertFalse(signature.flow.isEmpty, signature.name)
      XCTAssertEqual(
        signature.usage.isEmpty,
        signature.arguments.count == 0...0 && signature.options.isEmpty && signature.by == .never,
        signature.name)
      XCTAssertGreaterThan(signature.examples.count, 1, "\(signature.name) has one example or none")
      XCTAssertFalse(signature.next.isEmpty, "\(signature.name) leads nowhere")
      for word in signature.next {
        XCTAssertNotEqual(Verbs.named(word)?.signature.name ?? signature.name, signature.name)
      }
      checkUnique(signature.options.map(\.name))
      for option in signature.options {
        checkSentence(option.summary, of: "\(signature.name) \(option.name)")
      }
      for word in [signature.name] + signature.aliases {
        XCTAssertTrue(Identifier.isPlain(word), word)
        XCTAssertFalse(Identifier.reserved.contains(word), word)
      }
    }
  }

  func testSources() {
    for (name, options) in [("load", Sources.load), ("simulate", Sources.simulate)] {
      checkUnique(options.map(\.name))
      for option in options { checkSentence(option.summary, of: "\(name) \(option.name)") }
    }
  }

  /// Every verb stands in an example of its own, and each example runs to its end and can be recorded.
  func testExamplesRun() throws {
    let folder = try Workspace()
    for signature in Verbs.all.map(\.signature) {
      for example in signature.examples {
        XCTAssertTrue(example.contains("| \(signature.name)"), "\(signature.name) is not used by: \(example)")
        let source = SourceText(name: "example", text: example)
        let interpreter = Interpreter(folder: folder.url.path)
        do {
          var resolver = interpreter.resolver(for: source)
          for statement in try resolver.resolve(Parser.parsed(source)) {
            let outcome = try interpreter.run(statement)
            let value = try XCTUnwrap(outcome.value, example)
            for mode in OutputMode.allCases {
              let printer = Printer.fitting(TerminalInfo(), mode: mode)
              XCTAssertFalse(try printer.text(of: value).isEmpty, example)
            }
          }
        } catch let error as Diagnostic {
          XCTFail(error.rendered(in: source))
        }
      }
    }
  }

  func testDriftTests() {
    checkUnique(DriftTests.all.flatMap { [$0.name] + $0.aliases })
    for test in DriftTests.all {
      checkSentence(test.summary, of: test.name)
      XCTAssertFalse(test.references.isEmpty, "\(test.name) cites no source")
      XCTAssertFalse(test.formula.isEmpty, test.name)
      XCTAssertFalse(test.kinds.isEmpty, test.name)
      XCTAssertTrue(Identifier.isPlain(test.name), test.name)
    }
  }

  /// A test is told in five lines, its formula and when to leave it among them.
  func testHelpOnTests() {
    for test in DriftTests.all {
      let lines = Help(width: 200).about(test.name).split(separator: "\n")
      XCTAssertEqual(lines.count, 4, test.name)
      XCTAssertTrue(lines.contains { $0.contains(test.formula) }, test.name)
      XCTAssertTrue(lines[0].hasSuffix("\(test.threshold)"), test.name)
      XCTAssertTrue(lines.last?.hasPrefix("careful ") ?? false, test.name)
      let narrow = Help().about(test.name).split(separator: "\n", omittingEmptySubsequences: false)
      XCTAssertEqual(narrow.count, 5, test.name)
      XCTAssertLessThanOrEqual(narrow.map { displayWidth(String($0)) }.max() ?? 0, 80, test.name)
      let plain = Help(unicode: false).about(test.name)
      XCTAssertTrue(plain.utf8.allSatisfy { $0 < 128 }, plain)
    }
    XCTAssertTrue(Help().about("drift").contains("drift column, … [option: value, …] [by key, …]"))
    XCTAssertTrue(Help().about("drift").hasSuffix("next: test, segments, timeline, hist"))
  }

  func testEveryLearnerSaysWhatItIs() {
    checkUnique(Learners.names)
    checkUnique(Learners.all.flatMap(\.settings).map(\.name))
    for learner in Learners.all {
      checkSentence(learner.summary, of: learner.name)
      checkSentence(learner.details, of: learner.name)
      XCTAssertFalse(learner.references.isEmpty || learner.tasks.isEmpty, learner.name)
      for setting in learner.settings {
        checkSentence(setting.summary, of: setting.name)
        XCTAssertTrue(setting.range.contains(setting.standard), setting.name)
      }
      XCTAssertTrue(Help().about(learner.name).contains("using: \(learner.name)"))
    }
  }

  func testFunctions() {
    checkUnique(Functions.all.map(\.name) + Aggregates.all.map(\.name))
    for function in Functions.all { checkSentence(function.summary, of: function.name) }
    for aggregate in Aggregates.all { checkSentence(aggregate.summary, of: aggregate.name) }
  }

  func testDotCommands() {
    checkUnique(DotCommands.all.map(\.name))
    for command in DotCommands.all { checkSentence(command.summary, of: ".\(command.name)") }
  }

  /// Help knows every word that it lists, and does not fall back on the nearest.
  func testHelp() {
    for word in Help.words {
      XCTAssertFalse(Help().about(word).hasPrefix("there is no help"), word)
      XCTAssertFalse(Help().about(word).components(separatedBy: "\n").contains { $0.hasSuffix(" ") }, word)
      XCTAssertTrue(
        Help().overview.contains(word) || Verbs.named(word) != nil
          || Verbs.named("evaluate")?.signature.details.contains(word) ?? false,
        "\(word) is not in the overview")
    }
    let overview = Help().overview.split(separator: "\n", omittingEmptySubsequences: false)
    XCTAssertLessThan(overview.count, 24, "`.help` does not fit a screen of 24 lines")
    XCTAssertLessThanOrEqual(overview.map { displayWidth(String($0)) }.max() ?? 0, 80)
    XCTAssertEqual(Help().about("drfit"), "there is no help on `drfit`, did you mean `drift`?")
  }
}
