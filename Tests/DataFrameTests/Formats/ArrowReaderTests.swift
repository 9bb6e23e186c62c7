import DataFrame
import XCTest

/// What pyarrow and Polars wrote is read with its types, values and nulls.
final class ArrowReaderTests: XCTestCase {
  func testIntegersOfAllWidths() throws {
    let result = try ArrowFixture.load("numbers")
    for bits in [8, 16, 32, 64] {
      let (low, high) = (Int.min >> (64 - bits), Int.max >> (64 - bits))
      XCTAssertEqual(try result.frame.values("int\(bits)"), [.integer(low), .null, .integer(high)])
      let unsigned = bits == 64 ? Int.max : 1 << bits - 1
      XCTAssertEqual(try result.frame.values("uint\(bits)"), [.integer(0), .null, .integer(unsigned)])
    }
    XCTAssertEqual(result.report.format, "Arrow")
    XCTAssertEqual(result.report.notes, [])
  }

  func testUnsignedIntegersPastTheSignedOnesAreNumbers() throws {
    let frame = try ArrowFixture.load("numbers").frame
    XCTAssertEqual(try frame.values("huge"), [.number(1), .null, .number(18_446_744_073_709_551_616)])
  }

  func testFloatingPointNumbers() throws {
    let frame = try ArrowFixture.load("numbers").frame
    XCTAssertEqual(try frame.values("float32"), [.number(0.5), .null, .number(-.infinity)])
    XCTAssertEqual(try frame.values("float64"), [.number(0.1), .null, .number(.infinity)], "NaN is missing")
  }

  func testBoolsAndNothing() throws {
    let frame = try ArrowFixture.load("numbers").frame
    XCTAssertEqual(try frame.values("bool"), [.bool(true), .null, .bool(false)])
    XCTAssertEqual(try frame.column("nothing"), Column(nulls: 3, type: .string))
  }

  func testPointsInTimeOfAllUnits() throws {
    let result = try ArrowFixture.load("times")
    let expected = [
      "date32": ["2026-01-31", nil, "1969-12-31"],
      "date64": ["2026-01-31", nil, "1969-12-31"],
      "s": ["1970-01-01T00:00:01Z", nil, "1969-12-31T23:59:59Z"],
      "ms": ["1970-01-01T00:00:00.001Z", nil, "1969-12-31T23:59:59.999Z"],
      "us": ["2026-01-31T10:00:00.123456Z", nil, "1969-12-31T23:59:59.999999Z"],
      "ns": ["1970-01-01T00:00:00.000001Z", nil, "1969-12-31T23:59:59.999999Z"],
      "far": ["1970-01-01", nil, nil],
    ]
    for name in result.frame.names {
      XCTAssertEqual(try result.frame.column(name).type, .date)
      XCTAssertEqual(try result.frame.values(name).map(\.text), expected[name], name)
    }
    let file = ArrowFixture.path("times")
    XCTAssertEqual(
      result.report.notes, [.unparsed(file: file, column: "far", type: .date, count: 1, lines: [3])])
  }

  func testTextsInAllLayouts() throws {
    let frame = try ArrowFixture.load("texts").frame
    let texts = ["x", nil, "", ArrowFixture.longText, "x", "cafe\u{301}", "caf\u{e9}"]
    for name in ["utf8", "large", "view", "dict8", "dict32"] {
      XCTAssertEqual(try frame.column(name), .string(StringColumn(texts)), name)
      guard case .string(let column) = try frame.column(name) else { return XCTFail(name) }
      XCTAssertEqual(column.dictionary.count, 5, name)
    }
  }

  func testDictionaryOfDates() throws {
    let column = try ArrowFixture.load("texts").frame.column("days")
    XCTAssertEqual(column.type, .date)
    let texts = (0..<7).map { column[$0].text }
    XCTAssertEqual(texts, ["2026-01-31", nil, "2026-01-31", nil, "2026-01-31", nil, nil])
  }

  func testBatchesOfSlices() throws {
    for name in ["batches", "version4", "legacy"] { try check(batches: ArrowFixture.load(name).frame, 81) }
  }

  func testRows() throws {
    for rows in [0, 1, 9, 10, 11, 12, 80, 81, 1000] {
      try check(batches: ArrowFixture.load("batches") { $0.rows = rows }.frame, min(rows, 81))
    }
  }

  /// Rows 3 … 83 of columns that follow from the row's number.
  private func check(batches frame: DataFrame, _ count: Int) throws {
    XCTAssertEqual(frame.rowCount, count)
    let rows = 3..<3 + count
    XCTAssertEqual(try frame.values("n"), rows.map { .integer($0) })
    XCTAssertEqual(try frame.values("f"), rows.map { $0 % 3 == 0 ? .null : .number(Double($0) / 4) })
    XCTAssertEqual(try frame.values("b"), rows.map { $0 % 5 == 0 ? .null : .bool($0 % 2 == 0) })
    XCTAssertEqual(try frame.values("s"), rows.map { $0 % 7 == 0 ? .null : .string("text \($0 % 10)") })
    XCTAssertEqual(try frame.values("d"), rows.map { .string("\($0 % 4)") })
  }

  func testDictionaryThatGrows() throws {
    let frame = try ArrowFixture.load("growing").frame
    XCTAssertEqual(frame.texts, [["x"], ["y"], ["z"], ["x"]])
  }

  func testPolarsDefaults() throws {
    let rows = [
      ["1", "0.5", "true", "x", "u", "u", "2026-01-31", "2026-01-31T10:00:00Z"],
      [String?](repeating: nil, count: 8),
      ["3", "inf", "false", ArrowFixture.longText, "v", "v", "1969-12-31", "1969-12-31T23:59:59.999999Z"],
    ]
    let frame = try ArrowFixture.load("polars").frame
    XCTAssertEqual(frame.texts, rows)
    XCTAssertEqual(frame.schema.types, [.integer, .number, .bool, .string, .string, .string, .date, .date])
    XCTAssertEqual(try ArrowFixture.load("polars_batches").frame.texts, rows + rows + rows)
  }

  func testColumnsOfOtherTypesCanBeLeftOut() throws {
    let result = try ArrowFixture.load("nested") { $0.columns = ["n"] }
    XCTAssertEqual(result.frame.texts, [["1"], ["2"]])
    XCTAssertEqual(
      result.report.columnsFound,
      [
        "list", "pair", "decimal", "half", "fixed", "map", "binary", "binary_view", "duration", "n",
      ])
  }

  func testColumnsOfOtherTypesAreNamed() throws {
    let types = [
      "list": "list", "pair": "struct", "decimal": "decimal", "half": "float16", "fixed": "fixed_size_list",
      "map": "map", "binary": "binary", "binary_view": "binary_view", "duration": "duration",
    ]
    for (name, type) in types {
      XCTAssertEqual(
        fileError(try ArrowFixture.load("nested") { $0.columns = ["n", name] }),
        FileError(
          .malformed, path: ArrowFixture.path("nested"),
          detail: "column `\(name)`: no column here can hold its type, \(type); leave it out with `columns`"))
    }
  }

  func testColumnsInTheOrderAskedFor() throws {
    let frame = try ArrowFixture.load("batches") { ($0.columns, $0.rows) = (["d", "n"], 2) }.frame
    XCTAssertEqual(frame.names, ["d", "n"])
    XCTAssertEqual(frame.texts, [["3", "3"], ["0", "4"]])
    XCTAssertThrowsError(try ArrowFixture.load("batches") { $0.columns = ["m"] }) { error in
      XCTAssertEqual(error as? DataError, .unknownColumn("m", available: ["n", "f", "b", "s", "d"]))
    }
  }

  func testTypes() throws {
    let types: [String: ColumnType] = ["n": .number, "d": .integer, "s": .date, "f": .string]
    let result = try ArrowFixture.load("batches") { ($0.types, $0.rows) = (types, 3) }
    XCTAssertEqual(
      result.frame.texts,
      [["3.0", nil, "false", nil, "3"], ["4.0", "1.0", "true", nil, "0"], ["5.0", "1.25", nil, nil, "1"]])
    XCTAssertEqual(result.frame.schema.types, [.number, .string, .bool, .date, .integer])
    XCTAssertEqual(
      result.report.notes,
      [
        .unparsed(
          file: ArrowFixture.path("batches"), column: "s", type: .date, count: 3, lines: [1, 2, 3])
      ])
  }

  func testNamesThatAreTaken() throws {
    let result = try ArrowFixture.load("twins")
    XCTAssertEqual(result.frame.names, ["a", "a_2", "column3"])
    XCTAssertEqual(result.frame.texts, [["1", "2", "3"]])
    let file = ArrowFixture.path("twins")
    XCTAssertEqual(
      result.report.notes,
      [.renamed(file: file, from: "a", to: "a_2"), .renamed(file: file, from: "", to: "column3")])
  }

  func testNoRows() throws {
    let frame = try ArrowFixture.load("norows").frame
    XCTAssertEqual(frame.rowCount, 0)
    XCTAssertEqual(Array(frame.schema.types.prefix(4)), [.integer, .integer, .integer, .integer])
    XCTAssertEqual(frame.names.count, 13)
  }

  func testBehindACompressor() throws {
    let folder = try TemporaryFolder()
    let path = try folder.file("batches.arrow", ArrowFixture.bytes("batches"))
    try folder.run("gzip", path)
    try check(batches: DataFrame.load(path: path + ".gz").frame, 81)
  }

  func testWhatCannotBeRead() throws {
    let details = [
      "compressed": "its buffers are compressed; write it uncompressed",
      "stream": "an Arrow stream, not an Arrow file; write it in the file format",
    ]
    for (name, detail) in details {
      XCTAssertEqual(
        fileError(try ArrowFixture.load(name)),
        FileError(.malformed, path: ArrowFixture.path(name), detail: detail))
    }
    let folder = try TemporaryFolder()
    XCTAssertEqual(fileError(try DataFrame.load(path: folder.file("a.arrow", "")))?.code, .empty)
    XCTAssertEqual(
      fileError(try DataFrame.load(path: folder.file("a.arrow", "a,b")))?.detail, "not an Arrow file")
    let cut = try folder.file("a.arrow", ArrowFixture.bytes("batches").dropLast())
    XCTAssertEqual(fileError(try DataFrame.load(path: cut))?.detail, "an Arrow file that was cut off")
  }
}
