import Foundation
import TestSupport
import XCTest

/// `.undo`: the last statement is gone from the values and from the session.
final class UndoTests: XCTestCase {
  private func workspace() throws -> Workspace {
    let workspace = try Workspace()
    try workspace.write("a,b\n1,x\n2,y\n", to: "x.csv")
    return workspace
  }

  /// The statements and comments of the recorded session.
  private func session(_ workspace: Workspace) throws -> [String] {
    try workspace.read("session-1.drift").split(separator: "\n").dropFirst(2).map(String.init).filter {
      !["#@", "#=", "#>"].contains($0.prefix(2))
    }
  }

  func testBindingsComeBack() throws {
    let workspace = try workspace()
    let run = try workspace.run(
      input: """
        # The start
        param n = 1
        x = load "x.csv"
        x = x | take $n
        y = x | count
        param n = 2
        .undo
        .params
        .undo
        .undo
        x | take $n
        .frames
        x | count
        .undo
        _
        """)
    XCTAssertEqual(
      run.output,
      """
      n  1
      a  b
      1  x
      x  frame, 2 rows × 2 columns
      count
          2
      a  b
      1  x

      """)
    XCTAssertEqual(
      run.error,
      """
      took back: param n = 2
      took back: y = x | count
      took back: x = x | take $n
      took back: x | count
      session kept in session-1.drift: drift replay session-1.drift

      """)
    XCTAssertEqual(
      try session(workspace), ["# The start", "param n = 1", "x = load \"x.csv\"", "x | take $n", "_"])
    XCTAssertEqual(try workspace.run("replay", "-q", "session-1.drift").output, "3 statements: 3 ok\n")
  }

  /// The last value comes back, and so does that there was none.
  func testTheLastValueComesBack() throws {
    let workspace = try workspace()
    let run = try workspace.run(input: "load \"x.csv\" | count\n.undo\n_ | count\n.undo\n")
    XCTAssertEqual(
      run.error,
      """
      took back: load "x.csv" | count
      repl:1:1: error: there is no value to go on from yet
          _ | count
          ^
      help: start with `load` or a name
      error: there is no statement to take back

      """)
    XCTAssertEqual(workspace.names, ["x.csv"], "nothing is left, so there is no session")
  }

  /// Comments stay, those of a statement's own line go with it; what failed was never there.
  func testComments() throws {
    let workspace = try workspace()
    _ = try workspace.run(
      input: """
        # one
        x = load "x.csv"  # gone
        # two
        x | bogus
        x |
          # inner
          count
        # three
        .undo
        .undo
        load "x.csv" | count
        """)
    XCTAssertEqual(
      try session(workspace), ["# one", "# two", "# three", "load \"x.csv\" | count"])
  }

  /// Each statement of one line is taken back by itself.
  func testSeveralOnALine() throws {
    let workspace = try workspace()
    let run = try workspace.run(input: "x = load \"x.csv\"; x | count; x | take 1\n.undo\n.frames\n")
    XCTAssertTrue(run.error.hasPrefix("took back: x | take 1\n"), run.error)
    XCTAssertEqual(try session(workspace), ["x = load \"x.csv\"", "x | count"])
  }

  /// The file is brought up to date at once.
  func testAKilledPromptDoesNotBringItBack() throws {
    let workspace = try workspace()
    let program = try RunningProgram([], input: nil, in: workspace)
    try program.send("x = load \"x.csv\"\nx | count\n.undo\n")
    XCTAssertTrue(
      program.wait { (try? workspace.read("session-1.drift")).map { $0.hasSuffix("b37c\n") } ?? false })
    program.signal(SIGKILL)
    _ = try program.finish()
    XCTAssertEqual(try session(workspace), ["x = load \"x.csv\""])
  }

  func testAfterASave() throws {
    let workspace = try workspace()
    let run = try workspace.run(input: "load \"x.csv\"\nload \"x.csv\" | count\n.save a.drift\n.undo\n")
    XCTAssertTrue(run.error.contains("session kept in session-1.drift"), run.error)
    XCTAssertEqual(try workspace.run("replay", "-q", "a.drift").output, "2 statements: 2 ok\n")
    XCTAssertEqual(try workspace.run("replay", "-q", "session-1.drift").output, "1 statement: 1 ok\n")
  }

  /// What the init file bound is no statement of the user's.
  func testInitFile() throws {
    let workspace = try workspace()
    try workspace.write("p = load \"x.csv\"\n", to: "../home/.config/drift/init.drift")
    let terminal = try Terminal(in: workspace)
    try terminal.expect("drift> ")
    terminal.type(".undo\r")
    try terminal.expect("there is no statement to take back")
    terminal.type("p | count\r")
    try terminal.expect("2\r\n")
    terminal.type(".undo\r")
    try terminal.expect("took back: p | count")
    terminal.type(Terminal.Key.end)
    XCTAssertEqual(try terminal.finish(), 0)
  }
}
