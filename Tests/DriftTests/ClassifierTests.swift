import DataFrame
import XCTest

@testable import Drift

final class ClassifierTests: XCTestCase {
  func testTellsSidesApartThatDiffer() throws {
    let row = try XCTUnwrap(
      try table(frame(400, shift: 0, seed: 1), frame(400, shift: 1, seed: 2), ["x"]).rows.first)
    XCTAssertTrue(row.drifted)
    // Two normals a standard deviation apart: Φ(1/√2) = 0.760.
    XCTAssertEqual(try XCTUnwrap(row.score), 0.76, accuracy: 0.05)
    XCTAssertLessThan(try XCTUnwrap(row.pValue), 1e-9)
  }

  func testComparesTexts() throws {
    let texts = [["a", "b", "c"], ["b", "c", "d"]].map { names in
      Column.string(StringColumn((0..<300).map { names[$0 % 3] }))
    }
    let table = try table(DataFrame([("t", texts[0])]), DataFrame([("t", texts[1])]), ["t"])
    XCTAssertEqual(try XCTUnwrap(table.rows.first?.score), 7.0 / 9, accuracy: 0.02)
  }

  /// Both columns are as they were, and what they have to do with each other is not.
  func testAllColumnsTogetherShowWhatNoneShowsAlone() throws {
    let (reference, current) = (try frame(600, turned: false, seed: 3), try frame(600, turned: true, seed: 4))
    let table = try table(reference, current, nil)
    XCTAssertEqual(table.rows.map(\.column), ["x", "y", DriftRow.allColumns])
    XCTAssertEqual(table.rows.map(\.drifted), [false, false, true])
    XCTAssertGreaterThan(try XCTUnwrap(table.rows[2].score), 0.7)
    // The verdict is a share of columns, and none of these drifted.
    XCTAssertEqual(table.verdict.columns, 2)
    XCTAssertEqual(table.verdict.drifted, 0)
  }

  func testFewRowsAndOtherTestsGiveNoScoreOfAllColumns() throws {
    let few = try table(frame(9, shift: 0, seed: 1), frame(50, shift: 0, seed: 2), nil)
    XCTAssertEqual(few.rows.map(\.notes), Array(repeating: [.tooFewValues(least: 10)], count: 3))
    let other = try DriftTable(
      reference: frame(50, shift: 0, seed: 1), current: frame(50, shift: 0, seed: 2),
      options: DriftOptions(tests: ["ks"]))
    XCTAssertEqual(other.rows.map(\.column), ["x", "y"])
  }

  private func table(_ reference: DataFrame, _ current: DataFrame, _ columns: [String]?) throws -> DriftTable
  {
    try DriftTable(
      reference: reference, current: current, columns: columns, options: DriftOptions(tests: ["classifier"]))
  }

  private func frame(_ rows: Int, shift: Double = 0, turned: Bool? = nil, seed: Int) throws -> DataFrame {
    var source = NormalSource(seed: seed, stream: 0)
    var (x, y): ([Double], [Double]) = ([], [])
    for _ in 0..<rows {
      let (a, b) = (source.normal(), source.normal())
      x.append(a + shift)
      y.append(turned.map { ($0 ? -0.9 : 0.9) * a + 0.4 * b } ?? b)
    }
    return try DataFrame([("x", .number(TypedColumn(x))), ("y", .number(TypedColumn(y)))])
  }
}
