import DataFrame
import Foundation
import XCTest

final class GlobTests: XCTestCase {
  func testNaturalOrder() {
    let sorted = [
      "", "A", "a", "a0", "a00", "a1", "a01", "a1b", "a2", "a10", "a10-2", "a10-10", "b",
      "month-99999999999999999999998", "month-99999999999999999999999",
    ]
    for (left, first) in sorted.enumerated() {
      for (right, second) in sorted.enumerated() {
        XCTAssertEqual(naturalOrder(first, second), left < right, "\(first) \(second)")
      }
    }
  }

  func testPatterns() throws {
    let folder = try TemporaryFolder()
    for name in ["month-10.csv", "month-2.csv", "month-1.csv", "other.csv", ".hidden.csv", "a[1].csv"] {
      try folder.file(name, "a\n1\n")
    }
    try FileManager.default.createDirectory(
      atPath: folder.path("month-3.csv"), withIntermediateDirectories: false)
    func names(_ pattern: String) throws -> [String] {
      try Glob.expand(folder.path(pattern)).map { URL(fileURLWithPath: $0).lastPathComponent }
    }
    XCTAssertEqual(try names("month-*.csv"), ["month-1.csv", "month-2.csv", "month-10.csv"])
    XCTAssertEqual(try names("month-?.csv"), ["month-1.csv", "month-2.csv"])
    XCTAssertEqual(try names("month-[2-9].csv"), ["month-2.csv"])
    XCTAssertEqual(try names("month-[!2-9].csv"), ["month-1.csv"])
    XCTAssertEqual(try names("*t*.csv"), ["month-1.csv", "month-2.csv", "month-10.csv", "other.csv"])
    XCTAssertEqual(try names(".h*"), [".hidden.csv"])
    XCTAssertThrowsError(try Glob.expand(folder.path("none-*.csv"))) {
      XCTAssertEqual($0 as? FileError, FileError(.noMatch, path: folder.path("none-*.csv")))
    }
    XCTAssertFalse(Glob.isPattern(folder.path("a[1].csv")), "a file of that very name")
    XCTAssertTrue(Glob.isPattern(folder.path("*.csv")))
    XCTAssertEqual(
      try Glob.expand(
        "\(folder.url.deletingLastPathComponent().path)/*\(folder.url.lastPathComponent.dropFirst())/oth*"
      ).count, 1)
  }

  func testFilesAreUnitedByColumnNames() throws {
    let folder = try TemporaryFolder()
    try folder.file("m-10.csv", "a,c\n0.5,x\n")
    try folder.file("m-2.csv", "a,b\n1,true\n2,\n")
    try folder.file("m-1.v2.csv", "b,c\n,7\n")
    let result = try DataFrame.load(path: folder.path("m-*.csv"))
    XCTAssertEqual(result.frame.names, ["b", "c", "a", "snapshot"])
    XCTAssertEqual(
      result.frame.texts,
      [
        [nil, "7", nil, "m-1.v2"], ["true", nil, "1.0", "m-2"], [nil, nil, "2.0", "m-2"],
        [nil, "x", "0.5", "m-10"],
      ])
    XCTAssertEqual(result.frame.columns.map(\.type), [.bool, .string, .number, .string])
    let (first, second, third) = (result.report.files[0], result.report.files[1], result.report.files[2])
    XCTAssertEqual(
      result.report.notes,
      [
        .filled(column: "b", files: [third]), .filled(column: "c", files: [second]),
        .filled(column: "a", files: [first]), .widened(column: "c", from: [.integer, .string], to: .string),
        .widened(column: "a", from: [.integer, .number], to: .number),
      ])
  }

  func testTheSnapshotColumnCanBeNamed() throws {
    let folder = try TemporaryFolder()
    try folder.file("m-1.csv", "snapshot\n1\n")
    let pattern = folder.path("m*.csv")
    XCTAssertThrowsError(try DataFrame.load(path: pattern)) {
      XCTAssertEqual($0 as? DataError, .duplicateColumn("snapshot"))
    }
    var options = LoadOptions()
    options.snapshot = "month"
    XCTAssertEqual(try DataFrame.load(path: pattern, options: options).frame.names, ["snapshot", "month"])
  }

  func testSelectedColumnsMayBeInSomeFilesOnly() throws {
    let folder = try TemporaryFolder()
    try folder.file("m-1.csv", "a,b\n1,2\n")
    try folder.file("m-2.csv", "a\n3\n")
    var options = LoadOptions()
    options.columns = ["b"]
    let frame = try DataFrame.load(path: folder.path("m*.csv"), options: options).frame
    XCTAssertEqual(frame.texts, [["2", "m-1"], [nil, "m-2"]])
  }
}
