import Foundation
import TestSupport
import XCTest

/// The gallery shows what its session draws, byte for byte.
///
/// With DRIFT_UPDATE_GOLDEN=1 page and pictures are written instead; look at them before committing.
final class GalleryTests: XCTestCase {
  private let documentation = Project.folder.appending(path: "Documentation")

  func testTheSessionDrawsWhatTheGalleryShows() throws {
    let session = Project.folder.appending(path: "sessions/gallery.drift")
    let workspace = try Workspace()
    let arguments = ["run", "--quiet", "-p", "folder=\(workspace.url.path)", session.path]
    let run = try RunningProgram(arguments, input: "", in: workspace).finish()
    XCTAssertEqual(run.exitCode, 0, run.error)

    let drawn = workspace.names
    var files = try drawn.map { (name: "gallery/\($0)", text: try workspace.read($0)) }
    let text = try String(contentsOf: session, encoding: .utf8)
    files.append((name: "Gallery.md", text: try page(of: text, drawing: workspace)))
    if ProcessInfo.processInfo.environment["DRIFT_UPDATE_GOLDEN"] == "1" {
      for (name, text) in files { try Data(text.utf8).write(to: documentation.appending(path: name)) }
    }
    for (name, text) in files {
      let shown = try String(contentsOf: documentation.appending(path: name), encoding: .utf8)
      XCTAssertTrue(shown == text, "Documentation/\(name) is no longer what the session draws")
    }
    let shown = try FileManager.default.contentsOfDirectory(
      atPath: documentation.appending(path: "gallery").path)
    XCTAssertEqual(shown.sorted(), drawn)
  }

  /// The page: the session's comments as headings, and each chart's statement, picture and characters.
  private func page(of session: String, drawing workspace: Workspace) throws -> String {
    var blocks = [
      """
      # Gallery

      Every kind of chart, as SVG and as the terminal shows it, drawn from the built-in example by
      [sessions/gallery.drift](../sessions/gallery.drift). `drift run sessions/gallery.drift` draws the files anew, and a test
      holds them and this page against what the session draws.
      """
    ]
    for line in session.split(separator: "\n").dropFirst() {
      if line.hasPrefix("# ") { blocks.append("## \(line.dropFirst(2))") }
      guard let call = line.range(of: " | write \"$folder/"),
        let name = line[call.upperBound...].split(separator: ".").first
      else { continue }
      let text = try workspace.read("\(name).txt")
      let picture = "![\(name)](gallery/\(name).svg)"
      blocks += ["    \(line[..<call.lowerBound])", picture, "```text\n\(text)```"]
    }
    return blocks.joined(separator: "\n\n") + "\n"
  }
}
