import DataFrame
import XCTest

final class PivotTests: XCTestCase {
  private func pivoted(_ frame: DataFrame, rows: [String] = ["x"], _ name: String) throws -> PivotResult {
    let aggregate = try XCTUnwrap(Aggregates.named(name))
    return try frame.pivoted(
      frame.index(of: "v") == nil ? nil : .column("v"), rows: rows, columns: "y", with: aggregate)
  }

  /// Cells found by looking through all rows for each.
  func testEveryShortFrame() throws {
    let choices: [(Int?, Int?)] = [nil, 1, 2].flatMap { row in [nil, 1, 2].map { (row, $0) } }
    for keys in everyList(of: choices, upTo: 3) {
      let values = keys.indices.map { 1 << $0 }
      let frame = try DataFrame([
        ("x", .integers(keys.map(\.0))), ("y", .integers(keys.map(\.1))), ("v", .integers(values)),
      ])
      let rows = keys.indices.filter { row in !keys[..<row].contains { $0.0 == keys[row].0 } }.map {
        keys[$0].0
      }
      let columns = keys.indices.filter { row in !keys[..<row].contains { $0.1 == keys[row].1 } }.map {
        keys[$0].1
      }
      for (name, value) in [
        ("sum", { $0.isEmpty ? nil : $0.reduce(0, +) }), ("count", { $0.count }), ("last", { $0.last }),
      ] as [(String, ([Int]) -> Int?)] {
        var wanted: [(String, Column)] = [("x", .integers(rows))]
        for column in columns {
          let cells = rows.map { row in
            value(keys.indices.filter { keys[$0] == (row, column) }.map { values[$0] })
          }
          wanted.append((column.map { "\($0)" } ?? "null", .integers(cells)))
        }
        let result = try pivoted(frame, name)
        XCTAssertEqual(result.frame, try DataFrame(wanted), "\(keys) \(name)")
        XCTAssertEqual(result.renamed, [])
      }
    }
  }

  func testSeveralRowColumnsAndNone() throws {
    let frame = try DataFrame([
      ("x", .integers([1, 1, 1, 2])), ("z", .strings(["a", "b", "a", "a"])),
      ("y", .bools([true, false, false, true])), ("v", .numbers([1, 2, 4, 8])),
    ])
    XCTAssertEqual(
      try pivoted(frame, rows: ["z", "x"], "mean").frame,
      try DataFrame([
        ("z", .strings(["a", "b", "a"])), ("x", .integers([1, 1, 2])), ("true", .numbers([1, nil, 8])),
        ("false", .numbers([4, 2, nil])),
      ]))
    XCTAssertEqual(
      try pivoted(frame, rows: [], "mean").frame,
      try DataFrame([("true", .numbers([4.5])), ("false", .numbers([3]))]))
  }

  func testRowsAreCountedWithoutAValue() throws {
    let frame = try DataFrame([("x", .integers([1, 2, 1])), ("y", .strings(["a", "b", "a"]))])
    XCTAssertEqual(
      try pivoted(frame, "count").frame,
      try DataFrame([("x", .integers([1, 2])), ("a", .integers([2, 0])), ("b", .integers([0, 1]))]))
  }

  /// A cell whose rows have no value holds what the aggregate gives, one without rows is missing.
  func testACellOfNullsIsNoEmptyCell() throws {
    let frame = try DataFrame([
      ("x", .integers([1, 2])), ("y", .strings(["a", "b"])), ("v", .integers([nil, 3])),
    ])
    XCTAssertEqual(try pivoted(frame, "sum").frame.columns[1], .integers([0, nil]))
    XCTAssertEqual(try pivoted(frame, "null_rate").frame.columns[1], .numbers([1, nil]))
    XCTAssertEqual(try pivoted(frame, "count").frame.columns[1], .integers([0, 0]))
  }

  func testNamesAreMadeDistinct() throws {
    let frame = try DataFrame([
      ("x", .integers([1, 1, 1, 1, 1])), ("y", .strings(["x", "null", nil, "x_2", ""])),
      ("v", .integers([1, 2, 3, 4, 5])),
    ])
    let result = try pivoted(frame, "sum")
    XCTAssertEqual(result.frame.names, ["x", "x_3", "null", "null_2", "x_2", "empty"])
    XCTAssertEqual(result.renamed.map(\.value), ["x", "null", ""])
    XCTAssertEqual(result.renamed.map(\.column), ["x_3", "null_2", "empty"])
  }

  func testAFrameWithoutRows() throws {
    let frame = try DataFrame([("x", .integers([])), ("y", .strings([])), ("v", .integers([]))])
    XCTAssertEqual(try pivoted(frame, "sum").frame, try DataFrame([("x", .integers([]))]))
  }

  func testTooManyColumns() throws {
    func frame(_ count: Int) throws -> DataFrame {
      try DataFrame([
        ("x", Column(repeating: .integer(1), count: count)), ("y", .integers(Array(0..<count))),
      ])
    }
    XCTAssertEqual(try pivoted(frame(1000), "count").frame.names.count, 1001)
    XCTAssertThrowsError(try pivoted(frame(1001), "count")) {
      XCTAssertEqual($0 as? PivotError, .tooManyColumns(1001))
    }
  }

  func testUnknownAndRepeatedColumns() throws {
    let frame = try DataFrame([("x", .integers([1])), ("y", .integers([1])), ("v", .integers([1]))])
    assertThrows(.unknownColumn("q", available: ["x", "y", "v"]), try pivoted(frame, rows: ["q"], "sum"))
    assertThrows(.duplicateColumn("x"), try pivoted(frame, rows: ["x", "x"], "sum"))
  }
}
