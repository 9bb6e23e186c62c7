import Foundation
import TestSupport
import XCTest

final class ReferenceTests: XCTestCase {
  /// `make reference` runs this test with DRIFT_UPDATE_GOLDEN=1, which writes the page instead.
  func testReferencePageIsUpToDate() throws {
    let page = Project.folder.appending(path: "Documentation/Reference.md")
    let text = try ReferencePage.text()
    if ProcessInfo.processInfo.environment["DRIFT_UPDATE_GOLDEN"] == "1" {
      try text.write(to: page, atomically: true, encoding: .utf8)
    }
    let written = try String(contentsOf: page, encoding: .utf8)
    XCTAssertTrue(written == text, "Documentation/Reference.md is stale: run `make reference`")
  }
}
