import Foundation
import TestSupport
import XCTest

/// Statements run through the real program, each with exactly what it answers.
///
/// With the environment variable `DRIFT_UPDATE_GOLDEN=1` the answers are written instead of compared; look at
/// the difference before committing it.
final class TranscriptTests: XCTestCase {
  private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appending(path: "Transcripts")

  func testRowVerbs() throws { try check("row-verbs") }
  func testGroups() throws { try check("groups") }
  func testSources() throws { try check("sources") }
  func testStatements() throws { try check("statements") }
  func testExpressions() throws { try check("expressions") }
  func testJoin() throws { try check("join") }
  func testModels() throws { try check("models") }
  func testPivot() throws { try check("pivot") }
  func testDrift() throws { try check("drift") }
  func testOneTest() throws { try check("test") }
  func testTimeline() throws { try check("timeline") }
  func testSegments() throws { try check("segments") }
  func testExplain() throws { try check("explain") }
  func testChecks() throws { try check("checks") }
  func testCharts() throws { try check("charts") }
  func testBarsBoxesAndHeatmaps() throws { try check("bar-box-heatmap") }
  func testPlanes() throws { try check("plane") }
  func testModes() throws { try check("modes") }
  func testOddData() throws { try check("odd-data") }
  func testMistakesInNames() throws { try check("mistakes-names") }
  func testMistakesInKinds() throws { try check("mistakes-kinds") }
  func testMistakesInTypes() throws { try check("mistakes-types") }
  func testMistakesInSyntax() throws { try check("mistakes-syntax") }

  /// A transcript that no test reads would hold nothing.
  func testEveryTranscriptIsRead() throws {
    let source = try String(contentsOf: URL(fileURLWithPath: #filePath), encoding: .utf8)
    let names = try FileManager.default.contentsOfDirectory(atPath: Self.folder.path).filter {
      $0.hasSuffix(".txt")
    }
    for name in names {
      XCTAssertTrue(source.contains("\"\(name.dropLast(4))\""), "\(name) is not read")
    }
  }

  private func check(_ name: String, file: StaticString = #filePath, line: UInt = #line) throws {
    let url = Self.folder.appending(path: name + ".txt")
    let expected = try String(contentsOf: url, encoding: .utf8)
    let actual = try Transcript(text: expected).replayed(in: workspace)
    if ProcessInfo.processInfo.environment["DRIFT_UPDATE_GOLDEN"] == "1" {
      return try Data(actual.utf8).write(to: url)
    }
    guard actual != expected else { return }
    let (before, after) = (expected.split(separator: "\n"), actual.split(separator: "\n"))
    let same = zip(before, after).prefix { $0 == $1 }.count
    let script = after[...min(same, after.count - 1)].lastIndex { $0.hasPrefix("> ") } ?? 0
    XCTFail(
      """
      \(name): another answer to `\(after[script].dropFirst(2))`
      expected: \(same < before.count ? String(before[same]) : "the end")
      found:    \(same < after.count ? String(after[same]) : "the end")
      """, file: file, line: line)
  }

  /// A folder with the files that transcripts read.
  private func workspace() throws -> Workspace {
    let workspace = try Workspace()
    let data = Self.folder.appending(path: "data")
    for name in try FileManager.default.contentsOfDirectory(atPath: data.path) {
      try workspace.write(Array(Data(contentsOf: data.appending(path: name))), to: name)
    }
    return workspace
  }
}
