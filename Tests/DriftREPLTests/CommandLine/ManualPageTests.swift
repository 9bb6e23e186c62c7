import DataFrame
import Drift
import XCTest

@testable import DriftREPL

final class ManualPageTests: XCTestCase {
  private let lines = ManualPage.text.split(separator: "\n", omittingEmptySubsequences: false).map(
    String.init)

  func testItTellsOfEveryRegistry() {
    let words: [[String]] = [
      CommandLineOption.all.map(\.usage), CommandLineForm.all.map { "drift \($0.usage)" },
      Sources.all.map(\.usage), Verbs.all.map { Help.syntax(of: $0.signature) }, DriftTests.names,
      Functions.all.map { $0.name + $0.signature }, Aggregates.all.map { $0.name + $0.signature },
      DotCommands.all.map { ".\($0.name) \($0.usage)" }, ExitCode.meanings.map { "\($0.code.rawValue)" },
    ]
    for word in words.joined() {
      let line = "\\fB\(word.replacing("-", with: "\\-").replacing("'", with: "\\(aq"))"
      XCTAssertTrue(lines.contains { $0.hasPrefix(line.trimmingCharacters(in: .whitespaces)) }, word)
    }
  }

  /// A text that began with a dot or a quote would be taken for a macro and vanish from the page.
  func testOnlyMacrosStartWithADot() {
    let macros = [".TH", ".SH", ".TP", ".br", ".nf", ".fi"]
    for line in lines {
      XCTAssertFalse(line.hasPrefix("'") || line.isEmpty || line.hasSuffix(" "), line)
      if line.hasPrefix(".") { XCTAssertTrue(macros.contains { line.hasPrefix($0) }, line) }
      // A term stands alone in its line, and one of each follows the other.
      XCTAssertEqual(line.ranges(of: "\\fB").count, line.ranges(of: "\\fR").count, line)
    }
    XCTAssertEqual(lines.first, ".TH DRIFT 1 \"\" \"drift \(Version.text)\" \"User Commands\"")
  }

  /// Whatever is not escaped comes out as a typographic sign, which no shell takes.
  func testExamplesCanBePasted() {
    let examples = lines.drop { $0 != ".nf" }.dropFirst().prefix { $0 != ".fi" }
    XCTAssertEqual(examples.count, 3)
    for example in examples {
      XCTAssertTrue(example.contains("drift \\-c \\(aq"), example)
      XCTAssertFalse(example.contains("'"), example)
    }
  }
}
