import Foundation
import XCTest

/// Files beside the tests that hold what a chart must look like.
///
/// With the environment variable `DRIFT_UPDATE_GOLDEN=1` they are written instead of read; look at the
/// difference before committing it.
enum Golden {
  private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appending(path: "Golden")

  static func check(
    _ actual: String, _ name: String, file: StaticString = #filePath, line: UInt = #line
  ) throws {
    let url = folder.appending(path: name)
    let content = actual.hasSuffix("\n") ? actual : actual + "\n"
    if ProcessInfo.processInfo.environment["DRIFT_UPDATE_GOLDEN"] == "1" {
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      try Data(content.utf8).write(to: url)
    }
    let expected = String(decoding: try Data(contentsOf: url), as: UTF8.self)
    XCTAssertEqual(content, expected, "\(name) is no longer drawn as before", file: file, line: line)
  }
}
