import XCTest

@testable import DriftREPL

final class TerminalInfoTests: XCTestCase {
  private func info(
    _ variables: [String: String] = ["TERM": "xterm", "LANG": "en_US.UTF-8"],
    terminals: Set<Int32> = [0, 1, 2],
    size: (rows: Int, columns: Int)? = (24, 80), ascii: Bool = false, noColor: Bool = false
  ) -> TerminalInfo {
    TerminalInfo(
      ascii: ascii, noColor: noColor, variable: { variables[$0] }, isTerminal: terminals.contains,
      size: { _ in size })
  }

  func testTellsWhichStreamsAreTerminals() {
    let found = info(terminals: [0, 2])
    XCTAssertEqual(
      [found.inputIsTerminal, found.outputIsTerminal, found.errorIsTerminal], [true, false, true])
  }

  func testWidthIsTheTerminals() {
    XCTAssertEqual(info().width, 80)
    XCTAssertEqual(info().height, 24)
    XCTAssertNil(info(terminals: []).width)
    XCTAssertEqual(info(["COLUMNS": "132"], size: nil).width, 132)
    XCTAssertEqual(info(["COLUMNS": "132"], size: (0, 0)).width, 132)
    XCTAssertEqual(info(["COLUMNS": "x"], size: nil).width, 80)
  }

  func testUnicodeFollowsTheFirstLocaleVariableThatIsSet() {
    XCTAssertTrue(info().unicode)
    XCTAssertTrue(info(["LC_CTYPE": "de_DE.utf8", "LANG": "C"]).unicode)
    XCTAssertFalse(info(["LC_ALL": "C", "LANG": "en_US.UTF-8"]).unicode)
    XCTAssertTrue(info(["LC_ALL": "", "LANG": "en_US.UTF-8"]).unicode)
    XCTAssertFalse(info([:]).unicode)
    XCTAssertTrue(info([:], terminals: []).unicode, "a file does not depend on the locale")
    XCTAssertFalse(info(terminals: [], ascii: true).unicode)
  }

  func testColorNeedsATerminalThatHasItAndAUserWhoWantsIt() {
    XCTAssertTrue(info().color)
    XCTAssertFalse(info(noColor: true).color)
    XCTAssertFalse(info(terminals: [0, 2]).color)
    XCTAssertFalse(info(["TERM": "dumb"]).color)
    XCTAssertFalse(info([:]).color)
    XCTAssertFalse(info(["TERM": "xterm", "NO_COLOR": "1"]).color)
    XCTAssertTrue(info(["TERM": "xterm", "NO_COLOR": ""]).color)
  }

  func testErrorsAreRewritableOnATerminalThatKnowsEscapes() {
    XCTAssertTrue(info(terminals: [2]).errorIsRewritable)
    XCTAssertFalse(info(terminals: [0, 1]).errorIsRewritable)
    XCTAssertFalse(info(["TERM": "dumb"]).errorIsRewritable)
    XCTAssertFalse(info([:]).errorIsRewritable)
  }
}
