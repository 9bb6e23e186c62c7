import TestSupport
import XCTest

@testable import DriftREPL

final class PagerTests: XCTestCase {
  func testIsWhatTheUserNamesElseLess() {
    func command(_ variables: [String: String]) -> String? {
      Pager.standard { variables[$0] ?? ["TERM": "xterm", "PATH": "/nowhere:/bin:/usr/bin"][$0] }?.command
    }
    XCTAssertEqual(command(["PAGER": "sed -n p"]), "sed -n p")
    XCTAssertEqual(command(["PAGER": "/bin/sh"]), "/bin/sh")
    for pager in ["", " ", "cat", "no-such-pager -R", "/no/such/pager"] {
      XCTAssertNil(command(["PAGER": pager]), pager)
    }
    XCTAssertNil(command(["PAGER": "sed", "TERM": "dumb"]))
    XCTAssertNil(command(["PAGER": "sed", "TERM": ""]))
    XCTAssertNil(command(["PATH": "/nowhere"]), "no less")
  }

  func testTellsWhatFitsTheScreen() {
    func isTooLong(_ text: String, isCut: Bool = false) -> Bool {
      Pager.isTooLong(text, isCut: isCut, rows: 4, columns: 10)
    }
    XCTAssertFalse(isTooLong("1\n2\n3"))
    XCTAssertTrue(isTooLong("1\n2\n3\n4"))
    XCTAssertTrue(isTooLong("1\n2\n3\n4\n5\n6"))
    XCTAssertFalse(isTooLong("0123456789\n2\n3"))
    XCTAssertTrue(isTooLong("0123456789a\n2\n3"), "the terminal breaks the first line")
    XCTAssertFalse(isTooLong("漢字漢字漢\n2\n3"))
    XCTAssertTrue(isTooLong("漢字漢字漢字\n2\n3"))
    XCTAssertFalse(isTooLong("\u{1B}[1m0123\u{1B}[0m\u{1B}[2m456789\u{1B}[0m\n2\n3"))
    XCTAssertFalse(isTooLong("0123456789a"))
    XCTAssertTrue(isTooLong("0123456789a", isCut: true))
  }

  // MARK: In a terminal of 100 × 40

  private func terminal(pager: String) throws -> Terminal {
    let workspace = try Workspace()
    try workspace.write("n,text\n" + (1...60).map { "\($0),row\($0)\n" }.joined(), to: "rows.csv")
    let terminal = try Terminal(in: workspace, environment: ["PAGER": pager])
    try terminal.expect("drift> ")
    return terminal
  }

  func testShowsWhatIsLongerThanTheScreen() throws {
    let terminal = try terminal(pager: "sed 's/^/paged: /'")
    terminal.type(".mode csv\r")
    try terminal.expect("drift> ")
    terminal.type("load \"rows.csv\" | take 2\r")
    try terminal.expect("n,text\r\n1,row1")
    try terminal.expect("drift> ")
    terminal.type("load \"rows.csv\"\r")
    try terminal.expect("paged: n,text")
    try terminal.expect("paged: 60,row60")
    try terminal.expect("drift> ")
    terminal.type(".mode table\r")
    try terminal.expect("drift> ")
    // A table is cut to the screen, and tells how to see the rest.
    terminal.type("_\r")
    try terminal.expect("60 rows × 2 columns, 20 rows shown; .more shows all")
    try terminal.expect("drift> ")
    terminal.type(".more\r")
    try terminal.expect("paged:      30  row30")
    try terminal.expect("drift> ")
    terminal.type(".quit\r")
    XCTAssertEqual(try terminal.finish(), 0)
  }

  /// Ctrl-C is the pager's, and one that shows little or fails does no harm.
  func testThePromptComesBackWhateverThePagerDoes() throws {
    for (pager, shown) in [
      ("tail -f", "60,row60"), ("head -n 1", "n,text"), ("sh -c 'cat; exit 3'", "60,row60"),
    ] {
      let terminal = try terminal(pager: pager)
      terminal.type(".mode csv\r")
      try terminal.expect("drift> ")
      terminal.type("load \"rows.csv\"\r")
      try terminal.expect(shown)
      if pager == "tail -f" { terminal.type(Terminal.Key.interrupt) }
      try terminal.expect("drift> ")
      terminal.type("load \"rows.csv\" | count\r")
      try terminal.expect("count\r\n60\r\n")
      try terminal.expect("drift> ")
      terminal.type(".quit\r")
      XCTAssertEqual(try terminal.finish(), 0)
    }
  }

  func testAPagerThatCannotBeStartedLeavesTheTextToTheScreen() throws {
    let terminal = try terminal(pager: "env no-such-pager")
    terminal.type(".mode csv\r")
    try terminal.expect("drift> ")
    terminal.type("load \"rows.csv\"\r")
    try terminal.expect("60,row60")
    terminal.type(".quit\r")
    XCTAssertEqual(try terminal.finish(), 0)
  }

  func testNothingIsPagedWithoutAPrompt() throws {
    let workspace = try Workspace()
    let rows = (1...60).map { "\($0),row\($0)\n" }.joined()
    try workspace.write("n,text\n" + rows, to: "rows.csv")
    let terminal = try Terminal(
      ["--mode", "csv", "-c", "load \"rows.csv\""], in: workspace,
      environment: ["PAGER": "sed 's/^/paged: /'"])
    XCTAssertEqual(try terminal.finish(), 0)
    XCTAssertTrue(terminal.screen.contains("60,row60"))
    XCTAssertFalse(terminal.screen.contains("paged"))
  }
}
