import Foundation
import TestSupport
import XCTest

/// Files that cannot be read or written: exactly what is said, and that nothing else is harmed.
final class BadInputTests: XCTestCase {
  private struct Case {
    var file: String
    var content: [UInt8]?
    var message: String
    var help: String?

    init(_ file: String, _ content: [UInt8]?, _ message: String, help: String? = nil) {
      self.file = file
      self.content = content
      self.message = message
      self.help = help
    }

    init(_ file: String, _ content: String, _ message: String, help: String? = nil) {
      self.init(file, Array(content.utf8), message, help: help)
    }
  }

  private let cases = [
    Case("none.csv", nil, "there is no file none.csv"),
    Case("none/a.csv", nil, "there is no file none/a.csv"),
    Case("none-*.csv", nil, "no file matches none-*.csv"),
    Case(
      "a.xlsx", "PK", "the extension of a.xlsx names no format",
      help: "known: .csv .tsv .json .jsonl .arrow .parquet, each also with .gz .zst .bz2 .xz"),
    Case(
      "noextension", "a\n1\n", "the extension of noextension names no format",
      help: "known: .csv .tsv .json .jsonl .arrow .parquet, each also with .gz .zst .bz2 .xz"),
    Case("empty.csv", "", "empty.csv is empty"),
    Case("header.csv", "a,b\n", "header.csv has a header and no rows"),
    Case(
      "binary.csv", [0x89, 0x50, 0x4E, 0x47, 0x00, 0x01, 0x0A, 0x00],
      "binary.csv, line 1 holds binary data, not text"),
    Case("latin1.csv", [0x61, 0x0A, 0x62, 0x0A, 0xE9, 0x0A], "latin1.csv, line 3 is not UTF-8 text"),
    Case(
      "prose.csv", "Dear all\nplease find below, as ever, the figures\n",
      "prose.csv, line 2: 3 fields instead of 1"),
    Case("ragged.csv", "a,b\n1,2\n3,4,5\n", "ragged.csv, line 3: 3 fields instead of 2"),
    Case("plain.csv.gz", "a\n1\n", "plain.csv.gz could not be decompressed: gzip: stdin: not in gzip format"),
    Case("empty.csv.gz", "", "empty.csv.gz could not be decompressed: gzip: stdin: unexpected end of file"),
    Case("broken.json", "[{\"a\": 1}, {\"a\": ]", "broken.json, line 1: expected a value"),
    Case("number.json", "3", "number.json, line 1: expected {"),
    Case("broken.jsonl", "{\"a\": 1}\n{\"a\" 2}\n", "broken.jsonl, line 2: expected :"),
  ]

  /// The script loads a good file first and the bad one then, in a folder that holds both.
  private func workspace(_ bad: Case) throws -> Workspace {
    let workspace = try Workspace()
    try workspace.write("a,b\n1,x\n2,y\n", to: "good.csv")
    if let content = bad.content { try workspace.write(content, to: bad.file) }
    return workspace
  }

  private func text(_ bad: Case, source: String) -> String {
    let line = "bad = load \"\(bad.file)\""
    let mark = String(repeating: " ", count: 11) + "^" + String(repeating: "~", count: bad.file.count + 1)
    let help = bad.help.map { "help: \($0)\n" } ?? ""
    return "\(source):12: error: \(bad.message)\n    \(line)\n    \(mark)\n\(help)"
  }

  func testScripts() throws {
    for bad in cases {
      let run = try workspace(bad).run("-c", "bad = load \"\(bad.file)\"\nbad | count")
      XCTAssertEqual(run, ProgramRun(output: "", error: text(bad, source: "-c:1"), exitCode: 1), bad.file)
    }
  }

  func testTruncatedGzip() throws {
    let workspace = try Workspace()
    try workspace.write((1...5000).map { "\($0 * 7919 % 100_003)\n" }.reduce("a\n", +), to: "a.csv")
    let gzip = Process()
    gzip.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    gzip.arguments = ["gzip", workspace.path("a.csv")]
    try gzip.run()
    gzip.waitUntilExit()
    let bytes = try Array(Data(contentsOf: URL(fileURLWithPath: workspace.path("a.csv.gz"))))
    try workspace.write(Array(bytes.prefix(bytes.count / 2)), to: "a.csv.gz")
    let run = try workspace.run("-c", "load \"a.csv.gz\"")
    XCTAssertEqual(run.output, "")
    XCTAssertEqual(
      run.error,
      """
      -c:1:6: error: a.csv.gz could not be decompressed: gzip: stdin: unexpected end of file
          load "a.csv.gz"
               ^~~~~~~~~~

      """)
    XCTAssertEqual(run.exitCode, 1)
  }

  func testFolder() throws {
    let workspace = try Workspace()
    try workspace.write("a\n1\n", to: "folder.csv/a.csv")
    let run = try workspace.run("-c", "load \"folder.csv\"")
    XCTAssertEqual(
      run.error,
      """
      -c:1:6: error: folder.csv is a folder
          load "folder.csv"
               ^~~~~~~~~~~~
      help: a pattern loads all files in it, as in "folder.csv/*.csv"

      """)
    XCTAssertEqual(run.exitCode, 1)
  }

  func testUnreadableFile() throws {
    guard getuid() != 0 else { throw XCTSkip("root may read every file") }
    let workspace = try Workspace()
    try workspace.write("a\n1\n", to: "secret.csv")
    try FileManager.default.setAttributes(
      [.posixPermissions: 0o000], ofItemAtPath: workspace.path("secret.csv"))
    let run = try workspace.run("-c", "load \"secret.csv\"")
    XCTAssertTrue(run.error.hasPrefix("-c:1:6: error: secret.csv: Permission denied"), run.error)
    XCTAssertEqual(run.exitCode, 1)
  }

  /// At the prompt a failure leaves every name, `_` and the record as they were.
  func testThePromptGoesOn() throws {
    for bad in cases {
      let workspace = try workspace(bad)
      let input = "bad = load \"good.csv\"\nbad | take 1\nbad = load \"\(bad.file)\"\n_\nbad | count\n"
      let run = try workspace.run(input: input)
      XCTAssertEqual(run.output, "a  b\n1  x\na  b\n1  x\ncount\n    2\n", bad.file)
      let kept = "session kept in session-1.drift: drift replay session-1.drift\n"
      XCTAssertEqual(run.error, text(bad, source: "repl:1") + kept, bad.file)
      XCTAssertEqual(run.exitCode, 0, bad.file)
      let session = try workspace.read("session-1.drift")
      let statements = session.split(separator: "\n").filter { !$0.hasPrefix("#") }
      XCTAssertEqual(statements, ["bad = load \"good.csv\"", "bad | take 1", "_", "bad | count"], bad.file)
    }
  }

  func testFilesThatCannotBeWritten() throws {
    let workspace = try Workspace()
    try workspace.write("kept", to: "folder.csv/kept")
    func check(_ path: String, _ message: String, help: String = "", line: UInt = #line) throws {
      let run = try workspace.run("-c", "simulate \"insurance\", rows: 1 | write \"\(path)\"")
      let mark = "^" + String(repeating: "~", count: path.count + 1)
      let expected = """
        -c:1:39: error: \(message)
            simulate "insurance", rows: 1 | write "\(path)"
                                                  \(mark)
        \(help)
        """
      XCTAssertEqual(run, ProgramRun(output: "", error: expected, exitCode: 1), line: line)
    }
    try check("none/a.csv", "there is no folder none")
    try check("folder.csv", "folder.csv is a folder")
    try check(
      "a.xyz", "the extension of a.xyz names no format",
      help: "help: known: .csv .tsv .json .jsonl .md .arrow, each also with .gz .zst .bz2 .xz\n")
    XCTAssertEqual(workspace.names, ["folder.csv"])
  }

  /// A statement that fails after a file was opened for writing leaves the old file.
  func testAFailedStatementWritesNothing() throws {
    let workspace = try Workspace()
    try workspace.write("old\n", to: "a.csv")
    let run = try workspace.run("-c", "simulate \"insurance\" | where aeg > 1 | write \"a.csv\"")
    XCTAssertEqual(run.exitCode, 1)
    XCTAssertEqual(try workspace.read("a.csv"), "old\n")
  }
}
