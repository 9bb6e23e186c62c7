import DataFrame
import Foundation
import TestSupport
import XCTest

@testable import DriftREPL

/// Files that are fingerprinted while they are read.
final class FingerprintsTests: XCTestCase {
  private func workspace() throws -> Workspace {
    let workspace = try Workspace()
    try workspace.write("a,b\n" + (0..<200_000).map { "\($0),x\n" }.joined(), to: "x.csv")
    return workspace
  }

  /// The record of a statement that has run.
  private func record(_ text: String, in workspace: Workspace) throws -> StatementRecord {
    let interpreter = Interpreter(folder: workspace.url.path, fingerprints: Fingerprints())
    let source = SourceText(name: "test", text: text)
    var resolver = interpreter.resolver(for: source)
    var record = StatementRecord()
    for statement in try resolver.resolve(try Parser.parsed(source)) {
      try interpreter.run(statement) { record = try StatementRecord(of: $0, in: interpreter.scope) }
    }
    return record
  }

  func testIsThatOfTheFile() throws {
    let workspace = try workspace()
    let expected = try FileRecord(path: "x.csv", fingerprinting: workspace.path("x.csv"), as: .bytes)
    XCTAssertEqual(expected.sha256, SHA256.hexadecimal(Array(try workspace.read("x.csv").utf8)))
    for text in [
      "load \"x.csv\"", "load \"x.csv\", rows: 1", "load \"x*.csv\"", "load 'x.csv' vs load 'x.csv'",
    ] {
      XCTAssertEqual(try record(text, in: workspace).inputs, [expected], text)
    }
  }

  /// A statement may write over what it read.
  func testIsThatOfWhatWasRead() throws {
    let workspace = try workspace()
    let before = try FileRecord(path: "x.csv", fingerprinting: workspace.path("x.csv"), as: .bytes)
    let record = try record("load \"x.csv\" | take 3 | write \"x.csv\"", in: workspace)
    XCTAssertEqual(record.inputs, [before])
    let after = try FileRecord(path: "x.csv", fingerprinting: workspace.path("x.csv"), as: .bytes)
    XCTAssertEqual(record.outputs, [after])
    XCTAssertNotEqual(before, after)
  }

  /// What a statement that failed had begun ends, and the next one begins anew.
  func testAfterAFailure() throws {
    let workspace = try workspace()
    XCTAssertThrowsError(try record("load \"x.csv\" | where c > 1", in: workspace))
    let fingerprints = Fingerprints()
    fingerprints.begin(workspace.path("x.csv"))
    let job = try XCTUnwrap(fingerprints.take(workspace.path("x.csv")))
    XCTAssertNil(fingerprints.take(workspace.path("x.csv")), "it was taken")
    XCTAssertEqual(try job.wait().bytes, try workspace.read("x.csv").utf8.count)
    fingerprints.begin(workspace.path("none.csv"))
    fingerprints.abandon()
    XCTAssertNil(fingerprints.take(workspace.path("none.csv")))
  }
}
