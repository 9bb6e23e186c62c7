import Foundation
import TestSupport
import XCTest

@testable import DriftREPL

/// The completion scripts, as far as the shells themselves are here to try them.
final class ShellTests: XCTestCase {
  func testEveryScriptKnowsEveryOption() {
    for shell in Shell.allCases {
      let script = shell.completions
      for option in CommandLineOption.all {
        for name in option.names {
          let written = shell == .fish ? String(name.drop { $0 == "-" }) : name
          XCTAssertTrue(script.contains(written), "\(shell) \(name)")
        }
        for word in option.words { XCTAssertTrue(script.contains(word), "\(shell) \(word)") }
      }
      for (word, _) in CommandLineForm.commands { XCTAssertTrue(script.contains(word), "\(shell) \(word)") }
    }
  }

  func testBash() throws {
    func offered(_ words: String...) throws -> [String] {
      let quoted = words.map { "'\($0)'" }.joined(separator: " ")
      return try output(
        .bash,
        "COMP_WORDS=(\(quoted)); COMP_CWORD=\(words.count - 1); _drift; printf '%s\\n' \"${COMPREPLY[@]}\"")
    }
    XCTAssertEqual(try offered("drift", "r"), ["run", "replay", "report"])
    XCTAssertEqual(try offered("drift", "--mo"), ["--mode"])
    XCTAssertEqual(try offered("drift", "--mode", "js"), ["json", "jsonl"])
    XCTAssertEqual(try offered("drift", "--mode", "=", "md"), ["md"])
    XCTAssertEqual(try offered("drift", "--mode", "="), OutputMode.allCases.map(\.rawValue))
    XCTAssertEqual(try offered("drift", "--completions", ""), Shell.allCases.map(\.rawValue))
    // Nothing of its own is offered for a file, so that bash offers files.
    XCTAssertEqual(try offered("drift", "run", "r"), [""])
  }

  func testFish() throws {
    func offered(_ line: String) throws -> [String] {
      try output(.fish, "complete -C '\(line)'").map { String($0.prefix { $0 != "\t" }) }
    }
    XCTAssertEqual(try offered("drift r"), ["replay", "report", "run"])
    XCTAssertEqual(try offered("drift --mode js"), ["json", "jsonl"])
    XCTAssertEqual(try offered("drift --qu"), ["--quiet"])
  }

  /// zsh completes only where a person types, so its script is read here and its arguments are understood.
  func testZsh() throws {
    let answer = try output(.zsh, "autoload -Uz compinit; compinit -u -d \"$HOME/dump\"; echo $_comps[drift]")
    XCTAssertEqual(answer, ["_drift"])
    XCTAssertEqual(try Workspace().shell("zsh", "-fnc", Shell.zsh.completions).error, "")
  }

  /// What a shell prints that has read the script of its kind.
  private func output(_ shell: Shell, _ command: String) throws -> [String] {
    let workspace = try Workspace()
    try workspace.write(shell.completions + "\n", to: "_drift")
    let read = shell == .zsh ? "fpath=($PWD $fpath)" : "source ./_drift"
    let result = try workspace.shell(shell.rawValue, shell == .zsh ? "-fc" : "-c", "\(read)\n\(command)")
    XCTAssertEqual(result.error, "", "\(shell)")
    return result.output.split(separator: "\n", omittingEmptySubsequences: false).dropLast().map(String.init)
  }
}

extension Workspace {
  /// Runs a program that may not be installed.
  ///
  /// - Throws: `XCTSkip` where it is not.
  func shell(_ name: String, _ arguments: String...) throws -> (output: String, error: String, code: Int32) {
    let path = try XCTUnwrap(ProcessInfo.processInfo.environment["PATH"])
    let folder = path.split(separator: ":").first {
      FileManager.default.isExecutableFile(atPath: "\($0)/\(name)")
    }
    guard let folder else { throw XCTSkip("\(name) is not installed here") }
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "\(folder)/\(name)")
    process.arguments = arguments
    process.currentDirectoryURL = url
    process.environment = environment()
    let (output, error) = (Pipe(), Pipe())
    (process.standardOutput, process.standardError) = (output, error)
    try process.run()
    let texts = [output, error].map {
      String(decoding: $0.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    }
    process.waitUntilExit()
    return (texts[0], texts[1], process.terminationStatus)
  }
}
