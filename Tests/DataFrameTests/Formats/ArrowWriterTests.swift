import DataFrame
import Foundation
import XCTest

/// What is written is read back as the same frame, and lies in the file as Arrow wants it.
final class ArrowWriterTests: XCTestCase {
  func testAllTypesComeBack() throws {
    let frame = try DataFrame([
      ("integer", .integer(TypedColumn([Int.min, nil, 0, .max], placeholder: 7))),
      ("number", .number(TypedColumn([-.infinity, 0.1, nil, -0.0], placeholder: 7))),
      ("bool", .bool(TypedColumn([true, false, nil, true], placeholder: true))),
      ("strïng", .string(StringColumn(["", "cafe\u{301}", nil, "caf\u{e9}"]))),
      (
        "date",
        .date(
          TypedColumn([nil, -1, 0, 1], placeholder: 7).map(placeholder: Timestamp(microseconds: 7)) {
            Timestamp(microseconds: $0)
          })
      ),
      ("nothing", Column(nulls: 4, type: .number)),
    ])
    try assertComesBack(frame)
  }

  func testRowCountsAroundWholeBytesWordsAndBatches() throws {
    for count in [0, 1, 7, 8, 9, 63, 64, 65, 262_143, 262_144, 262_145] {
      let validity = Bitmap((0..<count).map { $0 % 3 != 1 })
      try assertComesBack(
        DataFrame([
          ("n", .integer(TypedColumn(Array(0..<count), validity: validity))),
          ("b", .bool(TypedColumn((0..<count).map { $0 % 5 < 2 }, validity: validity))),
          ("full", .bool(TypedColumn((0..<count).map { $0 % 7 < 3 }))),
          (
            "s",
            .string(
              StringColumn(
                codes: TypedColumn((0..<count).map { Int32($0 % 4) }, validity: validity),
                dictionary: ["", "a", "bc", "def"]))
          ),
        ]))
    }
  }

  func testFrameWithoutColumns() throws {
    try assertComesBack(DataFrame(rowCount: 5))
    try assertComesBack(DataFrame())
  }

  func testEqualFramesGiveEqualFiles() throws {
    let folder = try TemporaryFolder()
    for (name, hidden) in [("a.arrow", 1), ("b.arrow", 2)] {
      let validity = Bitmap([true, false])
      let frame = try DataFrame([
        ("n", .integer(TypedColumn([1, hidden], validity: validity))),
        ("x", .number(TypedColumn([1, Double(hidden)], validity: validity))),
        ("b", .bool(TypedColumn([true, hidden == 1], validity: validity))),
      ])
      try frame.write(path: folder.path(name))
    }
    XCTAssertEqual(try bytes(folder.path("a.arrow")), try bytes(folder.path("b.arrow")))
  }

  /// The values' bytes at a multiple of 64 of the file, between the two marks.
  func testLayout() throws {
    let folder = try TemporaryFolder()
    let path = folder.path("a.arrow")
    let values = [0x0102_0304_0506_0708, 0x1112_1314_1516_1718]
    try DataFrame([("n", .integer(TypedColumn(values)))]).write(path: path)
    let file = try bytes(path)
    XCTAssertEqual(Array(file.prefix(8)), Array("ARROW1\0\0".utf8))
    XCTAssertEqual(Array(file.suffix(6)), Array("ARROW1".utf8))
    let wanted: [UInt8] = [8, 7, 6, 5, 4, 3, 2, 1, 0x18, 0x17, 0x16, 0x15, 0x14, 0x13, 0x12, 0x11]
    let places = file.indices.dropLast(16).filter { Array(file[$0..<$0 + 16]) == wanted }
    XCTAssertEqual(places.count, 1)
    XCTAssertEqual(places.first.map { $0 % 64 }, 0)
  }

  func testMissingFolder() {
    XCTAssertEqual(fileError(try DataFrame(rowCount: 1).write(path: "/nowhere/a.arrow"))?.code, .notFound)
  }

  private func assertComesBack(_ frame: DataFrame, line: UInt = #line) throws {
    let folder = try TemporaryFolder()
    let path = folder.path("a.arrow")
    try frame.write(path: path)
    let result = try DataFrame.load(path: path)
    XCTAssertEqual(result.frame, frame, line: line)
    XCTAssertEqual(result.report.notes, [], line: line)
    XCTAssertEqual(folder.names, ["a.arrow"], line: line)
  }

  private func bytes(_ path: String) throws -> [UInt8] {
    Array(try Data(contentsOf: URL(fileURLWithPath: path)))
  }
}
