import Foundation
import TestSupport
import XCTest

/// What a replay does beside comparing: what it writes, how much it runs, and what it tells machines.
final class ReplayOptionTests: XCTestCase {
  // MARK: --dry

  /// Nothing is written, later loads see what would have been, and results are compared all the same.
  func testDry() throws {
    let workspace = try Workspace.recorded()
    for name in ["o.csv", "p.csv.gz"] { try FileManager.default.removeItem(atPath: workspace.path(name)) }
    let run = try workspace.run(
      "replay", "--dry", "-q", "s.drift", environment: ["TMPDIR": workspace.home.path])
    XCTAssertEqual(run, ProgramRun(output: "6 statements: 6 ok\n", error: "", exitCode: 0))
    XCTAssertEqual(workspace.names, ["s.drift", "x.csv", "y.csv"])
    XCTAssertEqual(try FileManager.default.contentsOfDirectory(atPath: workspace.home.path), [])
    // A file that stands there is neither changed nor taken for the one that would have been written.
    try workspace.write("a,b\n9,q\n", to: "o.csv")
    XCTAssertEqual(try workspace.run("replay", "--dry", "-q", "s.drift").output, "6 statements: 6 ok\n")
    XCTAssertEqual(try workspace.read("o.csv"), "a,b\n9,q\n")
  }

  /// Models that a dry run would have written are found as well.
  func testDryWithAModel() throws {
    let workspace = try Workspace.recorded(
      """
      m = simulate "insurance", rows: 200 | fit group_name on age, miles, using: logistic | write "m.json"
      n = load "m.json"
      simulate "insurance", month: 1, rows: 20 | predict n | count by prediction

      """)
    try FileManager.default.removeItem(atPath: workspace.path("m.json"))
    let run = try workspace.run("replay", "--dry", "-q", "s.drift")
    XCTAssertEqual(run, ProgramRun(output: "3 statements: 3 ok\n", error: "", exitCode: 0))
    XCTAssertFalse(workspace.names.contains("m.json"))
  }

  func testDryTellsOfAFolderThatIsNotThere() throws {
    let workspace = try Workspace.recorded()
    try workspace.edit("write \"o.csv\"", "write \"none/o.csv\"")
    let run = try workspace.run("replay", "--dry", "-q", "s.drift")
    XCTAssertTrue(run.error.contains("error: there is no folder none"), run.error)
    XCTAssertEqual(run.exitCode, 1)
  }

  // MARK: --until

  func testUntil() throws {
    let workspace = try Workspace.recorded("param n = 1\n" + Workspace.writingScript)
    let run = try workspace.run("replay", "--until", "2", "s.drift")
    XCTAssertEqual(
      run.output, "ok         4  x = load \"x.csv\"\nok         7  y = load \"y.csv\"\n2 statements: 2 ok\n")
    XCTAssertEqual(try workspace.run("replay", "--until=99", "-q", "s.drift").output, "6 statements: 6 ok\n")
  }

  /// An update of the first statements leaves the records of the others.
  func testUpdateUntil() throws {
    let workspace = try Workspace.recorded()
    let before = try workspace.read("s.drift")
    try workspace.edit("#= frame 2x2 5d254b462830 ~e294b37c", "#= frame 9x9 000000000000 ~00000000")
    try workspace.edit("#> x      1", "#> x      7")
    XCTAssertEqual(try workspace.run("replay", "--update", "--until", "1", "-q", "s.drift").exitCode, 0)
    XCTAssertEqual(
      try workspace.read("s.drift"), before.replacing("#> x      1", with: "#> x      7", maxReplacements: 1))
  }

  // MARK: --diff

  /// A plain script gets its header by the diff as well, and `patch` agrees with the update.
  func testDiffOfAPlainScript() throws {
    let workspace = try Workspace.recorded()
    let script = "x = load \"x.csv\"\nx | count"
    try workspace.write(script, to: "plain.drift")
    let run = try workspace.run("replay", "--diff", "-q", "plain.drift")
    XCTAssertTrue(
      run.output.hasPrefix(
        """
        --- plain.drift
        +++ plain.drift
        @@ -1,2 +1,9 @@
        +#!/usr/bin/env -S drift replay
        +#% drift session 1
         x = load "x.csv"
        -x | count
        \\ No newline at end of file
        +#@ x.csv sha256:
        """), run.output)
    XCTAssertEqual(try workspace.read("plain.drift"), script)
  }

  /// The change is shown and not made, and `--update` makes that very change.
  func testDiff() throws {
    let workspace = try Workspace.recorded()
    XCTAssertEqual(
      try workspace.run("replay", "--diff", "s.drift"),
      ProgramRun(output: "", error: "6 statements: 6 ok\n", exitCode: 0))
    try workspace.edit("#> x      1", "#> x      7")
    try workspace.edit("#= frame 3x2 ", "#= frame 3x2 0")
    let before = try workspace.read("s.drift")
    let run = try workspace.run("replay", "--diff", "-q", "s.drift")
    XCTAssertEqual(run.exitCode, 3)
    XCTAssertTrue(run.output.hasPrefix("--- s.drift\n+++ s.drift\n@@ -"), run.output)
    XCTAssertTrue(run.output.contains("\n-#> x      7\n+#> x      1\n"), run.output)
    XCTAssertEqual(try workspace.read("s.drift"), before)
    XCTAssertEqual(try workspace.run("replay", "--update", "-q", "s.drift").exitCode, 0)
    let after = try workspace.read("s.drift")
    let changed = run.output.split(separator: "\n").dropFirst(2)
    for line in changed where line.hasPrefix("+") { XCTAssertTrue(after.contains(line.dropFirst())) }
    for line in changed where line.hasPrefix("-") { XCTAssertTrue(before.contains(line.dropFirst())) }
  }

  // MARK: --json

  private func objects(_ output: String) throws -> [[String: Any]] {
    try output.split(separator: "\n").map { line in
      try XCTUnwrap(JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any], String(line))
    }
  }

  func testJSON() throws {
    let workspace = try Workspace.recorded()
    try workspace.write("a,b\n4,z\n5,w\n", to: "y.csv")
    let run = try workspace.run("replay", "--json", "s.drift")
    let lines = try objects(run.output)
    XCTAssertEqual(lines.count, 7)
    XCTAssertEqual(
      lines.dropLast().map { $0["status"] as? String }, ["ok", "stale", "stale", "stale", "stale", "ok"])
    XCTAssertEqual(lines.dropLast().map { $0["line"] as? Int }, [3, 6, 9, 14, 17, 23])
    let input = try XCTUnwrap((lines[1]["inputs"] as? [[String: Any]])?.first)
    XCTAssertEqual(input["path"] as? String, "y.csv")
    XCTAssertEqual((input["recorded"] as? [String: Any])?["bytes"] as? Int, 8)
    XCTAssertEqual((input["got"] as? [String: Any])?["bytes"] as? Int, 12)
    XCTAssertEqual(lines[2]["depends_on"] as? [String], ["y"])
    XCTAssertEqual(lines[2]["columns"] as? [String], ["count"])
    XCTAssertEqual((lines[2]["lines"] as? [[String: String]]), [["recorded": "    3", "got": "    4"]])
    let last = try XCTUnwrap(lines.last)
    XCTAssertEqual(last["statements"] as? Int, 6)
    XCTAssertEqual(last["stale"] as? Int, 4)
    XCTAssertEqual(last["exit_code"] as? Int, 4)
    XCTAssertEqual(run.exitCode, 4)
  }

  func testJSONOfAFailure() throws {
    let workspace = try Workspace.recorded()
    try FileManager.default.removeItem(atPath: workspace.path("y.csv"))
    let run = try workspace.run("replay", "--json", "s.drift")
    let lines = try objects(run.output)
    XCTAssertEqual(lines.map { $0["status"] as? String }, ["ok", nil, nil])
    XCTAssertEqual(lines[1]["error"] as? String, "there is no file y.csv")
    XCTAssertEqual(lines[1]["line"] as? Int, 6)
    XCTAssertEqual(lines[1]["column"] as? Int, 10)
    XCTAssertEqual(lines[2]["exit_code"] as? Int, 1)
    XCTAssertEqual(run.exitCode, 1)
  }

  // MARK: Usage

  func testWrongUsage() throws {
    func message(_ arguments: String...) throws -> String {
      let run = try RunningProgram(arguments, input: "", in: Workspace()).finish()
      XCTAssertEqual(run.exitCode, 2)
      return String(run.error.prefix { $0 != "\n" })
    }
    XCTAssertEqual(try message("run", "--dry", "x"), "error: `--dry` belongs to `drift replay`")
    XCTAssertEqual(try message("--until", "2"), "error: `--until` belongs to `drift replay`")
    XCTAssertEqual(
      try message("replay", "--until", "0", "x"), "error: `--until` needs a number of statements, not `0`")
    XCTAssertEqual(
      try message("replay", "--update", "--diff", "x"), "error: `--update` and `--diff` exclude each other")
    XCTAssertEqual(
      try message("replay", "--update", "--dry", "x"), "error: `--update` and `--dry` exclude each other")
    XCTAssertEqual(
      try message("replay", "--diff", "--json", "x"), "error: `--diff` and `--json` exclude each other")
    XCTAssertEqual(
      try message("replay", "--diff", "-p", "a=1", "x"), "error: `--diff` and `-p` exclude each other")
  }
}
