import XCTest

@testable import DriftREPL

/// The list of options says what the parser does, and help tells all of it.
final class CommandLineOptionTests: XCTestCase {
  /// Arguments that use an option by one of its names, beside the command it belongs to.
  private func arguments(_ option: CommandLineOption, as name: String) -> [String] {
    let free = option.isPath ? "a.md" : option.value == "N" ? "1" : "a=1"
    let value = option.words.last ?? (option.value.isEmpty ? nil : free)
    let ofReplay = ["--update", "--diff", "--until", "--dry", "--json"]
    let command = ["-p": "run", "-o": "report"][name] ?? (ofReplay.contains(name) ? "replay" : nil)
    let rest = command.map { [$0, "x"] } ?? []
    return [name] + (value.map { [$0] } ?? []) + rest
  }

  func testEveryNameIsUnderstood() throws {
    for option in CommandLineOption.all {
      let meanings = try option.names.map { try CommandLineArguments(arguments(option, as: $0)) }
      XCTAssertEqual(Set(meanings.map { "\($0)" }).count, 1, "\(option.names)")
      XCTAssertNotEqual(meanings[0], try CommandLineArguments([]), "\(option.names) changes nothing")
    }
    let names = CommandLineOption.all.flatMap(\.names)
    XCTAssertEqual(names.count, Set(names).count)
  }

  func testValuesAreHeldAgainstTheirWords() {
    for option in CommandLineOption.all {
      if option.value.isEmpty { continue }
      XCTAssertThrowsError(try CommandLineArguments([option.names[0]]), "\(option.names)")
      guard !option.words.isEmpty else { continue }
      XCTAssertThrowsError(try CommandLineArguments([option.names[0], "nonsense"]), "\(option.names)")
    }
  }

  func testEveryCommandIsUnderstood() throws {
    for (word, _) in CommandLineForm.commands {
      let place = word == "report" ? ["-o", "x.md"] : []
      XCTAssertNotEqual(try CommandLineArguments([word, "file"] + place).action, .repl)
    }
  }

  func testHelpTellsAllAndFitsAScreen() {
    let lines = Help().commandLine.split(separator: "\n", omittingEmptySubsequences: false)
    XCTAssertLessThan(lines.count, 32)
    XCTAssertLessThanOrEqual(lines.map(\.count).max() ?? 0, 80)
    for option in CommandLineOption.all {
      XCTAssertTrue(lines.contains { $0.hasPrefix(option.usage + " ") }, "\(option.names)")
    }
    for (code, _) in ExitCode.meanings { XCTAssertTrue(Help().commandLine.contains(" \(code.rawValue) ")) }
  }

  func testSummariesAreSentences() {
    for summary in CommandLineOption.all.map(\.summary) + CommandLineForm.all.map(\.summary) {
      XCTAssertTrue(summary.hasSuffix("."), summary)
    }
  }
}
