import DataFrame
import XCTest

final class JSONReaderTests: XCTestCase {
  private func read(_ text: String, _ change: (inout LoadOptions) -> Void = { _ in }) throws -> LoadResult {
    try readCSV(text, name: "a.json", change)
  }

  func testArraysAndLines() throws {
    let rows: [[String?]] = [["1", "x"], ["2", nil]]
    XCTAssertEqual(try read("[{\"a\":1,\"b\":\"x\"}, {\"a\":2}]").frame.texts, rows)
    XCTAssertEqual(try read("{\"a\":1,\"b\":\"x\"}\n{\"a\":2,\"b\":null}\n").frame.texts, rows)
  }

  func testTypes() throws {
    let frame = try read(
      """
      [{"i": 1, "n": 1, "b": true, "d": "2026-01-31", "s": "2026-01-31", "m": 1, "z": null},
       {"i": -2, "n": 2.5, "b": null, "d": null, "s": "NA", "m": "x", "z": null}]
      """
    ).frame
    XCTAssertEqual(frame.columns.map(\.type), [.integer, .number, .bool, .date, .string, .string, .string])
    XCTAssertEqual(frame.texts[1], ["-2", "2.5", nil, nil, "NA", "x", nil])
  }

  func testNestedObjectsBecomeDottedColumnsAndArraysText() throws {
    let frame = try read(#"[{"a":{"b":{"c":1},"d":"x"},"e":[1,[2,{}], "]"]}, {"e":[]}]"#).frame
    XCTAssertEqual(frame.names, ["a.b.c", "a.d", "e"])
    XCTAssertEqual(frame.texts, [["1", "x", "[1,[2,{}], \"]\"]"], [nil, nil, "[]"]])
  }

  func testEscapes() throws {
    let frame = try read(#"[{"s":"\"\\\/\b\f\n\r\tA\u00e9\ud83d\ude42\ud800x"}]"#).frame
    XCTAssertEqual(try frame.values("s"), [.string("\"\\/\u{8}\u{C}\n\r\tAé🙂\u{FFFD}x")])
  }

  func testOptions() throws {
    let result = try read("[{\"a\":1,\"b\":\"7\"},{\"a\":2,\"b\":\"x\"},{\"a\":3}]") {
      $0.columns = ["b"]
      $0.rows = 2
      $0.types = ["b": .integer]
    }
    XCTAssertEqual(result.frame.texts, [["7"], [nil]])
    XCTAssertEqual(
      result.report.notes,
      [.unparsed(file: result.report.files[0], column: "b", type: .integer, count: 1, lines: [1])])
  }

  func testMalformedInputNamesItsLine() throws {
    let cases: [(String, Int)] = [
      ("[{\"a\":1}\n{\"a\":2}]", 2), ("[{\"a\":1},\n]", 2), ("{\"a\" 1}", 1), ("{\"a\":}", 1),
      ("{\"a\":\"x", 1),
      ("[1,2]", 1), ("{\"a\":1}}", 1), ("{\"a\":\"\\u12\"}", 1), ("{\"a\":\"\\x\"}", 1), ("{\"a\":1e}", 1),
      ("{\"a\":\"\\ud800\\u\"}", 1), ("{\"a\":\"\\", 1), ("\n\n<html>", 3), ("[{\"a\":[1}]", 1),
      ("{\"a\"", 1),
      (String(repeating: "{\"a\":", count: 100_000), 1),
      ("{\"a\":" + String(repeating: "[", count: 100_000), 1),
    ]
    for (text, line) in cases {
      let error = fileError(try read(text))
      XCTAssertEqual(error?.code, .malformed, String(text.prefix(40)))
      XCTAssertEqual(error?.line, line, String(text.prefix(40)))
    }
    XCTAssertEqual(fileError(try read(""))?.code, .empty)
    XCTAssertEqual(fileError(try read("[]"))?.code, .empty)
  }
}
