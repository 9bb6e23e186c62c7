import Foundation
import TestSupport
import XCTest

/// `init.drift` of the user's configuration folder, which only a prompt in a terminal reads.
final class InitFileTests: XCTestCase {
  private func workspace(_ text: String) throws -> Workspace {
    let workspace = try Workspace()
    try workspace.write("age\n36\n25\n", to: "people.csv")
    try workspace.write(text, to: "../home/.config/drift/init.drift")
    return workspace
  }

  func testRunsBeforeThePromptAndASessionReplays() throws {
    let workspace = try workspace("# Mine\np = load \"people.csv\"\n.mode csv\n")
    let terminal = try Terminal(in: workspace)
    try terminal.expect("p: frame, 2 rows × 1 column")
    try terminal.expect("drift> ")
    terminal.type("p | where age > 30\r")
    try terminal.expect("age\r\n36\r\n")
    try terminal.expect("drift> ")
    terminal.type(Terminal.Key.end)
    XCTAssertEqual(try terminal.finish(), 0)
    let statements = try workspace.read("session-1.drift").split(separator: "\n").filter {
      !$0.hasPrefix("#=") && !$0.hasPrefix("#@") && !$0.hasPrefix("#>")
    }
    XCTAssertEqual(statements.dropFirst(2), ["p = load \"people.csv\"", "p | where age > 30"])
    XCTAssertEqual(try workspace.run("replay", "session-1.drift").exitCode, 0)
  }

  func testAMistakeIsToldAndThePromptComes() throws {
    let workspace = try workspace("p = load \"people.csv\"\n.timer off\np | bogus\n")
    let terminal = try Terminal(in: workspace)
    try terminal.expect("p: frame, 2 rows × 1 column")
    try terminal.expect("/.config/drift/init.drift:3:5: error: there is no verb `bogus`")
    try terminal.expect("drift> ")
    terminal.type(Terminal.Key.end)
    XCTAssertEqual(try terminal.finish(), 0)
    XCTAssertEqual(workspace.names, ["people.csv"], "nothing was typed, so there is no session")
  }

  func testStandsInTheConfigurationFolder() throws {
    let workspace = try workspace("q")
    try workspace.write("p = load \"people.csv\"", to: "settings/drift/init.drift")
    let terminal = try Terminal(
      in: workspace, environment: ["XDG_CONFIG_HOME": workspace.path("settings")])
    try terminal.expect("p: frame, 2 rows × 1 column")
    try terminal.expect("drift> ")
    terminal.type(".quit\r")
    XCTAssertEqual(try terminal.finish(), 0)
    XCTAssertFalse(terminal.screen.contains("error"))
  }

  func testScriptsReplaysAndPipesDoNotReadIt() throws {
    let workspace = try workspace("p = load \"people.csv\"\n")
    try workspace.write("p | count\n", to: "a.drift")
    for arguments in [["-c", "p | count"], ["run", "a.drift"], ["replay", "a.drift"]] {
      let run = try RunningProgram(arguments, input: "", in: workspace).finish()
      XCTAssertEqual(run.exitCode, 1, "\(arguments)")
      XCTAssertTrue(run.error.contains("nothing is bound to `p`"), run.error)
    }
    let piped = try RunningProgram([], input: "p | count\n", in: workspace).finish()
    XCTAssertTrue(piped.error.contains("nothing is bound to `p`"), piped.error)
  }
}
