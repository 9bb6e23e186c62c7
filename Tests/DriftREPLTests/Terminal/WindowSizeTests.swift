import TestSupport
import XCTest

final class WindowSizeTests: XCTestCase {
  func testTablesFollowTheWindow() throws {
    let workspace = try Workspace()
    let names = (1...12).map { "a_long_name_\($0)" }.joined(separator: ",")
    let row = [String](repeating: "1", count: 12).joined(separator: ",")
    try workspace.write(
      names + "\n" + [String](repeating: row, count: 30).joined(separator: "\n"), to: "wide.csv")
    let terminal = try Terminal(in: workspace)
    try terminal.expect("drift> ")
    terminal.type("load \"wide.csv\"\r")
    try terminal.expect("30 rows × 12 columns, 20 rows shown; .more shows all")
    try terminal.expect("+5 columns: a_long_name_8")
    terminal.resize(rows: 24, columns: 60)
    terminal.type("_\r")
    try terminal.expect("30 rows × 12 columns, 16 rows shown; .more shows all")
    try terminal.expect("+8 columns: a_long_name_5")
    terminal.resize(rows: 50, columns: 200)
    terminal.type("_\r")
    try terminal.expect("a_long_name_12")
    try terminal.expect("30 rows × 12 columns, 20 rows shown; .more shows all\u{1B}[0m\r\n\u{1B}[?2004h")
    terminal.type(".quit\r")
    XCTAssertEqual(try terminal.finish(), 0)
  }
}
