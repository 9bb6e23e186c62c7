import TestSupport
import XCTest

@testable import DriftREPL

/// `.tour`, at the prompt and through a pipe.
final class TourTests: XCTestCase {
  func testEveryStatementRunsOnEnter() throws {
    let terminal = try Terminal(in: Workspace())
    try terminal.expect("drift> ")
    terminal.type(".tour\r")
    try terminal.expect("Enter runs the next statement.")
    XCTAssertEqual(Tour.steps.count, 8)
    for (index, step) in Tour.steps.enumerated() {
      try terminal.expect("\(index + 1) of 8: \(step.about)")
      try terminal.expect(step.statement)
      try terminal.expect("drift> ")
      terminal.type("\r")
    }
    try terminal.expect("That was the tour.")
    try terminal.expect("drift> ")
    terminal.type(".quit\r")
    XCTAssertEqual(try terminal.finish(), 0)
    XCTAssertFalse(terminal.screen.contains("error:"), terminal.screen)
  }

  /// The statements are recorded like any others, and the session holds when it is replayed.
  func testItIsASession() throws {
    let workspace = try Workspace()
    let enters = String(repeating: "\n", count: Tour.steps.count)
    let run = try workspace.run(input: ".tour\n\(enters).save tour.drift\n")
    XCTAssertTrue(run.error.contains("saved 8 statements to tour.drift"), run.error)
    let lines = try workspace.read("tour.drift").split(separator: "\n").map(String.init)
    XCTAssertEqual(lines.filter { !$0.hasPrefix("#") }, Tour.steps.map(\.statement))
    XCTAssertEqual(try workspace.run("replay", "tour.drift").exitCode, 0)
  }

  func testOtherStatementsRunBetween() throws {
    let run = try Workspace().run(input: ".tour\n\nref | count\n\n.frames\n")
    XCTAssertTrue(run.output.contains("count\n 1500\n"), run.output)
    XCTAssertTrue(run.output.contains("3 of 8"), run.output)
    XCTAssertTrue(run.output.contains("cur  frame, 1,500 rows"), run.output)
  }

  func testInterruptEndsIt() throws {
    let terminal = try Terminal(in: Workspace())
    try terminal.expect("drift> ")
    terminal.type(".tour\r")
    try terminal.expect("1 of 8")
    try terminal.expect("drift> ")
    terminal.type(Terminal.Key.interrupt)
    try terminal.expect("drift> ")
    terminal.type("\r")
    terminal.type(".frames\r")
    try terminal.expect("nothing is bound yet")
    terminal.type(".quit\r")
    XCTAssertEqual(try terminal.finish(), 0)
  }

  func testItBindsNothingAnew() throws {
    let run = try Workspace().run(input: "cur = simulate \"insurance\", rows: 3\n.tour\n\ncur | count\n")
    XCTAssertTrue(run.error.contains("error: the tour binds `cur`, which is bound"), run.error)
    XCTAssertEqual(run.output, "count\n    3\n")
  }
}
