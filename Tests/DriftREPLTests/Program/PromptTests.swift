import Foundation
import TestSupport
import XCTest

/// The prompt as a person meets it, in a terminal.
final class PromptTests: XCTestCase {
  private func workspace() throws -> Workspace {
    let workspace = try Workspace()
    try workspace.write("age,city\n36,London\n25,Paris\n", to: "people.csv")
    return workspace
  }

  func testDialogue() throws {
    let workspace = try workspace()
    let terminal = try Terminal(in: workspace)
    try terminal.expect("drift 0.1.0 · .tour for a tour, .help for help, .quit or Ctrl-D to leave")
    try terminal.expect("drift> ")
    terminal.type("p = load \"people.csv\"\r")
    try terminal.expect("p: frame, 2 rows × 2 columns")
    try terminal.expect("drift> ")
    terminal.type("p | where age > 30\r")
    // The type row is for people alone.
    try terminal.expect("integer")
    try terminal.expect("36")
    try terminal.expect("drift> ")
    terminal.type("| count\r")
    try terminal.expect("drift> ")
    terminal.type("p | bogus\r")
    try terminal.expect("repl:1:5: error: there is no verb `bogus`")
    try terminal.expect("drift> ")
    terminal.type(Terminal.Key.end)
    try terminal.expect("session kept in session-1.drift: drift replay session-1.drift")
    XCTAssertEqual(try terminal.finish(), 0)
    let statements = try workspace.read("session-1.drift").split(separator: "\n").filter {
      !$0.hasPrefix("#")
    }
    XCTAssertEqual(statements, ["p = load \"people.csv\"", "p | where age > 30", "_ | count"])
  }

  func testStatementOverSeveralLines() throws {
    let terminal = try Terminal(in: workspace())
    try terminal.expect("drift> ")
    terminal.type("load \"people.csv\" |\r")
    try terminal.expect("   |> ")
    terminal.type("where city in (\r")
    try terminal.expect("   (> ")
    terminal.type("\"Paris\"\r")
    try terminal.expect("   (> ")
    terminal.type(") and age >\r")
    try terminal.expect("    > ")
    terminal.type("20 | count\r")
    try terminal.expect("count")
    try terminal.expect("1")
    terminal.type(".quit\r")
    XCTAssertEqual(try terminal.finish(), 0)
  }

  func testCompletion() throws {
    let terminal = try Terminal(in: workspace())
    try terminal.expect("drift> ")
    terminal.type("people = lo\t")
    try terminal.expect("load \"")
    terminal.type("peo\t")
    try terminal.expect("people.csv\"")
    terminal.type("\r")
    try terminal.expect("people: frame")
    try terminal.expect("drift> ")
    terminal.type("peo\t | sum\t")
    try terminal.expect("summarize ")
    terminal.type("mean(ag\t) by ci\t\r")
    try terminal.expect("mean_age")
    try terminal.expect("Paris")
    try terminal.expect("drift> ")
    terminal.type("people | d\t\t")
    for verb in ["drop", "derive", "distinct", "describe", "drift"] { try terminal.expect(verb) }
    terminal.type(Terminal.Key.interrupt)
    try terminal.expect("drift> ")
    terminal.type(".qu\t\r")
    XCTAssertEqual(try terminal.finish(), 0)
  }

  func testInterruptEmptiesTheLine() throws {
    let workspace = try workspace()
    let terminal = try Terminal(in: workspace)
    try terminal.expect("drift> ")
    terminal.type("load \"people.csv\" | wher")
    try terminal.expect("wher")
    terminal.type(Terminal.Key.interrupt)
    try terminal.expect("^C")
    try terminal.expect("drift> ")
    terminal.type("load \"people.csv\" | count by (\r")
    try terminal.expect("   (> ")
    terminal.type(Terminal.Key.interrupt)
    try terminal.expect("drift> ")
    terminal.type("load \"people.csv\" | count\r")
    try terminal.expect("2")
    try terminal.expect("drift> ")
    terminal.type(Terminal.Key.end)
    XCTAssertEqual(try terminal.finish(), 0)
    XCTAssertFalse(try workspace.read("session-1.drift").contains("wher"))
  }

  func testInterruptStopsTheStatementAlone() throws {
    let workspace = try workspace()
    let terminal = try Terminal(in: workspace)
    try terminal.expect("drift> ")
    terminal.type("p = load \"people.csv\"\r")
    try terminal.expect("p: frame, 2 rows")
    try terminal.expect("drift> ")
    // The first statement's table shows that the second is under way.
    terminal.type("p | count; p = simulate \"insurance\", months: 1..36, rows: 200000\r")
    try terminal.expect("integer")
    terminal.type(Terminal.Key.interrupt)
    try terminal.expect("stopped")
    try terminal.expect("drift> ")
    terminal.type(".frames\r")
    try terminal.expect("p  frame, 2 rows × 2 columns")
    try terminal.expect("drift> ")
    terminal.type("p | count\r")
    try terminal.expect("2")
    try terminal.expect("drift> ")
    terminal.type(Terminal.Key.end)
    XCTAssertEqual(try terminal.finish(), 0)
    XCTAssertFalse(try workspace.read("session-1.drift").contains("simulate"))
  }

  /// Nobody writes to the pipe, so neither opening nor reading it ends by itself.
  func testInterruptEndsTheWaitForAPipe() throws {
    let workspace = try workspace()
    XCTAssertEqual(mkfifo(workspace.path("pipe.csv"), 0o600), 0)
    let terminal = try Terminal(in: workspace)
    try terminal.expect("drift> ")
    for _ in 1...2 {
      terminal.type("p = load \"pipe.csv\"\r")
      // Readline has given the terminal back.
      try terminal.expect("\u{1B}[?2004l")
      usleep(200_000)
      terminal.type(Terminal.Key.interrupt)
      try terminal.expect("stopped", seconds: 5)
      try terminal.expect("drift> ")
    }
    terminal.type("p = load \"pipe.csv\"; p | count\r")
    let pipe = try FileHandle(forWritingTo: workspace.url.appending(path: "pipe.csv"))
    try pipe.write(contentsOf: Data("age\n1\n2\n3\n".utf8))
    try pipe.close()
    try terminal.expect("p: frame, 3 rows × 1 column")
    terminal.type(".quit\r")
    XCTAssertEqual(try terminal.finish(), 0)
  }

  /// Lines that are pasted at once run one after the other, commands of the prompt among them.
  func testPaste() throws {
    let workspace = try workspace()
    let terminal = try Terminal(in: workspace)
    try terminal.expect("drift> ")
    terminal.type("\u{1B}[200~p = load \"people.csv\"\n.frames\n# note\np |\n  count\n\u{1B}[201~\r")
    try terminal.expect("p: frame, 2 rows × 2 columns")
    try terminal.expect("p  frame, 2 rows × 2 columns")
    try terminal.expect("count")
    try terminal.expect("2")
    try terminal.expect("drift> ")
    terminal.type(Terminal.Key.end)
    XCTAssertEqual(try terminal.finish(), 0)
    let lines = try workspace.read("session-1.drift").split(separator: "\n").dropFirst(2)
    let typed = lines.filter { !$0.hasPrefix("#") || $0.hasPrefix("# ") }
    XCTAssertEqual(typed, ["p = load \"people.csv\"", "# note", "p |", "  count"])
  }

  func testHistory() throws {
    let workspace = try workspace()
    let first = try Terminal(in: workspace)
    try first.expect("drift> ")
    first.type("load \"people.csv\" |\r")
    try first.expect("   |> ")
    first.type("count\r")
    try first.expect("drift> ")
    first.type(Terminal.Key.end)
    XCTAssertEqual(try first.finish(), 0)

    let file = workspace.home.appending(path: ".local/state/drift/history")
    XCTAssertEqual(try String(contentsOf: file, encoding: .utf8), "load \"people.csv\" |\\ncount\n")
    let attributes = try FileManager.default.attributesOfItem(atPath: file.path)
    XCTAssertEqual((attributes[.posixPermissions] as? NSNumber)?.intValue, 0o600)

    let second = try Terminal(in: workspace)
    try second.expect("drift> ")
    second.type(Terminal.Key.up)
    try second.expect("count")
    second.type("\r")
    try second.expect("2")
    try second.expect("drift> ")
    second.type(Terminal.Key.end)
    XCTAssertEqual(try second.finish(), 0)
  }

  /// An entry that is entered again moves to the end, so the one before the first is not the last again.
  func testAnEntryIsInTheHistoryOnce() throws {
    let terminal = try Terminal(in: workspace())
    try terminal.expect("drift> ")
    for command in [".mode csv", ".params", ".mode csv"] {
      terminal.type(command + "\r")
      try terminal.expect("drift> ")
    }
    terminal.type(Terminal.Key.up + Terminal.Key.up + Terminal.Key.up + "\r")
    try terminal.expect("no parameter is declared")
    try terminal.expect("drift> ")
    terminal.type(".quit\r")
    XCTAssertEqual(try terminal.finish(), 0)
  }

  /// Ctrl-C leaves a search in the history too, with nothing of what it found.
  func testInterruptEndsASearch() throws {
    let terminal = try Terminal(in: workspace())
    try terminal.expect("drift> ")
    terminal.type("load \"people.csv\"\r")
    try terminal.expect("drift> ")
    terminal.type("\u{12}load")
    try terminal.expect("(reverse-i-search)")
    try terminal.expect("people.csv")
    terminal.type(Terminal.Key.interrupt)
    try terminal.expect("^C")
    try terminal.expect("drift> ")
    let before = terminal.screen.utf8.count
    terminal.type(".quit\r")
    XCTAssertEqual(try terminal.finish(), 0)
    XCTAssertFalse(String(terminal.screen.utf8.dropFirst(before)).map { $0.contains("people") } ?? true)
  }

  /// A named pipe that nobody reads is waited for no longer than the user wants to.
  func testInterruptEndsTheWaitForAReader() throws {
    let workspace = try workspace()
    XCTAssertEqual(mkfifo(workspace.path("pipe.csv"), 0o600), 0)
    let terminal = try Terminal(in: workspace)
    try terminal.expect("drift> ")
    terminal.type("load \"people.csv\" | write \"pipe.csv\"\r")
    try terminal.expect("pipe.csv\"\r\n")
    usleep(200_000)
    terminal.type(Terminal.Key.interrupt)
    try terminal.expect("stopped")
    try terminal.expect("drift> ")
    terminal.type(".frames\r")
    try terminal.expect("nothing is bound yet")
    try terminal.expect("drift> ")
    terminal.type(".quit\r")
    XCTAssertEqual(try terminal.finish(), 0)
  }

  func testPlainTerminals() throws {
    for environment in [["TERM": "dumb"], ["NO_COLOR": "1"]] {
      let terminal = try Terminal(in: workspace(), environment: environment)
      try terminal.expect("drift> ")
      terminal.type("load \"people.csv\"\r")
      try terminal.expect("London")
      try terminal.expect("drift> ")
      terminal.type(".quit\r")
      XCTAssertEqual(try terminal.finish(), 0)
      XCTAssertFalse(terminal.screen.contains("\u{1B}[1m"), "\(environment)")
    }
  }

  /// A script that runs in a terminal tells what it binds, as the prompt does.
  func testScriptInATerminal() throws {
    let terminal = try Terminal(["-c", "p = load \"people.csv\"; p | count"], in: workspace())
    try terminal.expect("p: frame, 2 rows × 2 columns")
    try terminal.expect("count")
    XCTAssertEqual(try terminal.finish(), 0)
  }

  func testAsciiTerminal() throws {
    let terminal = try Terminal(["--ascii"], in: workspace())
    try terminal.expect("drift> ")
    for line in [
      "p = load \"people.csv\"; p | hist city", ".help drift", ".frames", "p | where", "p vs p | drift",
    ] {
      terminal.type(line + "\r")
      try terminal.expect("drift> ")
    }
    terminal.type(".quit\r")
    XCTAssertEqual(try terminal.finish(), 0)
    XCTAssertEqual(terminal.screen.unicodeScalars.filter { !$0.isASCII }.map(String.init), [])
  }
}
