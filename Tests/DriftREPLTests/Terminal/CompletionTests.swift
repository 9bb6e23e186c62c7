import DataFrame
import XCTest

@testable import DriftREPL

final class CompletionTests: XCTestCase {
  private let context = CompletionContext.sample

  /// The candidates at the mark `‸` of a text.
  private func texts(_ marked: String) -> [String] { result(marked).candidates.map(\.text) }

  private func result(_ marked: String) -> CompletionResult {
    let parts = marked.split(separator: "‸", maxSplits: 1, omittingEmptySubsequences: false)
    return completions(line: parts.joined(), cursor: parts[0].utf8.count, in: context)
  }

  func testStartOfAStatement() {
    XCTAssertEqual(texts("‸"), ["ref", "prod", "load", "simulate", "param"])
    XCTAssertEqual(texts("x = ‸"), ["ref", "prod", "load", "simulate"])
    XCTAssertEqual(texts("l‸"), ["load"])
    XCTAssertEqual(texts("ref; p‸"), ["prod", "param"])
    XCTAssertEqual(texts("ref\np‸"), ["prod", "param"])
    XCTAssertEqual(texts("ref vs ‸"), ["ref", "prod", "load", "simulate"])
    XCTAssertEqual(texts("ref v‸"), ["vs"])
    XCTAssertEqual(texts("(‸"), ["ref", "prod", "load", "simulate"])
  }

  func testTheRegistryOffersTestsAndThenColumns() {
    let context = CompletionContext(Interpreter())
    func texts(_ line: String) -> [String] {
      completions(line: line, cursor: line.utf8.count, in: context).candidates.map(\.text)
    }
    XCTAssertEqual(texts("a vs b | test wass"), ["wasserstein"])
    XCTAssertFalse(texts("a vs b | test ks, wass").contains("wasserstein"))
  }

  func testTheRegistryOffersAVerbItsOwnFunctions() {
    let context = CompletionContext(Interpreter())
    func texts(_ line: String) -> [String] {
      completions(line: line, cursor: line.utf8.count, in: context).candidates.map(\.text)
    }
    XCTAssertEqual(texts("a | summarize media"), ["median("])
    XCTAssertEqual(texts("a | where media"), [])
    XCTAssertEqual(texts("a vs b | check wass"), ["wasserstein("])
    XCTAssertEqual(texts("a vs b | drift flo"), [], "columns alone")
    XCTAssertEqual(texts(".timer "), ["on", "off"])
  }

  func testVerbsStandBehindABar() {
    XCTAssertEqual(texts("ref | w‸"), ["where", "write"])
    XCTAssertEqual(texts("ref |‸").count, context.verbs.count)
    XCTAssertEqual(texts("| dr‸"), ["drift"])
    XCTAssertEqual(texts("(ref | whe‸"), ["where"])
    XCTAssertEqual(texts("ref |\n  whe‸"), ["where"])
    XCTAssertEqual(texts("ref\n  | whe‸"), ["where"])
    XCTAssertEqual(texts("ref | WHE‸"), ["where"])
  }

  func testReplacesTheWordBeforeTheCursor() {
    XCTAssertEqual(result("ref | wh‸ age"), CompletionResult(start: 6, candidates: [.whereVerb]))
    XCTAssertEqual(result("é | wh‸").start, 5)
  }

  func testColumnsOfTheFrameInPlay() {
    XCTAssertEqual(texts("ref | where ‸"), ["age", "`annual miles`", "group_name", "`by`", "abs(", "mean("])
    XCTAssertEqual(texts("ref | where age > 3 and g‸"), ["group_name"])
    XCTAssertEqual(texts("ref vs prod | where g‸"), ["group_name"])
    XCTAssertEqual(texts("prod | where ‸"), ["other", "abs(", "mean("])
    XCTAssertEqual(texts("_ | where ‸"), ["latest", "abs(", "mean("])
    XCTAssertEqual(texts("| where ‸"), ["latest", "abs(", "mean("])
    XCTAssertEqual(texts("x = ref | where abs(g‸"), ["group_name"])
    XCTAssertEqual(result("ref | where ag‸").candidates.first?.about, "number")
  }

  func testOddNamesGetBackticks() {
    XCTAssertEqual(texts("ref | where ann‸"), ["`annual miles`"])
    XCTAssertEqual(texts("ref | where `ann‸"), ["`annual miles`"])
    XCTAssertEqual(result("ref | where `ann‸").start, 12)
    XCTAssertEqual(Identifier.quoted("a`b"), "`a``b`")
  }

  func testColumnsThatEarlierStagesMake() {
    XCTAssertEqual(texts("ref | derive wide = age * 2 | where w‸"), ["wide"])
    XCTAssertEqual(texts("ref | drift | where ‸"), ["column", "score", "abs(", "mean("])
    XCTAssertEqual(
      texts("ref | summarize n = count(), mean(age) by group_name | where ‸"),
      ["group_name", "n", "mean_age", "abs(", "mean("])
  }

  func testOptionsAndTheirValues() {
    XCTAssertEqual(texts("ref | hist b‸"), ["bins:"])
    XCTAssertEqual(texts("ref | hist age, b‸"), ["bins:"])
    XCTAssertEqual(texts("ref | drift rule: ‸"), ["calibrated", "evidently"])
    XCTAssertEqual(texts("ref | drift tests: (psi, k‸"), ["ks"])
    XCTAssertEqual(texts("ref | drift rule: evidently, t‸"), ["tests:"])
    XCTAssertEqual(texts("ref | drift tests: (psi), ru‸"), ["rule:"])
    XCTAssertEqual(texts("load \"x\", s‸"), ["sep:", "snapshot:"])
    XCTAssertEqual(texts("load \"x\", header: ‸"), ["true", "false"])
  }

  func testWordsAndValuesAsArguments() {
    XCTAssertEqual(texts("ref | test p‸"), ["psi"])
    XCTAssertEqual(texts("ref | test psi, a‸"), ["age"])
    XCTAssertEqual(texts("ref | append p‸"), ["prod"])
  }

  func testKeywordsStandBehindAnOperand() {
    XCTAssertEqual(texts("ref | drift age b‸"), ["by"])
    XCTAssertEqual(texts("ref | where age i‸"), ["in", "is"])
    XCTAssertEqual(texts("ref | where age is n‸"), ["null", "not null"])
    XCTAssertEqual(texts("ref | drift by g‸"), ["group_name"])
    XCTAssertEqual(texts("ref | drift by age, g‸"), ["group_name"])
  }

  func testPathsStandInQuotes() {
    XCTAssertEqual(texts("load \"da‸"), ["\"data/", "\"data.csv"])
    XCTAssertEqual(result("load \"da‸").candidates.map(\.suffix), ["", "\""])
    XCTAssertEqual(texts("ref | write 'da‸"), ["'data/", "'data.csv"])
    XCTAssertEqual(texts("load \"odd‸"), ["\"odd \\$1.csv"])
    XCTAssertEqual(texts(".open da‸"), ["data/", "data.csv"])
    XCTAssertEqual(texts(".open \"da‸"), ["\"data/", "\"data.csv"])
    XCTAssertEqual(texts("simulate \"‸"), ["\"insurance"])
  }

  func testCategoriesOfTheComparedColumn() {
    XCTAssertEqual(texts("ref | where group_name == \"‸"), ["\"high", "\"low"])
    XCTAssertEqual(texts("ref | where group_name in (\"high\", \"l‸"), ["\"low"])
    XCTAssertEqual(texts("ref | where group_name not in (\"‸"), ["\"high", "\"low"])
    XCTAssertEqual(texts("ref | where age == \"‸"), [])
  }

  func testParameters() {
    XCTAssertEqual(texts("load $m‸"), ["$month"])
    XCTAssertEqual(texts("load \"data/$m‸"), ["$month"])
    XCTAssertEqual(result("load \"data/$m‸").start, 11)
    XCTAssertEqual(texts("load 'data/$m‸"), [])
  }

  func testDotCommands() {
    XCTAssertEqual(texts(".‸"), [".help", ".open", ".quit"])
    XCTAssertEqual(texts("  .q‸"), [".quit"])
    XCTAssertEqual(texts(".help wh‸"), ["where"])
    XCTAssertEqual(texts(".quit ‸"), [])
    XCTAssertEqual(texts(".nothing ‸"), [])
  }

  func testNothingInCommentsAndForeignTexts() {
    XCTAssertEqual(texts("# re‸"), [])
    XCTAssertEqual(texts("ref # | wh‸"), [])
    XCTAssertEqual(texts("ref | where age == 3 | nothing ‸"), [])
    XCTAssertEqual(texts("ref | hist title: \"a‸"), [])
  }

  func testAnyTextAndCursorIsTaken() {
    let pieces = [
      "|", "(", ")", "\"", "'", "`", "$", "ref", ":", ",", "=", "\n", ";", "#", ".", "by", "é", "\\", " ",
    ]
    var generator = SeededGenerator(seed: 3)
    for _ in 0..<3000 {
      let text = (0..<generator.below(12)).map { _ in pieces[generator.below(pieces.count)] }.joined()
      let cursor = generator.below(text.utf8.count + 3) - 1
      let result = completions(line: text, cursor: cursor, in: context)
      XCTAssertLessThanOrEqual(result.start, text.utf8.count, text)
    }
  }

  func testCommonBeginning() {
    let result = CompletionResult(start: 0, candidates: [.init(text: "where"), .init(text: "whole")])
    XCTAssertEqual(result.commonText(typed: "w"), "wh")
    XCTAssertEqual(result.commonText(typed: "W"), "W", "what was typed is never lost")
  }
}

extension CompletionResult.Candidate {
  fileprivate static let whereVerb = Self(text: "where", about: "keeps rows", suffix: " ")
}

extension CompletionContext {
  /// A small language and session.
  fileprivate static let sample: CompletionContext = {
    var context = CompletionContext()
    let tests: [Word] = [.init(text: "ks"), .init(text: "psi")]
    context.values = [
      Value(
        name: "ref",
        columns: [
          .init(name: "age", type: .number), .init(name: "annual miles", type: .number),
          .init(name: "group_name", type: .string), .init(name: "by", type: .bool),
        ]),
      Value(name: "prod", columns: [.init(name: "other", type: .integer)]),
    ]
    context.last = Value(name: "_", columns: [.init(name: "latest")])
    context.sources = [
      Source(
        name: "load",
        options: [
          .init(name: "sep"), .init(name: "snapshot"),
          .init(name: "header", values: [.init(text: "true"), .init(text: "false")]),
        ]),
      Source(name: "simulate", texts: [.init(text: "insurance")]),
    ]
    context.verbs = [
      Verb(name: "where", about: "keeps rows"), Verb(name: "write", arguments: .path), Verb(name: "derive"),
      Verb(
        name: "drift",
        options: [
          .init(name: "rule", values: [.init(text: "calibrated"), .init(text: "evidently")]),
          .init(name: "tests", values: tests),
        ],
        result: .columns([.init(name: "column", type: .string), .init(name: "score", type: .number)])),
      Verb(name: "hist", options: [.init(name: "bins"), .init(name: "title")]),
      Verb(name: "test", arguments: .words(tests)), Verb(name: "append", arguments: .frames),
      Verb(name: "summarize", result: .named),
    ]
    context.functions = [.init(text: "abs"), .init(text: "mean")]
    context.parameters = [.init(text: "month")]
    context.commands = [
      Command(name: "help", argument: .words([.init(text: "where"), .init(text: "drift")])),
      Command(name: "open", argument: .path), Command(name: "quit"),
    ]
    context.reserved = ["by", "vs"]
    context.paths = { beginning in ["data/", "data.csv", "odd $1.csv"].filter { $0.hasPrefix(beginning) } }
    context.categories = { value, column in
      value == "ref" && column == "group_name" ? ["high", "low"] : []
    }
    return context
  }()
}
