import Foundation
import TestSupport
import XCTest

@testable import DriftREPL

/// `.timer`: what it says, and that it leaves the session file alone.
final class TimerTests: XCTestCase {
  func testLine() {
    let timing = StatementTiming(
      run: .milliseconds(21), recording: .milliseconds(310), rows: 2_000_000, peakMemory: 512_000_000)
    XCTAssertEqual(
      timing.text, "0.021 s · 2,000,000 rows · 95.2M rows/s · peak 512 MB · recorded in 0.31 s")
  }

  func testLineWithoutWhatIsNotKnown() {
    let timing = StatementTiming(
      run: .microseconds(388), recording: .milliseconds(9), rows: nil, peakMemory: nil)
    XCTAssertEqual(timing.text, "0.388 ms")
  }

  func testStatementsAreTimedWhileItIsOn() throws {
    let workspace = try Workspace()
    try workspace.write("a\n1\n2\n3\n", to: "x.csv")
    let run = try workspace.run(
      input: """
        x = load "x.csv"
        .timer
        .timer on
        .timer
        y = load "x.csv"
        x vs y | drift | take 0
        load "x.csv" | count
        param n = 2
        .timer off
        x
        .timer offf
        """)
    XCTAssertEqual(run.exitCode, 0)
    XCTAssertEqual(run.output.split(separator: "\n").prefix(2), ["off", "on"])
    let lines = run.error.split(separator: "\n").map(String.init)
    let timed = lines.filter { $0.contains("s · ") }
    XCTAssertEqual(timed.count, 3, run.error)
    XCTAssertEqual(timed.map { $0.contains(" · 3 rows · ") }, [true, false, false])
    XCTAssertEqual(timed.map { $0.contains(" · 6 rows · ") }, [false, true, false])
    XCTAssertTrue(lines.contains("error: `.timer` is on or off, not `offf`, did you mean `off`?"), run.error)
    XCTAssertFalse(try workspace.read("session-1.drift").contains(".timer"))
  }
}
