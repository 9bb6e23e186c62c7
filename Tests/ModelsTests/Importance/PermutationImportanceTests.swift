import DataFrame
import XCTest

@testable import Models

final class PermutationImportanceTests: XCTestCase {
  /// Numbers a, b and c, of which a tells three times as much as b and c nothing.
  private func frame(_ rows: Int) throws -> DataFrame {
    var source = NormalSource(seed: 3, stream: 0)
    let columns = ["c", "b", "a"].map { name in
      (name, Column.number(TypedColumn((0..<rows).map { _ in source.normal() })))
    }
    return try DataFrame(columns)
  }

  func testOrderAndSize() throws {
    let frame = try frame(2_000)
    let truth = try sum(frame)
    let rows = try PermutationImportance(repeats: 5).rows(
      of: ["c", "b", "a"], in: frame, by: .rootMeanSquaredError
    ) { .numbers(NumberOutcomes(truth: truth, predicted: try sum($0))) }
    XCTAssertEqual(rows.map(\.column), ["a", "b", "c"])
    // A shuffled value differs from the own by √2 standard deviations, times the slope.
    XCTAssertEqual(rows[0].importance, 3 * 2.squareRoot(), accuracy: 0.15)
    XCTAssertEqual(rows[1].importance, 2.squareRoot(), accuracy: 0.05)
    XCTAssertEqual(rows[2].importance, 0)
    XCTAssertEqual(rows[2].std, 0)
    XCTAssertGreaterThan(rows[0].std, 0)
    XCTAssertLessThan(rows[0].std, 0.2)
  }

  func testHigherIsBetter() throws {
    let frame = try frame(500)
    let truth = try sum(frame).map { $0 > 0 ? 1 : 0 }
    let shuffle = PermutationImportance(repeats: 3, seed: 9)
    @Sendable func outcomes(_ frame: DataFrame) throws -> Outcomes {
      .classes(
        ClassOutcomes(classes: ["no", "yes"], truth: truth, predicted: try sum(frame).map { $0 > 0 ? 1 : 0 }))
    }
    let rows = try shuffle.rows(of: ["a", "b"], in: frame, by: .accuracy, outcomes: outcomes)
    XCTAssertEqual(rows.first?.column, "a")
    XCTAssertGreaterThan(try XCTUnwrap(rows.first).importance, 0.3)
    XCTAssertEqual(rows, try shuffle.rows(of: ["a", "b"], in: frame, by: .accuracy, outcomes: outcomes))
    XCTAssertThrowsError(try shuffle.rows(of: ["x"], in: frame, by: .accuracy, outcomes: outcomes))
  }
}

/// What the target is made of.
private func sum(_ frame: DataFrame) throws -> [Double] {
  guard case .number(let a) = try frame.column("a"), case .number(let b) = try frame.column("b") else {
    return []
  }
  return zip(a.values, b.values).map { 3 * $0 + $1 }
}
