import DataFrame
import Foundation
import XCTest

final class WriterTests: XCTestCase {
  private func frame() throws -> DataFrame {
    try DataFrame([
      ("i", .integer(TypedColumn([1, nil, -3], placeholder: 0))),
      ("n", .number(TypedColumn([0.1, -.infinity, nil], placeholder: 0))),
      ("b", .bool(TypedColumn([true, false, nil], placeholder: false))),
      ("s \"q\"", .string(StringColumn(["a,\"b\"\n|\u{2028}\\", "", nil]))),
      (
        "day",
        .date(
          TypedColumn(
            [Timestamp(iso: "2026-01-31"), nil, Timestamp(iso: "1969-12-31")],
            placeholder: Timestamp(microseconds: 0)))
      ),
      (
        "at",
        .date(
          TypedColumn(
            [Timestamp(iso: "2026-01-31T10:00:00.5Z"), nil, Timestamp(iso: "2026-01-31")],
            placeholder: Timestamp(microseconds: 0)))
      ),
    ])
  }

  private func written(_ frame: DataFrame, _ name: String) throws -> String {
    let folder = try TemporaryFolder()
    try frame.write(path: folder.path(name))
    return try String(contentsOfFile: folder.path(name), encoding: .utf8)
  }

  func testCSV() throws {
    XCTAssertEqual(
      try written(frame(), "a.csv"),
      """
      i,n,b,"s ""q""\",day,at
      1,0.1,true,"a,""b""
      |\u{2028}\\\",2026-01-31,2026-01-31T10:00:00.500Z
      ,-inf,false,"",,
      -3,,,,1969-12-31,2026-01-31T00:00:00Z

      """)
  }

  func testJSON() throws {
    XCTAssertEqual(
      try written(frame(), "a.json"),
      #"""
      [
      {"i":1,"n":0.1,"b":true,"s \"q\"":"a,\"b\"\n|\u2028\\","day":"2026-01-31","at":"2026-01-31T10:00:00.500Z"},
      {"i":null,"n":null,"b":false,"s \"q\"":"","day":null,"at":null},
      {"i":-3,"n":null,"b":null,"s \"q\"":null,"day":"1969-12-31","at":"2026-01-31T00:00:00Z"}
      ]

      """#)
    let small = try DataFrame([("a", .integer(TypedColumn([1, 2])))])
    XCTAssertEqual(try written(small, "a.jsonl"), "{\"a\":1}\n{\"a\":2}\n")
    XCTAssertEqual(try JSONFormat.line(small), "[{\"a\":1},{\"a\":2}]")
    XCTAssertEqual(try written(DataFrame(), "a.json"), "[]\n")
    XCTAssertEqual(JSONFormat.quoted("\u{1}\t\u{7F}é🙂"), "\"\\u0001\\t\\u007fé🙂\"")
  }

  func testMarkdown() throws {
    XCTAssertEqual(
      try written(frame(), "a.md"),
      """
      | i | n | b | s "q" | day | at |
      | ---: | ---: | --- | --- | --- | --- |
      | 1 | 0.1 | true | a,"b"<br>\\|\u{2028}\\\\ | 2026-01-31 | 2026-01-31T10:00:00.500Z |
      |  | -inf | false |  |  |  |
      | -3 |  |  |  | 1969-12-31 | 2026-01-31T00:00:00Z |

      """)
  }

  func testWhatIsWrittenIsReadBack() throws {
    let folder = try TemporaryFolder()
    for name in ["a.csv", "a.tsv"] {
      try frame().write(path: folder.path(name))
      XCTAssertEqual(try DataFrame.load(path: folder.path(name)).frame, try frame(), name)
    }
    // JSON has no infinity.
    var finite = try frame()
    try finite.set("n", to: .number(TypedColumn([0.1, nil, nil], placeholder: 0)))
    for name in ["a.json", "a.jsonl"] {
      try finite.write(path: folder.path(name))
      XCTAssertEqual(try DataFrame.load(path: folder.path(name)).frame, finite, name)
    }
  }

  func testTextsThatLookLikeMissingOnesAreReadBack() throws {
    let texts =
      LoadOptions.defaultNullTokens + [" x", "x ", "\t", "\"", "\r", "é", "1", "true", "2026-01-31"]
    let frame = try DataFrame([
      ("s", .string(StringColumn(texts.map(Optional.some) + [nil]))),
      ("t", .string(StringColumn((texts + ["y"]).map(Optional.some)))),
    ])
    let folder = try TemporaryFolder()
    try frame.write(path: folder.path("a.csv"))
    XCTAssertEqual(try DataFrame.load(path: folder.path("a.csv")).frame, frame)
  }

  func testOneColumnWithMissingValuesIsReadBack() throws {
    let frame = try DataFrame([("s", .string(StringColumn([nil, "NA", "", "x", nil])))])
    let folder = try TemporaryFolder()
    try frame.write(path: folder.path("a.csv"))
    XCTAssertEqual(try DataFrame.load(path: folder.path("a.csv")).frame, frame)
  }

  func testDoublesSurvive() throws {
    var generator = SeededGenerator(seed: 3)
    var values: [Double] = [0, -0.0, 1e16, 1e-5, .leastNonzeroMagnitude, .greatestFiniteMagnitude]
    for _ in 0..<5000 {
      let value = Double(bitPattern: generator.next())
      if value.isFinite { values.append(value) }
    }
    let folder = try TemporaryFolder()
    try DataFrame([("x", .number(TypedColumn(values)))]).write(path: folder.path("a.csv"))
    guard case .number(let read) = try DataFrame.load(path: folder.path("a.csv")).frame.column("x") else {
      return XCTFail("no numbers")
    }
    XCTAssertEqual(read.values.map(\.bitPattern), values.map(\.bitPattern))
  }

  func testUnknownFormatNamesTheKnownOnes() throws {
    for path in ["a.xlsx", "a.gz", "a.parquet.gz", "a.csv.zip"] {
      let error = fileError(try frame().write(path: path))
      XCTAssertEqual(error?.code, .unknownFormat, path)
      XCTAssertEqual(error?.detail, ".csv .tsv .json .jsonl .md .arrow", path)
    }
  }
}
