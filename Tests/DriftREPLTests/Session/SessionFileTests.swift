import TestSupport
import XCTest

@testable import DriftREPL

/// Session files taken apart and edited, down to the byte.
final class SessionFileTests: XCTestCase {
  private static let first = StatementRecord(result: result("frame 1x1", "a"), shown: ["a", "1"])
  private static let second = StatementRecord(
    inputs: [FileRecord(path: "x.csv", sha256: hash, bytes: 3)], result: result("frame 2x1", "b"))
  private static let hash = String(repeating: "0f", count: 32)

  private static func result(_ summary: String, _ digit: String) -> ResultRecord {
    func digits(_ count: Int) -> String { String(repeating: digit, count: count) }
    return ResultRecord(summary: summary, digest: Digest(exact: digits(12), rounded: digits(8)))
  }

  private func file(_ text: String) throws -> SessionFile {
    try SessionFile(SourceText(name: "s", text: text))
  }

  // MARK: Lines

  func testLinesAreReadAsTheyAreWritten() {
    let file = FileRecord(path: "a sha256: b bytes=1.csv", sha256: SessionFileTests.hash, bytes: 12)
    let lines: [RecordLine] = [
      .input(file), .output(file), .result(SessionFileTests.result("pair 1x2 3x4", "9")), .shown(""),
      .shown("  x #= y"), .shown("\u{301}accent"),
    ]
    for line in lines { XCTAssertEqual(RecordLine(line.text), line) }
  }

  func testLinesThatAnEditorTouched() {
    let result = RecordLine.result(SessionFileTests.result("frame 1x1", "a"))
    XCTAssertEqual(RecordLine("\t#=\tframe 1x1\taaaaaaaaaaaa  ~aaaaaaaa \t"), result)
    XCTAssertEqual(
      RecordLine("  #@ x.csv  sha256:\(SessionFileTests.hash)\tbytes=3  "),
      .input(FileRecord(path: "x.csv", sha256: SessionFileTests.hash, bytes: 3)))
  }

  func testLinesThatSayNothing() {
    for line in [
      "#@ x.csv", "#@", "#+ x.csv sha256:00 bytes=3", "#@ x.csv sha256:\(SessionFileTests.hash) bytes=-1",
    ] {
      XCTAssertEqual(RecordLine(line), .unreadable(isResult: false), line)
    }
    for line in [
      "#=", "#= frame 1x1", "#= frame 1x1 aaaaaaaaaaaa ~aaaaaaa", "#= frame 1x1 aaaaaaaaaaag ~aaaaaaaa",
    ] {
      XCTAssertEqual(RecordLine(line), .unreadable(isResult: true), line)
    }
    for line in ["", "#", "# x", "#=x", "#>x", "#% drift session 1", "#! x", "#~ x", "x #= y"] {
      XCTAssertNil(RecordLine(line), line)
    }
  }

  // MARK: Records

  /// Blank lines and comments between a statement and its lines part nothing.
  func testRecordsBelongToTheStatementBeforeThem() throws {
    let lines = SessionFileTests.first.lines
    let file = try file(
      """
      param n = 1
      \(SessionFileTests.second.lines[0])
      x = simulate "insurance"

      # mine
      \(lines[0])
      # mine too
      \(lines[1])
      \(lines[2])
      x | take $n; x | count
      \(lines.joined(separator: "\n"))
      \(SessionFileTests.second.lines.joined(separator: "\n"))
      \(lines[0])
      """)
    XCTAssertEqual(
      file.records.map(\.content), [SessionFileTests.first, SessionFileTests.first, SessionFileTests.second])
    XCTAssertEqual(file.records.map(\.statement), [1, 2, 3])
    XCTAssertEqual(
      file.remarks,
      [
        SessionFile.Remark(line: 2, text: "a recorded line that belongs to no statement"),
        SessionFile.Remark(line: 16, text: "a recorded line that belongs to no statement"),
      ])
  }

  /// What looks like a record inside a string or a statement is none.
  func testLinesInsideStatementsAreNoRecords() throws {
    let text = "#% drift session 1\nload 'a\n#> b\n#= c' |\n  take 1\n"
    XCTAssertEqual(try file(text).records.map(\.content), [StatementRecord()])
    XCTAssertEqual(
      try file(text).replacing([0: SessionFileTests.first]), text + lines(SessionFileTests.first))
  }

  func testRemarks() throws {
    let text = "#% drift session 1\n#% drift session 1\nload \"x\"\n#= frame\n#@ y\n"
    XCTAssertEqual(
      try file(text).remarks,
      [
        SessionFile.Remark(line: 2, text: "a second header"),
        SessionFile.Remark(
          line: 4, text: "a recorded line that cannot be read, so its statement counts as one that differs"),
        SessionFile.Remark(line: 5, text: "a recorded line that belongs to no statement"),
      ])
    XCTAssertNil(try file(text).unknownForm)
    XCTAssertEqual(
      try file("#!/x\n#% drift session 2\n").unknownForm,
      SessionFile.Remark(line: 2, text: "`#% drift session 2` is a form that this drift does not know"))
  }

  // MARK: Edits

  private func lines(_ record: StatementRecord, _ ending: String = "\n") -> String {
    record.lines.map { $0 + ending }.joined()
  }

  /// Whatever the spacing, the breaks, the mark at the beginning and the end: all but the records stays.
  func testOnlyRecordsAreReplaced() throws {
    let (first, second) = (SessionFileTests.first, SessionFileTests.second)
    for ending in ["\n", "\r\n", "\r"] {
      for mark in ["", "\u{FEFF}"] {
        for end in ["", ending, ending + ending, ending + "# end", ending + "\t"] {
          func text(_ one: StatementRecord, _ other: StatementRecord) -> String {
            mark + "#% drift session 1\(ending)  load  \"é\"\t# wide  \(ending)\(lines(one, ending))"
              + "\(ending)\(ending)# c\(ending)load \"x\" |\(ending)\ttake 1\(ending)\(lines(other, ending))"
              + end.dropFirst(end.hasPrefix(ending) ? 1 : 0)
          }
          let before = text(first, second)
          let file = try file(before)
          XCTAssertEqual(Array(file.replacing([:]).utf8), Array(before.utf8))
          XCTAssertEqual(Array(file.replacing([0: first, 1: second]).utf8), Array(before.utf8))
          XCTAssertEqual(Array(file.replacing([0: second, 1: first]).utf8), Array(text(second, first).utf8))
          XCTAssertEqual(Array(file.replacing([1: first]).utf8), Array(text(first, first).utf8))
        }
      }
    }
  }

  func testNewRecordsStandWhereTheOldOnesStood() throws {
    let (first, second) = (SessionFileTests.first, SessionFileTests.second)
    let header = "#% drift session 1\n"
    XCTAssertEqual(
      try file(header + "load \"x\"\n\n# a\n#= frame\n# b\n\(lines(first))\n# c").replacing([0: second]),
      header + "load \"x\"\n\n# a\n\(lines(second))# b\n\n# c")
    // The last line of a file may have no break.
    XCTAssertEqual(
      try file(header + "load \"x\"").replacing([0: first]), header + "load \"x\"\n" + lines(first))
  }

  func testAScriptBecomesASession() throws {
    let header = "#!/usr/bin/env -S drift replay\n#% drift session 1\n"
    XCTAssertEqual(try file("load \"x\"").replacing([:]), header + "load \"x\"")
    XCTAssertEqual(try file("").replacing([:]), header)
    XCTAssertEqual(
      try file("#!/bin/drift\nload \"x\"\n").replacing([:]),
      "#!/bin/drift\n#% drift session 1\nload \"x\"\n")
    XCTAssertEqual(try file("#!/bin/drift").replacing([:]), "#!/bin/drift\n#% drift session 1\n")
  }

  func testTheLastStatementIsRemoved() throws {
    let first = lines(SessionFileTests.first)
    func removed(_ text: String) throws -> String? { try file(text).removingLastStatement() }
    XCTAssertNil(try removed("# nothing\n"))
    XCTAssertEqual(try removed("load \"x\"\n\(first)\nload \"y\"\n\(first)"), "load \"x\"\n\(first)")
    XCTAssertEqual(
      try removed("# a\nload \"x\" |\n  take 1  # b\n\(first)# c\n\n# d\n"), "# a\n# c\n\n# d\n")
    XCTAssertEqual(
      try removed("load \"x\"; load \"y\" # c\n\(first)\(first)# d\n"), "load \"x\" # c\n\(first)# d\n")
    XCTAssertEqual(try removed("load \"x\"\n\nparam n = 1\n"), "load \"x\"\n")
    XCTAssertEqual(try removed("param n = 1; load \"x\"\n\(first)"), "param n = 1\n")
  }

  func testPathsArePrefixed() throws {
    let hash = SessionFileTests.hash
    let text = """
      a = load "x.csv" # x.csv
      #@ x.csv sha256:\(hash) bytes=1
      #> x.csv
      a vs load '/y.csv' | write 'z.csv'
      #@ /y.csv sha256:\(hash) bytes=1
      #+ z.csv sha256:\(hash) bytes=1
      """
    let moved = text.replacing("\"x.csv", with: "\"../x.csv").replacing("#@ x.csv", with: "#@ ../x.csv")
      .replacing("'z.csv", with: "'../z.csv").replacing("#+ z.csv", with: "#+ ../z.csv")
    XCTAssertEqual(try file(text).prefixingPaths(with: "../"), moved)
    XCTAssertEqual(try file(text).prefixingPaths(with: ""), text)
  }
}
