import DataFrame
import Foundation
import TestSupport
import XCTest

@testable import DriftREPL

/// Changes as `patch` takes them.
final class UnifiedDiffTests: XCTestCase {
  func testNothing() {
    XCTAssertEqual(UnifiedDiff(from: "", to: "").text, "")
    XCTAssertEqual(UnifiedDiff(from: "a\nb", to: "a\nb").text, "")
  }

  func testContext() {
    let old = (1...20).map { "\($0)\n" }.joined()
    let new = old.replacing("3\n4\n", with: "3\nx\n4\n").replacing("12\n", with: "y\nz\n")
    XCTAssertEqual(
      UnifiedDiff(from: old, to: new).text,
      """
      @@ -1,6 +1,7 @@
       1
       2
       3
      +x
       4
       5
       6
      @@ -9,7 +10,8 @@
       9
       10
       11
      -12
      +y
      +z
       13
       14
       15

      """.replacing("-1,6 +1,7", with: "-1,6 +1,7"))
  }

  func testEnds() {
    XCTAssertEqual(UnifiedDiff(from: "", to: "a\n").text, "@@ -0,0 +1 @@\n+a\n")
    XCTAssertEqual(UnifiedDiff(from: "a\n", to: "").text, "@@ -1 +0,0 @@\n-a\n")
    XCTAssertEqual(
      UnifiedDiff(from: "a", to: "a\n").text, "@@ -1 +1 @@\n-a\n\\ No newline at end of file\n+a\n")
  }

  /// Texts that look alike are told apart by their bytes.
  func testBytes() {
    XCTAssertEqual(UnifiedDiff(from: "e\u{301}\n", to: "é\n").text, "@@ -1 +1 @@\n-e\u{301}\n+é\n")
    XCTAssertEqual(UnifiedDiff(from: "a\r\n", to: "a\n").text, "@@ -1 +1 @@\n-a\r\n+a\n")
  }

  /// Whatever changed, `patch` makes the new text of the old one.
  func testPatchTakesIt() throws {
    let patch = ["/usr/bin/patch", "/bin/patch"].first { FileManager.default.isExecutableFile(atPath: $0) }
    guard let patch else { throw XCTSkip("there is no patch on this machine") }
    var generator = SeededGenerator(seed: 7)
    for round in 0..<60 {
      func text() -> String {
        let lines = (0..<Int.random(in: 0...30, using: &generator)).map { _ in
          ["a", "b", "c\r", "", "é"].randomElement(using: &generator) ?? ""
        }
        return lines.joined(separator: "\n") + (round % 3 == 0 ? "" : "\n")
      }
      let (old, new) = (text(), text())
      let workspace = try Workspace()
      try workspace.write(old, to: "s")
      try workspace.write("--- s\n+++ s\n" + UnifiedDiff(from: old, to: new).text, to: "diff")
      let process = Process()
      process.executableURL = URL(fileURLWithPath: patch)
      process.currentDirectoryURL = workspace.url
      process.arguments = ["--binary", "-s", "-p0", "-i", "diff"]
      guard old.utf8.elementsEqual(new.utf8) == false else { continue }
      try process.run()
      process.waitUntilExit()
      XCTAssertEqual((try? workspace.read("s")) ?? "", new, "round \(round)")
    }
  }
}
