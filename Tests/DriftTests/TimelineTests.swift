import DataFrame
import XCTest

@testable import Drift

final class TimelineTests: XCTestCase {
  /// Snapshots m1, m2 … of normal numbers with a step, of categories with a ramp, and with nulls from a snapshot on.
  private func frame(_ snapshots: Int, rows: Int, seed: Int) throws -> DataFrame {
    var source = NormalSource(seed: seed, stream: 0)
    var generator = SeededGenerator(seed: seed)
    var keys: [String] = []
    var (numbers, steady, gaps): ([Double], [Double], [Double?]) = ([], [], [])
    var texts: [String] = []
    for snapshot in 0..<snapshots {
      for _ in 0..<rows {
        keys.append("m\(snapshot + 1)")
        numbers.append(source.normal() + (snapshot >= 4 ? 0.8 : 0))
        steady.append(source.normal())
        gaps.append(snapshot >= 6 && generator.uniform() < 0.2 ? nil : source.normal())
        texts.append(generator.uniform() < 0.3 + 0.05 * Double(max(0, snapshot - 1)) ? "a" : "b")
      }
    }
    return try DataFrame([
      ("snapshot", .string(StringColumn(keys))), ("step", .number(TypedColumn(numbers))),
      ("steady", .number(TypedColumn(steady))), ("gaps", .number(TypedColumn(gaps, placeholder: 0))),
      ("ramp", .string(StringColumn(texts))),
    ])
  }

  private func timeline(_ snapshots: Int = 10) throws -> Timeline {
    // The first snapshot's settings are those without drift.
    try Timeline(
      reference: frame(1, rows: 500, seed: 1), current: frame(snapshots, rows: 150, seed: 2), by: "snapshot")
  }

  func testTrends() throws {
    let timeline = try timeline()
    XCTAssertEqual(timeline.snapshots, (1...10).map { .string("m\($0)") })
    let rows = timeline.rows
    XCTAssertEqual(rows.map(\.column), ["step", "steady", "gaps", "gaps", "ramp"])
    XCTAssertEqual(rows.map(\.kind), [.numeric, .numeric, .numeric, .missing, .categorical])
    XCTAssertEqual(rows.map(\.trend), [.sudden, Trend.none, Trend.none, .sudden, .gradual])
    XCTAssertEqual(rows[0].onset, 4)
    XCTAssertEqual(rows[3].onset, 6)
    XCTAssertEqual(rows[4].onset.map { abs($0 - 2) <= 1 }, true)
  }

  /// Scores are those of `drift` for each snapshot.
  func testScoresAreThoseOfTheGroups() throws {
    let (reference, current) = (try frame(1, rows: 500, seed: 1), try frame(10, rows: 150, seed: 2))
    let table = try Timeline(reference: reference, current: current, by: "snapshot", columns: ["step"])
    let groups = try DriftGroup.groups(
      reference: DataFrame([("step", reference.column("step"))]), current: current, by: ["snapshot"],
      columns: ["step"])
    let scores = groups.compactMap { $0.table.rows.first?.score }
    XCTAssertEqual(table.rows.first?.lastScore, scores.last)
    XCTAssertEqual(table.rows.first?.maxScore, scores.max())
    XCTAssertEqual(table.rows.first?.maxAt, scores.firstIndex(of: scores.max() ?? 0))
  }

  func testFewSnapshotsTellNoTrend() throws {
    let row = try timeline(3).rows[0]
    XCTAssertNil(row.trend)
    XCTAssertEqual(row.note, .tooFewSnapshots(3))
    XCTAssertNotNil(row.maxScore)
  }

  func testUnknownKey() throws {
    let frame = try DataFrame([("x", numbers([1]))])
    XCTAssertThrowsError(try Timeline(reference: frame, current: frame, by: "y")) {
      XCTAssertEqual($0 as? DriftError, .unknownKey("y", available: ["x"]))
    }
  }

  /// A change that is sure, as there are many rows, and too small for anybody to care.
  func testSureButSmall() throws {
    func numbers(_ snapshots: Int, shift: Double) -> [Double] {
      (0..<snapshots).flatMap { snapshot in
        (0..<1000).map { Double($0) / 1000 + (snapshot >= 3 ? shift : 0) }
      }
    }
    let keys = (0..<8).flatMap { [Int](repeating: $0, count: 1000) }
    let current = try DataFrame([
      ("t", .integer(TypedColumn(keys))), ("x", .number(TypedColumn(numbers(8, shift: 0.02)))),
    ])
    let reference = try DataFrame([("x", .number(TypedColumn(numbers(20, shift: 0))))])
    let row = try Timeline(reference: reference, current: current, by: "t").rows[0]
    XCTAssertEqual(row.trend, Trend.none)
    XCTAssertEqual(row.note, .sureButSmall)
    XCTAssertLessThan(row.qValue ?? 1, 0.05)
  }
}
