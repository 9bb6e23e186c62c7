import TestSupport
import XCTest

@testable import DriftREPL

final class VisibleTextTests: XCTestCase {
  func testLinesAndTabsStay() {
    XCTAssertEqual(visibleLines("a\tb\n\u{1B}[31mred\r\n"), "a\tb\n\\u{1b}[31mred\\r\n")
    XCTAssertEqual(visibleLines(""), "")
  }

  func testJSONMeansTheSame() throws {
    let text = "{\"a\":\"é\u{9B}31m\u{E0001}\"}\n{\"a\":\"\u{202E}x\"}"
    let safe = visibleJSON(text)
    XCTAssertEqual(safe, "{\"a\":\"é\\u009b31m\\udb40\\udc01\"}\n{\"a\":\"\\u202ex\"}")
    for (line, before) in zip(safe.split(separator: "\n"), text.split(separator: "\n")) {
      let decoder = JSONDecoder()
      XCTAssertEqual(
        try decoder.decode([String: String].self, from: Data(line.utf8)),
        try decoder.decode([String: String].self, from: Data(before.utf8)))
    }
  }

  // MARK: In a terminal

  /// What stands in a file is never sent to the screen as it is, in no mode and no message; off a terminal no byte of a
  /// mode that programs read is changed.
  func testATerminalObeysNothingOfTheData() throws {
    let workspace = try Workspace()
    try workspace.write("na\u{1B}]0;me,text\n1,\u{1B}[2Jx\u{9B}31m\n2,\"bell\u{7}\"\n", to: "evil.csv")
    for mode in ["table", "csv", "json", "jsonl", "md"] {
      let arguments = ["--mode", mode, "--no-color", "--quiet", "-c", "load \"evil.csv\"\n_ | select nome"]
      let terminal = try Terminal(arguments, in: workspace)
      XCTAssertEqual(try terminal.finish(), 1, mode)
      let isControl = { (scalar: Unicode.Scalar) in scalar.properties.generalCategory == .control }
      let controls = Set(terminal.screen.unicodeScalars.filter(isControl))
      XCTAssertEqual(controls, ["\r", "\n"], mode)
      XCTAssertTrue(terminal.screen.contains(mode.hasPrefix("json") ? "\\u009b31m" : "\\u{9b}31m"), mode)
      XCTAssertTrue(terminal.screen.contains("there is no column `nome`"), mode)
    }
    let piped = try workspace.run("--mode", "csv", "-c", "load \"evil.csv\"")
    XCTAssertTrue(piped.output.contains("\u{1B}[2Jx\u{9B}31m"))
  }
}
