import Foundation
import TestSupport
import XCTest

/// Files that a session writes: verified by a replay, known as its own, and the only ones that change.
final class WrittenFileTests: XCTestCase {
  func testWrittenFilesAreVerified() throws {
    let workspace = try Workspace.recorded()
    let text = try workspace.read("s.drift")
    let outputs = text.split(separator: "\n").filter { $0.hasPrefix("#+ ") }.map { $0.prefix { $0 != ":" } }
    XCTAssertEqual(outputs, ["#+ o.csv sha256", "#+ p.csv.gz sha256"])
    XCTAssertEqual(try workspace.run("replay", "-q", "s.drift").output, "6 statements: 6 ok\n")
    // A digest of the file alone, as after a change of how files are written.
    let hash = try XCTUnwrap(text.firstMatch(of: /#\+ o\.csv sha256:(\w{64})/)).1
    try workspace.edit(String(hash), String(hash.reversed()))
    let run = try workspace.run("replay", "-q", "s.drift")
    XCTAssertEqual(
      run.output,
      """
      differs    9  x | append y | write "o.csv" | count
        output o.csv changed: 16 bytes as before, but others
      6 statements: 5 ok, 1 differs

      """)
    XCTAssertEqual(run.exitCode, 3)
  }

  /// Where another platform's last digits are in the value, they may be in the file as well.
  func testLastDigits() throws {
    let workspace = try Workspace.recorded("x = load \"x.csv\" | write \"o.csv\"\n")
    let text = try workspace.read("s.drift")
    let hash = try XCTUnwrap(text.firstMatch(of: /#\+ o\.csv sha256:(\w{64})/)).1
    let exact = try XCTUnwrap(text.firstMatch(of: /#= frame 2x2 (\w{12})/)).1
    try workspace.edit("#+ o.csv sha256:\(hash)", "#+ o.csv sha256:\(String(hash.reversed()))")
    try workspace.edit(String(exact), String(exact.reversed()))
    XCTAssertEqual(try workspace.run("replay", "-q", "s.drift").output, "1 statement: 1 ok~\n")
  }

  /// Files are compared by what they hold, whatever the program that compresses makes of it.
  func testCompressedFilesByTheirContent() throws {
    let workspace = try Workspace.recorded()
    let text = try workspace.read("s.drift")
    XCTAssertTrue(text.contains("#+ p.csv.gz sha256:"))
    let match = try XCTUnwrap(text.firstMatch(of: /#\+ p\.csv\.gz sha256:(\w{64}) bytes=8/))
    let plain = try Workspace()
    try plain.write("load \"q.csv\"\n", to: "s.drift")
    try plain.write("a,b\n1,x\n", to: "q.csv")
    _ = try plain.run("replay", "--update", "-q", "s.drift")
    XCTAssertTrue(try plain.read("s.drift").contains(match.1))
  }

  /// What hangs on a changed file is stale through a file of the session's own too, and a change of the session's own
  /// results is none of its inputs.
  func testFilesOfTheSessionsOwn() throws {
    let workspace = try Workspace.recorded()
    try workspace.write("a,b\n4,z\n", to: "y.csv")
    var run = try workspace.run("replay", "-q", "s.drift")
    XCTAssertEqual(
      run.output,
      """
      stale      6  y = load "y.csv"
        input y.csv changed: 8 bytes as before, but others
        - frame 1x2 42c8344c6eed
        + frame 1x2 0f45c9ba20ff
      stale      9  x | append y | write "o.csv" | count
        depends on y
        output o.csv changed: 16 bytes as before, but others
      stale     14  o = load "o.csv"
        depends on o.csv
        - frame 3x2 1ef42c93e8b1
        + frame 3x2 e6d6b2d5a24b
      stale     17  o | count by b
        depends on o
      6 statements: 2 ok, 4 stale

      """.replacing("0f45c9ba20ff", with: try digest(run.output, "+ frame 1x2 "))
        .replacing("1ef42c93e8b1", with: try digest(run.output, "- frame 3x2 "))
        .replacing("e6d6b2d5a24b", with: try digest(run.output, "+ frame 3x2 ")))
    XCTAssertEqual(run.exitCode, 4)
    // Another statement instead of another input.
    try workspace.write("a,b\n3,z\n", to: "y.csv")
    try workspace.edit("x | append y |", "x | append x |")
    run = try workspace.run("replay", "-q", "s.drift")
    XCTAssertEqual(
      run.output.split(separator: "\n").filter { !$0.hasPrefix(" ") },
      [
        "differs    9  x | append x | write \"o.csv\" | count", "differs   14  o = load \"o.csv\"",
        "differs   17  o | count by b", "6 statements: 3 ok, 3 differs",
      ])
    XCTAssertEqual(run.exitCode, 3)
  }

  private func digest(_ output: String, _ before: String) throws -> String {
    let start = try XCTUnwrap(output.ranges(of: before).first).upperBound
    return String(output[start...].prefix(12))
  }

  /// A replay touches the files that the session writes, and no other.
  func testNoOtherFileChanges() throws {
    let workspace = try Workspace.recorded()
    func states() throws -> [String: String] {
      var states: [String: String] = [:]
      for name in workspace.names {
        let attributes = try FileManager.default.attributesOfItem(atPath: workspace.path(name))
        states[name] = "\(attributes[.systemFileNumber] ?? "") \(attributes[.modificationDate] ?? "")"
      }
      return states
    }
    for (arguments, written) in [
      (["--quiet"], ["o.csv", "p.csv.gz"]), (["--diff"], ["o.csv", "p.csv.gz"]),
      (["--json"], ["o.csv", "p.csv.gz"]), (["--until", "2"], []), (["--dry"], []),
    ] {
      let before = try states()
      let run = try RunningProgram(["replay"] + arguments + ["s.drift"], input: "", in: workspace).finish()
      XCTAssertEqual(run.exitCode, 0)
      let after = try states()
      XCTAssertEqual(after.keys.sorted(), before.keys.sorted())
      XCTAssertEqual(after.keys.sorted().filter { after[$0] != before[$0] }, written, "\(arguments)")
    }
  }
}
