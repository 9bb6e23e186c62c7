import XCTest

@testable import DataFrame

/// What a report tells of single rows, by first lines and by all.
final class RowNotesTests: XCTestCase {
  private let text = "a,b,c\n1,x,2\n3\n4,2.5,\"say \"\"7\"\"\"\ny,true\n"

  func testAllRowsInTheOrderOfTheirLines() throws {
    let result = try readCSV(text) {
      $0.types = ["a": .integer, "b": .number, "c": .integer]
      $0.report = .all
    }
    let file = result.report.files[0]
    XCTAssertEqual(
      result.report.notes,
      [
        .unparsedValue(file: file, line: 2, column: "b", type: .number, text: "x"),
        .shortRow(file: file, line: 3, found: 1, expected: 3),
        .unparsedValue(file: file, line: 4, column: "c", type: .integer, text: "say \"7\""),
        .shortRow(file: file, line: 5, found: 2, expected: 3),
        .unparsedValue(file: file, line: 5, column: "a", type: .integer, text: "y"),
        .unparsedValue(file: file, line: 5, column: "b", type: .number, text: "true"),
        .shortRows(file: file, count: 2, lines: []),
        .unparsed(file: file, column: "a", type: .integer, count: 1, lines: []),
        .unparsed(file: file, column: "b", type: .number, count: 2, lines: []),
        .unparsed(file: file, column: "c", type: .integer, count: 1, lines: []),
      ])
  }

  func testTheFirstLinesAlone() throws {
    let result = try readCSV("a,b\n" + String(repeating: "x\n", count: 30)) { $0.types = ["a": .integer] }
    let file = result.report.files[0]
    let first = Array(2...11)
    XCTAssertEqual(
      result.report.notes,
      [
        .shortRows(file: file, count: 30, lines: first),
        .unparsed(file: file, column: "a", type: .integer, count: 30, lines: first),
      ])
  }

  /// The list goes over blocks and threads in order.
  func testAllRowsOfManyBlocks() throws {
    let lines = (0..<5000).map { $0 % 5 == 0 ? "x\($0),1\n" : "\($0),\"2\n\"\n" }.joined()
    var options = LoadOptions()
    (options.types, options.report) = (["a": .integer], .all)
    let reader = CSVReader(
      options: options, separator: Byte.comma, workload: CSVWorkload(workers: 3, blockSize: 500))
    let notes = try reader.read(ByteSource(Array(("a,b\n" + lines).utf8), path: "a.csv"), format: "CSV")
      .report.notes
    // A row of text takes one line, the four after it two each.
    let expected = (0..<1000).map {
      LoadNote.unparsedValue(
        file: "a.csv", line: 2 + 9 * $0, column: "a", type: .integer, text: "x\(5 * $0)")
    }
    XCTAssertEqual(notes.dropLast(), expected[...])
    XCTAssertEqual(
      notes.last, .unparsed(file: "a.csv", column: "a", type: .integer, count: 1000, lines: []))
  }

  func testALongTextIsCutBetweenCharacters() throws {
    let result = try readCSV("a\nx" + String(repeating: "é", count: 5000) + "\n") {
      ($0.types, $0.report) = (["a": .integer], .all)
    }
    guard case .unparsedValue(_, 2, "a", .integer, let text) = result.report.notes.first else {
      return XCTFail("\(result.report.notes)")
    }
    XCTAssertEqual(text, "x" + String(repeating: "é", count: 511))
  }

  /// Lines of the file, not numbers of rows.
  func testJSONNamesTheLineOnWhichTheRowStarts() throws {
    let folder = try TemporaryFolder()
    let path = try folder.file("a.json", "[\n{\"a\":\"7\"},\n{\"b\":2,\n\"a\":\"x\"}, {\"a\":true}]")
    var options = LoadOptions()
    options.types = ["a": .integer]
    XCTAssertEqual(
      try DataFrame.load(path: path, options: options).report.notes,
      [.unparsed(file: path, column: "a", type: .integer, count: 2, lines: [3, 4])])
    options.report = .all
    XCTAssertEqual(
      try DataFrame.load(path: path, options: options).report.notes,
      [
        .unparsedValue(file: path, line: 3, column: "a", type: .integer, text: "x"),
        .unparsedValue(file: path, line: 4, column: "a", type: .integer, text: "true"),
        .unparsed(file: path, column: "a", type: .integer, count: 2, lines: []),
      ])
  }

  func testArrowCountsRows() throws {
    let file = ArrowFixture.path("batches")
    let result = try ArrowFixture.load("batches") {
      ($0.types, $0.rows, $0.report) = (["s": .date], 2, .all)
    }
    let texts = try ArrowFixture.load("batches") { $0.rows = 2 }.frame.values("s").map { $0.text ?? "" }
    XCTAssertEqual(
      result.report.notes,
      [
        .unparsedValue(file: file, line: 1, column: "s", type: .date, text: texts[0]),
        .unparsedValue(file: file, line: 2, column: "s", type: .date, text: texts[1]),
        .unparsed(file: file, column: "s", type: .date, count: 2, lines: []),
      ])
  }
}
