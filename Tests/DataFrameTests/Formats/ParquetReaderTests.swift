import Foundation
import TestSupport
import XCTest

@testable import DataFrame

final class ParquetReaderTests: XCTestCase {
  /// A Parquet file with the result of a query; skipped where `duckdb` is not there to write it.
  private func parquet(_ query: String, in folder: TemporaryFolder) throws -> String {
    let path = folder.path("a.parquet")
    let target = path.replacingOccurrences(of: "'", with: "''")
    try folder.run("duckdb", "-batch", "-c", "SELECT 1 WHERE false")
    do {
      try folder.run("duckdb", "-c", "COPY (\(query)) TO '\(target)' (FORMAT parquet)")
    } catch {
      XCTFail("the query is refused: \(query)")
    }
    return path
  }

  private func read(_ path: String, _ change: (inout LoadOptions) -> Void = { _ in }) throws -> LoadResult {
    var options = LoadOptions()
    change(&options)
    return try ParquetFormat().read(ByteSource(path: path), options: options)
  }

  func testEveryTypeAndItsMissingValues() throws {
    let folder = try TemporaryFolder()
    let path = try parquet(
      """
      SELECT * FROM (VALUES
        (1::TINYINT, 9223372036854775807, 0.1::FLOAT, 0.1::DOUBLE, 1.50::DECIMAL(9,2), true, DATE '2026-01-31',
          TIMESTAMP '2026-01-31 10:00:00.25', 'a,"b"', [1, 2]),
        (NULL, NULL, NULL, 'inf'::DOUBLE, NULL, NULL, NULL, NULL, '', NULL),
        (-1, 7, 2.5, NULL, -3, false, DATE '1969-12-31', TIMESTAMP '2000-01-01', '\\N', []),
        (2, 8, 3.5, 1e300, 4, true, DATE '2000-01-01', NULL, NULL, NULL))
        AS t(i, "big one", f, d, "c""m", b, day, "at", s, list)
      """, in: folder)
    let result = try read(path)
    let frame = result.frame
    XCTAssertEqual(frame.names, ["i", "big one", "f", "d", "c\"m", "b", "day", "at", "s", "list"])
    XCTAssertEqual(
      frame.columns.map(\.type),
      [.integer, .integer, .number, .number, .number, .bool, .date, .date, .string, .string])
    XCTAssertEqual(
      frame.texts,
      [
        [
          "1", "9223372036854775807", "0.10000000149011612", "0.1", "1.5", "true", "2026-01-31",
          "2026-01-31T10:00:00.250Z", "a,\"b\"", "[1, 2]",
        ],
        [nil, nil, nil, "inf", nil, nil, nil, nil, "", nil],
        ["-1", "7", "2.5", nil, "-3.0", "false", "1969-12-31", "2000-01-01", "\\N", "[]"],
        ["2", "8", "3.5", "1e+300", "4.0", "true", "2000-01-01", nil, nil, nil],
      ])
    XCTAssertEqual(result.report, LoadReport(files: [path], format: "Parquet", columnsFound: frame.names))
  }

  func testOptions() throws {
    let folder = try TemporaryFolder()
    let path = try parquet(
      "SELECT range AS a, 'x' || range AS b, range * 2 AS c FROM range(1000)", in: folder)
    let result = try read(path) {
      $0.columns = ["c", "b", "none"]
      $0.rows = 2
      $0.types = ["b": .integer]
    }
    XCTAssertEqual(result.frame.names, ["b", "c"])
    XCTAssertEqual(result.frame.texts, [[nil, "0"], [nil, "2"]])
    XCTAssertEqual(result.report.columnsFound, ["a", "b", "c"])
    XCTAssertEqual(
      result.report.notes, [.unparsed(file: path, column: "b", type: .integer, count: 2, lines: [1, 2])])
    XCTAssertEqual(try read(path) { $0.columns = ["none"] }.frame.rowCount, 1000)
    XCTAssertEqual(try read(path) { $0.rows = 0 }.frame.names, ["a", "b", "c"])
  }

  func testNamesThatMeanSomethingToTheProgram() throws {
    for name in ["it's.parquet", "a*[b]?.parquet", "-c.parquet", "; DROP.parquet"] {
      let folder = try TemporaryFolder()
      let written = try parquet("SELECT 1 AS a, NULL::VARCHAR AS b", in: folder)
      try FileManager.default.moveItem(atPath: written, toPath: folder.path(name))
      XCTAssertEqual(try read(folder.path(name)).frame.texts, [["1", nil]], name)
    }
  }

  func testOneColumnOfNulls() throws {
    let folder = try TemporaryFolder()
    let path = try parquet("SELECT unnest([NULL, '', NULL])::VARCHAR AS a", in: folder)
    XCTAssertEqual(try read(path).frame.texts, [[nil], [""], [nil]])
  }

  func testBehindGzip() throws {
    let folder = try TemporaryFolder()
    let path = try parquet("SELECT 1 AS a", in: folder)
    try folder.run("gzip", path)
    XCTAssertEqual(try read(path + ".gz").frame.texts, [["1"]])
  }

  func testNoRowsAndNoParquet() throws {
    let folder = try TemporaryFolder()
    let path = try parquet("SELECT 1 AS a WHERE false", in: folder)
    XCTAssertEqual(fileError(try read(path))?.code, .headerOnly)
    let text = try folder.file("b.parquet", "a,b\n1,2\n")
    XCTAssertEqual(fileError(try read(text))?.code, .programFailed)
  }

  func testMissingProgram() throws {
    let folder = try TemporaryFolder()
    let file = try folder.file("a.parquet", "x")
    let path = ProcessInfo.processInfo.environment["PATH"] ?? ""
    setenv("PATH", folder.url.path, 1)
    defer { setenv("PATH", path, 1) }
    XCTAssertEqual(fileError(try read(file)), FileError(.missingProgram, path: file, detail: "duckdb"))
  }
}
