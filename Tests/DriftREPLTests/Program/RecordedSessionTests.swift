import Foundation
import TestSupport
import XCTest

/// The sessions that come with the project are examples that must still give what was recorded.
final class RecordedSessionTests: XCTestCase {
  private let sessions = Project.folder.appending(path: "sessions")

  private func replay(_ name: String, _ arguments: String...) throws -> ProgramRun {
    let all = ["replay", "--quiet"] + arguments + [sessions.appending(path: name).path]
    return try RunningProgram(all, input: "", in: Workspace()).finish()
  }

  func testBuiltInExample() throws {
    let run = try replay("insurance.drift")
    XCTAssertEqual(run.output, "11 statements: 11 ok\n")
    XCTAssertEqual(run.exitCode, 0)
  }

  func testRetraining() throws {
    XCTAssertEqual(try replay("retraining.drift").output, "13 statements: 13 ok\n")
  }

  func testGate() throws {
    XCTAssertEqual(try replay("ci-gate.drift").output, "5 statements: 5 ok\n")
  }

  /// The gate's files are the built-in example.
  func testFilesOfTheGate() throws {
    for (name, month) in [("reference", 0), ("month-6", 6)] {
      let path = sessions.appending(path: "data/\(name).csv.gz").path
      let run = try Workspace().run(
        "--mode", "csv", "-c", "load \"\(path)\"\nsimulate \"insurance\", month: \(month)")
      let lines = run.output.split(separator: "\n")
      XCTAssertEqual(lines.count, 2 * 1501)
      XCTAssertEqual(lines.prefix(1501), lines.suffix(1501))
    }
  }

  func testGateOnRealFiles() throws {
    guard let data = Shared.url("data/insurance") else { throw XCTSkip(Shared.absent) }
    for (month, code) in [("month-12", 0), ("month-36", 3)] as [(String, Int32)] {
      let run = try replay("ci-gate.drift", "-p", "data=\(data.path)", "-p", "month=\(month)")
      XCTAssertEqual(run.exitCode, code, run.error)
    }
  }

  func testRealFiles() throws {
    guard Shared.url("data/insurance") != nil else { throw XCTSkip(Shared.absent) }
    let run = try replay("workshop.drift")
    XCTAssertEqual(run.output, "27 statements: 27 ok\n")
    XCTAssertEqual(run.exitCode, 0)
  }
}
