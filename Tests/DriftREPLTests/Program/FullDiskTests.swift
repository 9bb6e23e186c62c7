import Foundation
import TestSupport
import XCTest

/// A disk that fills, stood in for by a limit on the size of files, and programs that end early: what is said, that
/// nothing half written is left, and that the session goes on.
final class FullDiskTests: XCTestCase {
  /// Runs statements at the prompt, started by a shell that sets up its limits first.
  private func prompt(_ setup: String, _ statements: String, in workspace: Workspace) throws -> ProgramRun {
    try workspace.write(statements, to: ".input")
    let shell = Process()
    shell.executableURL = URL(fileURLWithPath: "/bin/sh")
    shell.currentDirectoryURL = workspace.url
    shell.environment = workspace.environment(["DRIFT": RunningProgram.executable.path])
    shell.arguments = ["-c", "{ \(setup); \"$DRIFT\" <.input; echo $? >.code; } >.out 2>.err"]
    try shell.run()
    shell.waitUntilExit()
    let code = try workspace.read(".code").trimmingCharacters(in: .newlines)
    for name in [".input", ".code"] { try FileManager.default.removeItem(atPath: workspace.path(name)) }
    defer {
      for name in [".out", ".err"] { try? FileManager.default.removeItem(atPath: workspace.path(name)) }
    }
    return ProgramRun(
      output: try workspace.read(".out"), error: try workspace.read(".err"), exitCode: Int32(code) ?? -1)
  }

  private let goesOn = "simulate \"insurance\" | count\n"

  func testFilesOfEveryFormatThatGrowTooLarge() throws {
    for name in ["a.csv", "a.tsv", "a.json", "a.jsonl", "a.md", "a.arrow"] {
      let workspace = try Workspace()
      try workspace.write("old", to: name)
      let run = try prompt(
        "ulimit -f 16", "f = simulate \"insurance\"\nf | write \"\(name)\"\n" + goesOn, in: workspace)
      XCTAssertEqual(run.output, "count\n 1500\n", name)
      XCTAssertEqual(
        run.error,
        """
        repl:1:11: error: \(name): File too large
            f | write "\(name)"
                      ^\(String(repeating: "~", count: name.count + 1))
        session kept in session-1.drift: drift replay session-1.drift

        """)
      XCTAssertEqual(run.exitCode, 0, name)
      XCTAssertEqual(try workspace.read(name), "old")
      XCTAssertEqual(workspace.names.filter { ![".out", ".err"].contains($0) }, [name, "session-1.drift"])
    }
  }

  func testACompressorThatFails() throws {
    let workspace = try Workspace()
    try workspace.write(
      "#!/bin/sh\nhead -c 10\necho 'gzip: stdout: No space left on device' >&2\nexit 1\n", to: "bin/gzip")
    try FileManager.default.setAttributes(
      [.posixPermissions: 0o755], ofItemAtPath: workspace.path("bin/gzip"))
    let run = try prompt(
      "PATH=\"$PWD/bin:$PATH\"", "f = simulate \"insurance\"\nf | write \"a.csv.gz\"\n" + goesOn,
      in: workspace)
    XCTAssertEqual(run.output, "count\n 1500\n")
    XCTAssertEqual(
      run.error,
      """
      repl:1:11: error: a.csv.gz could not be compressed: gzip: stdout: No space left on device
          f | write "a.csv.gz"
                    ^~~~~~~~~~
      session kept in session-1.drift: drift replay session-1.drift

      """)
    XCTAssertEqual(workspace.names.filter { ![".out", ".err"].contains($0) }, ["bin", "session-1.drift"])
  }

  /// A statement that shows nothing, with a comment that the record has no room for.
  private let tooLong = "f = simulate \"insurance\" # \(String(repeating: "x", count: 2000))\n"

  /// The record stays as it was when it still fitted.
  func testSessionFileThatCannotGrow() throws {
    let workspace = try Workspace()
    let run = try prompt("ulimit -f 2", goesOn + tooLong + goesOn, in: workspace)
    XCTAssertEqual(run.output, "count\n 1500\ncount\n 1500\n")
    XCTAssertEqual(
      run.error,
      """
      error: this session is not being recorded: session-1.drift: File too large
      session kept in session-1.drift but for what was not recorded: drift replay session-1.drift

      """)
    XCTAssertEqual(run.exitCode, 0)
    XCTAssertEqual(workspace.names, ["session-1.drift"])
    let statements = try workspace.read("session-1.drift").split(separator: "\n").filter {
      !$0.hasPrefix("#")
    }
    XCTAssertEqual(statements, ["simulate \"insurance\" | count"])
  }

  /// A session that never got a statement onto the disk leaves no file.
  func testSessionFileThatCannotBeWritten() throws {
    let workspace = try Workspace()
    let run = try prompt("ulimit -f 2", tooLong + goesOn, in: workspace)
    XCTAssertEqual(
      run.error, "error: this session is not being recorded: session-1.drift: File too large\n")
    XCTAssertEqual(run.exitCode, 0)
    XCTAssertEqual(workspace.names, [])
  }

  func testDecompressorThatIsKilled() throws {
    let workspace = try Workspace()
    try workspace.write("#!/bin/sh\nprintf 'a\\n1\\n2\\n'\nkill -9 $$\n", to: "bin/gzip")
    try FileManager.default.setAttributes(
      [.posixPermissions: 0o755], ofItemAtPath: workspace.path("bin/gzip"))
    try workspace.write("x", to: "a.csv.gz")
    let run = try prompt("PATH=\"$PWD/bin:$PATH\"", "load \"a.csv.gz\"\n" + goesOn, in: workspace)
    XCTAssertEqual(run.output, "count\n 1500\n")
    XCTAssertEqual(
      run.error,
      """
      repl:1:6: error: a.csv.gz could not be decompressed: gzip: Killed
          load "a.csv.gz"
               ^~~~~~~~~~
      session kept in session-1.drift: drift replay session-1.drift

      """)
  }

  func testFolderThatCannotBeLookedInto() throws {
    guard getuid() != 0 else { throw XCTSkip("root may read every folder") }
    let workspace = try Workspace()
    try workspace.write("a\n1\n", to: "locked/a.csv")
    let folder = workspace.path("locked")
    try FileManager.default.setAttributes([.posixPermissions: 0o000], ofItemAtPath: folder)
    defer { try? FileManager.default.setAttributes([.posixPermissions: 0o700], ofItemAtPath: folder) }
    for (statement, path) in [
      ("load \"locked/*.csv\"", "locked/*.csv"), ("load \"locked/a.csv\"", "locked/a.csv"),
      ("simulate \"insurance\" | write \"locked/b.csv\"", "locked/b.csv"),
    ] {
      let run = try workspace.run("-c", statement)
      XCTAssertTrue(run.error.contains(" error: \(path): Permission denied\n"), run.error)
      XCTAssertEqual(run.exitCode, 1)
    }
  }
}
