import XCTest

@testable import DriftREPL

/// The list of options says what the parser does, and help tells all of it.
final class CommandLineOptionTests: XCTestCase {
  /// Arguments that use an option by one of its names, beside the command it belongs to.
  private func arguments(_ option: CommandLineOption, as name: String) -> [String] {
    let free = ["N": "1", "OUT": "x.html"][option.value] ?? "a=1"
    let value = option.words.last ?? (option.value.isEmpty ? nil : free)
    let replay = ["replay", "x"]
    let commands = [
      "-p": ["run", "x"], "-o": ["report", "x"], "--update": replay, "--diff": replay, "--until": replay,
      "--dry": replay, "--json": replay,
    ]
    return [name] + (value.map { [$0] } ?? []) + (commands[name] ?? [])
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
      let more = word == "report" ? ["-o", "x.html"] : []
      XCTAssertNotEqual(try CommandLineArguments([word, "file"] + more).action, .repl)
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
