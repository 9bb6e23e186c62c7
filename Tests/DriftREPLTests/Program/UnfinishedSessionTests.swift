import Foundation
import TestSupport
import XCTest

@testable import DriftREPL

/// Prompts that are killed: nothing that had finished is lost, and the next prompt offers to go on.
final class UnfinishedSessionTests: XCTestCase {
  private func workspace() throws -> Workspace {
    let workspace = try Workspace()
    try workspace.write("a,b\n1,x\n2,y\n", to: "x.csv")
    return workspace
  }

  /// A killed prompt's session is offered until somebody went on with it and left.
  func testAnUnfinishedSessionIsOffered() throws {
    let workspace = try workspace()
    for _ in 0..<2 {
      let program = try RunningProgram([], input: nil, in: workspace)
      try program.send("load \"x.csv\" | count\n")
      XCTAssertTrue(program.wait { program.output.contains("2") })
      program.signal(SIGKILL)
      _ = try program.finish()
    }
    let terminal = try Terminal(in: workspace)
    try terminal.expect(
      "session-2.drift was not finished (session-1.drift neither): .open session-2.drift goes on with it\r\n")
    try terminal.expect("drift> ")
    terminal.type(".open session-2.drift\r")
    try terminal.expect("opened session-2.drift: 1 statement")
    terminal.type("_ | take 1\r.open session-1.drift\r")
    try terminal.expect("opened session-1.drift: 1 statement")
    terminal.type(Terminal.Key.end)
    XCTAssertEqual(try terminal.finish(), 0)
    XCTAssertEqual(workspace.names, ["session-1.drift", "session-2.drift", "x.csv"])
    XCTAssertEqual(try workspace.run("replay", "-q", "session-2.drift").output, "2 statements: 2 ok\n")
    let next = try Terminal(in: workspace)
    try next.expect("drift> ")
    XCTAssertFalse(next.screen.contains("not finished"), next.screen)
  }

  /// Neither one that is still being recorded nor one that was left is offered; one whose terminal closed is.
  func testWhatIsUnfinished() throws {
    let workspace = try workspace()
    func unfinished() -> [String] { RecordingMark.unfinished(in: workspace.url.path) }
    let program = try RunningProgram([], input: nil, in: workspace)
    try program.send("load \"x.csv\" | count\n")
    XCTAssertTrue(program.wait { program.output.contains("2") })
    XCTAssertEqual(unfinished(), [])
    program.endInput()
    _ = try program.finish()
    XCTAssertEqual(unfinished(), [])
    let closed = try RunningProgram([], input: nil, in: workspace)
    try closed.send("load \"x.csv\" | count\n")
    XCTAssertTrue(closed.wait { closed.output.contains("2") })
    closed.signal(SIGHUP)
    _ = try closed.finish()
    XCTAssertEqual(unfinished(), ["session-2.drift"])
    try FileManager.default.removeItem(atPath: workspace.path("session-2.drift"))
    XCTAssertEqual(unfinished(), [])
    XCTAssertEqual(workspace.names, ["session-1.drift", "x.csv"])
  }

  /// Whenever it is killed: what was shown had been recorded, and the file replays.
  func testKilledAtManyMoments() throws {
    var counts: Set<Int> = []
    for round in 0..<30 {
      let workspace = try workspace()
      let program = try RunningProgram([], input: nil, in: workspace)
      let statements = (1...25).map { "x | summarize v\($0)v = count()\n" }
      try program.send("x = load \"x.csv\"\n" + statements.joined())
      if round % 3 > 0 {
        // From the first record on, in steps of which some end inside the writing of a file.
        _ = program.wait { workspace.names.contains("session-1.drift") }
      }
      usleep(useconds_t(round * round * 60))
      program.signal(SIGKILL)
      let run = try program.finish()
      let shown = (1...25).filter { run.output.contains("v\($0)v\n") }
      counts.insert(shown.count)
      guard let text = try? workspace.read("session-1.drift"), !text.isEmpty else {
        XCTAssertEqual(shown, [], "round \(round)")
        continue
      }
      for number in shown { XCTAssertTrue(text.contains("x | summarize v\(number)v = count()\n#= "), text) }
      let replay = try workspace.run("replay", "-q", "session-1.drift")
      XCTAssertEqual(replay.exitCode, 0, text)
      XCTAssertTrue(replay.output.hasSuffix(" ok\n"), replay.output)
      // What goes on with it loses nothing either, and leaves no file of its own.
      let opened = try workspace.run(input: ".open session-1.drift\n.quit\n")
      XCTAssertTrue(opened.error.hasPrefix("opened session-1.drift: "), opened.error)
      XCTAssertEqual(workspace.names, ["session-1.drift", "x.csv"], "round \(round)")
    }
    XCTAssertGreaterThan(counts.count, 3, "all were killed at the same moment")
  }
}
