import DataFrame
import TestSupport
import XCTest

final class InsuranceFileTests: XCTestCase {
  private func load(_ name: String) throws -> LoadResult {
    guard let url = Shared.url("data/insurance") else { throw XCTSkip(Shared.absent) }
    return try DataFrame.load(path: url.appending(path: name).path)
  }

  func testReference() throws {
    let result = try load("reference.csv.gz")
    XCTAssertEqual(result.frame.rowCount, 1500)
    XCTAssertEqual(
      result.frame.names,
      [
        "training", "age", "emergency_braking", "braking_distance", "power", "miles", "risk", "group_name",
        "group",
      ])
    XCTAssertEqual(
      result.frame.columns.map(\.type),
      [.integer, .number, .integer, .number, .number, .number, .number, .string, .integer])
    XCTAssertEqual(result.report.separator, UInt8(ascii: ";"))
    XCTAssertEqual(result.report.notes, [])
    XCTAssertEqual(
      result.frame.gather([0]).texts,
      [
        [
          "0", "41.95110048903289", "0", "40.93332787462426", "122.23832922740092", "98.50976528624481",
          "3.700073417427882", "high", "0",
        ]
      ])
  }

  /// The sums were computed by Python: `sum(float(row[name]) for row in csv.DictReader(...))`.
  func testSumsEqualThoseOfPython() throws {
    let frame = try load("reference.csv.gz").frame
    for (name, sum) in InsuranceFileTests.sums {
      guard let numbers = try frame.column(name).asNumbers else { return XCTFail(name) }
      XCTAssertEqual(numbers.values.reduce(0, +), sum, name)
    }
  }

  func testAllMonths() throws {
    let frame = try load("month-*.csv.gz").frame
    XCTAssertEqual(frame.rowCount, 36 * 1500)
    guard case .string(let snapshots) = try frame.column("snapshot") else { return XCTFail("no text") }
    XCTAssertEqual(snapshots.dictionary, (1...36).map { "month-\($0)" })
    XCTAssertEqual(snapshots[1500 * 11], "month-12")
  }

  private static let sums: [(String, Double)] = [
    ("training", 315.0),
    ("age", 52719.99439676943),
    ("emergency_braking", 591.0),
    ("braking_distance", 59854.941071395326),
    ("power", 202332.13353951284),
    ("miles", 121448.50267256935),
    ("risk", 3275.426044968367),
    ("group", 1352.0),
  ]
}
