import Foundation
import TestSupport
import XCTest

@testable import DriftREPL

/// `make install` and `make uninstall`, with the program that the tests were built with.
final class InstallTests: XCTestCase {
  private let files = [
    "bin/drift", "share/man/man1/drift.1", "share/bash-completion/completions/drift",
    "share/zsh/site-functions/_drift", "share/fish/vendor_completions.d/drift.fish",
  ]

  func testInstallAndUninstall() throws {
    let workspace = try Workspace()
    try make("install", in: workspace)
    let root = workspace.path("stage/opt/drift")
    for file in files {
      let attributes = try FileManager.default.attributesOfItem(atPath: "\(root)/\(file)")
      let isProgram = file == "bin/drift"
      let mode = (attributes[.posixPermissions] as? NSNumber)?.intValue
      XCTAssertEqual(mode, isProgram ? 0o755 : 0o644, file)
      guard !isProgram else { continue }
      let text = try workspace.read("stage/opt/drift/\(file)")
      XCTAssertEqual(text, expected(file) + "\n", file)
    }
    try make("uninstall", in: workspace)
    for file in files { XCTAssertFalse(FileManager.default.fileExists(atPath: "\(root)/\(file)"), file) }
  }

  private func expected(_ file: String) -> String {
    if file.hasSuffix(".1") { return ManualPage.text }
    return Shell.allCases.first { file.contains($0.rawValue) }?.completions ?? ""
  }

  /// Without `build`, which would build the release version.
  private func make(_ target: String, in workspace: Workspace) throws {
    let result = try workspace.shell(
      "make", "-C", Project.folder.path, "--old-file=build", target, "PREFIX=/opt/drift",
      "DESTDIR=\(workspace.path("stage"))", "BUILD=\(RunningProgram.executable.path)")
    XCTAssertEqual(result.code, 0, result.error)
  }
}
