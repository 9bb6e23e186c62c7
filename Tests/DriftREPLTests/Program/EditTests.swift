import Foundation
import TestSupport
import XCTest

/// `.edit`, with scripts in the place of an editor.
final class EditTests: XCTestCase {
  /// The prompt with an editor that does what a shell script says to the file `$1`.
  private func terminal(_ script: String, in workspace: Workspace) throws -> Terminal {
    try workspace.write("age\n36\n25\n", to: "people.csv")
    try workspace.write(script, to: "editor.sh")
    let terminal = try Terminal(
      in: workspace, environment: ["EDITOR": "sh editor.sh", "TMPDIR": workspace.url.path])
    try terminal.expect("drift> ")
    return terminal
  }

  func testRunsWhatWasSaved() throws {
    let workspace = try Workspace()
    let script = """
      cp "$1" seen; ls -l "$1" | cut -c 1-10 > mode
      printf 'p = load "people.csv"\\np |\\n  where age > 30\\n\\n' > "$1"
      """
    let terminal = try terminal(script, in: workspace)
    terminal.type("load \"people.csv\" | take 1\r")
    try terminal.expect("drift> ")
    terminal.type(".frames\r")
    try terminal.expect("drift> ")
    terminal.type(".edit\r")
    try terminal.expect("p: frame, 2 rows × 1 column")
    try terminal.expect("36")
    try terminal.expect("drift> ")
    // What was saved is in the history as one entry.
    terminal.type(Terminal.Key.up)
    try terminal.expect("where age > 30")
    terminal.type(Terminal.Key.interrupt)
    try terminal.expect("drift> ")
    terminal.type(".quit\r")
    XCTAssertEqual(try terminal.finish(), 0)
    XCTAssertEqual(try workspace.read("seen"), "load \"people.csv\" | take 1\n")
    XCTAssertEqual(try workspace.read("mode"), "-rw-------\n")
    XCTAssertEqual(workspace.names, ["editor.sh", "mode", "people.csv", "seen", "session-1.drift"])
    XCTAssertTrue(try workspace.read("session-1.drift").contains("\np |\n  where age > 30\n#= frame 1x1 "))
  }

  func testWhatIsAsItWasDoesNotRun() throws {
    let terminal = try terminal("true", in: Workspace())
    terminal.type("load \"people.csv\" | count\r")
    try terminal.expect("drift> ")
    terminal.type(".edit\r")
    try terminal.expect("nothing has changed, and nothing was run")
    try terminal.expect("drift> ")
    terminal.type(".quit\r")
    XCTAssertEqual(try terminal.finish(), 0)
  }

  func testAnEditorThatFails() throws {
    let terminal = try terminal("echo p > \"$1\"; exit 3", in: Workspace())
    terminal.type(".edit\r")
    try terminal.expect("error: the editor `sh editor.sh` did not end well, and nothing was run")
    try terminal.expect("drift> ")
    terminal.type(".quit\r")
    XCTAssertEqual(try terminal.finish(), 0)
    XCTAssertFalse(terminal.screen.contains("nothing is bound"))
  }

  /// Ctrl-C goes to the editor too; where that ends it, nothing runs and the prompt is there again.
  func testInterruptGoesToTheEditor() throws {
    // The shell itself waits: a program that it had just begun to start would not hear of the key.
    let terminal = try terminal("echo .params > \"$1\"; echo waiting; read answer", in: Workspace())
    terminal.type(".edit\r")
    try terminal.expect("waiting")
    terminal.type(Terminal.Key.interrupt)
    try terminal.expect("did not end well, and nothing was run")
    try terminal.expect("drift> ")
    terminal.type(".frames\r")
    try terminal.expect("nothing is bound yet")
    try terminal.expect("drift> ")
    terminal.type(".quit\r")
    XCTAssertEqual(try terminal.finish(), 0)
  }

  /// Who is asked to leave does so, whatever the editor thinks of it, and what had been done is kept.
  func testTerminationDoesNotWaitForTheEditor() throws {
    for script in ["", "trap '' TERM HUP; "] {
      for signal in [SIGTERM, SIGHUP] {
        let workspace = try Workspace()
        let terminal = try terminal(script + "stty -echo; echo waiting; read answer", in: workspace)
        terminal.type("p = load \"people.csv\"\r")
        try terminal.expect("drift> ")
        terminal.type(".edit\r")
        try terminal.expect("waiting")
        XCTAssertFalse(terminal.echoes)
        terminal.signal(signal)
        XCTAssertEqual(try terminal.finish(), 0)
        XCTAssertTrue(terminal.echoes, "the terminal is as it was found")
        XCTAssertFalse(terminal.screen.contains("did not end well"))
        XCTAssertTrue(try workspace.read("session-1.drift").contains("p = load"))
        XCTAssertEqual(
          workspace.names, [".session-1.drift.lock", "editor.sh", "people.csv", "session-1.drift"])
      }
    }
  }

  func testTerminationDoesNotWaitForThePager() throws {
    let workspace = try Workspace()
    try workspace.write("x\n" + (1...99).map { "\($0)\n" }.joined(), to: "x.csv")
    try workspace.write("echo waiting; read answer < /dev/tty", to: "pager.sh")
    let terminal = try Terminal(in: workspace, environment: ["PAGER": "sh pager.sh"])
    try terminal.expect("drift> ")
    terminal.type("load \"x.csv\"\r")
    try terminal.expect("drift> ")
    terminal.type(".more\r")
    try terminal.expect("waiting")
    terminal.signal(SIGTERM)
    XCTAssertEqual(try terminal.finish(), 0)
    XCTAssertTrue(terminal.screen.contains("session kept in session-1.drift"))
  }

  func testNeedsATerminal() throws {
    let run = try RunningProgram([], input: ".edit\n", in: Workspace()).finish()
    XCTAssertEqual(run.error, "error: `.edit` needs a terminal\n")
  }
}
