import TestSupport
import XCTest

/// What `load` says of values and rows that are not as they should be, word by word.
final class LoadReportTests: XCTestCase {
  private func check(_ text: String, _ options: String, says notices: String, line: UInt = #line) throws {
    let workspace = try Workspace()
    try workspace.write(text, to: "t.csv")
    let run = try workspace.run("-c", "a = load \"t.csv\", types: (a = number)\(options)")
    XCTAssertEqual(run, ProgramRun(output: "", error: notices, exitCode: 0), line: line)
  }

  private let few = "a,b\n1,x\nfoo,y\n2\n\"\u{1B}[2J\"\"\",z\n"

  func testFirst() throws {
    try check(
      few, "",
      says: """
        load: t.csv: 1 row with fewer fields than the header, filled with null (line 4)
        load: t.csv: 2 values of `a` not read as number, now null (lines 3, 5)

        """)
  }

  func testFirstOfMany() throws {
    try check(
      "a,b\n" + String(repeating: "x\n", count: 1200), ", report: first",
      says: """
        load: t.csv: 1,200 rows with fewer fields than the header, filled with null \
        (lines 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, …); `report: all` lists them
        load: t.csv: 1,200 values of `a` not read as number, now null \
        (lines 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, …); `report: all` lists them

        """)
  }

  func testAll() throws {
    try check(
      few + String(repeating: "w", count: 3000) + ",\n", ", report: all",
      says: """
        t.csv:3: `a`: "foo" is not a number
        t.csv:4: 1 field instead of 2
        t.csv:5: `a`: "\\u{1b}[2J\\"" is not a number
        t.csv:6: `a`: "\(String(repeating: "w", count: 59))…" is not a number
        load: t.csv: 1 row with fewer fields than the header, filled with null
        load: t.csv: 3 values of `a` not read as number, now null

        """)
  }

  func testAllOfThousands() throws {
    let lines = (2...20_001).map { "t.csv:\($0): `a`: \"x\($0)\" is not a number\n" }.joined()
    try check(
      "a,b\n" + (2...20_001).map { "x\($0),1\n" }.joined(), ", report: all",
      says: lines + "load: t.csv: 20,000 values of `a` not read as number, now null\n")
  }
}
