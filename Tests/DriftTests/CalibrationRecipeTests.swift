import DataFrame
import XCTest

@testable import DriftCalibration

/// What the calibration draws and counts is what it says; tolerances are four standard errors.
final class CalibrationRecipeTests: XCTestCase {
  func testMomentsOfNumbers() {
    assertMoments(.normal, shift: 0.3, mean: 0.3, variance: 1, tolerance: (0.0283, 0.04))
    // √e and (e − 1) e; shifted by half a standard deviation.
    assertMoments(
      .logNormal, shift: 0.5, mean: 1.64872 + 1.08060, variance: 4.67077, tolerance: (0.0612, 1.404))
    assertMoments(.counts(mean: 10), shift: 0, mean: 10, variance: 10, tolerance: (0.0895, 0.41))
  }

  /// Student's t with 2 degrees of freedom exceeds 1 in magnitude with probability 1 − 1/√3.
  func testHeavyTail() {
    let values = drawn(ColumnRecipe(name: "x", values: .heavyTailed))
    XCTAssertEqual(share(values) { $0.magnitude > 1 }, 0.42265, accuracy: 0.014)
  }

  func testSharesOfCategories() {
    XCTAssertEqual(shareOfFirst(.categories(10), extra: 0), 0.1, accuracy: 0.0085)
    XCTAssertEqual(shareOfFirst(.categories(10), extra: 0.1), 0.2, accuracy: 0.0113)
    XCTAssertEqual(shareOfFirst(.categories(2), extra: 0.2), 0.7, accuracy: 0.013)
    // 1 / (1 + 1/2 + … + 1/50).
    XCTAssertEqual(shareOfFirst(.skewedCategories(50), extra: 0), 0.22226, accuracy: 0.0118)
  }

  func testShareOfNulls() {
    var source = NormalSource(seed: 4, stream: 0)
    let column = ColumnRecipe(name: "x", values: .normal, missing: 0.05).draw(20_000, from: &source)
    XCTAssertEqual(Double(column.nullCount) / 20_000, 0.05, accuracy: 0.0062)
  }

  func testEqualColumnsAreOneGroup() {
    let groups = TableRecipe.standard.rowGroups
    XCTAssertEqual(groups.count, 5)
    XCTAssertEqual(groups[0].labels, ["normal", "normal 2", "normal 3", "normal 4"])
    XCTAssertEqual(TableRecipe.awkward.rowGroups.count { $0.isMissing }, 3)
  }

  /// The values of the formula for 10 of 100 and 0 of 500.
  func testWilsonBounds() {
    let tenth = Rate([Bool](repeating: true, count: 10) + [Bool](repeating: false, count: 90)) { $0 }
    XCTAssertEqual(tenth.bounds().lowerBound, 0.0552291, accuracy: 1e-6)
    XCTAssertEqual(tenth.bounds().upperBound, 0.1743657, accuracy: 1e-6)
    XCTAssertEqual(tenth.text, "10.0 (5.5–17.4)")
    let none = Rate([Bool](repeating: false, count: 500)) { $0 }
    XCTAssertEqual(none.bounds().lowerBound, 0)
    XCTAssertEqual(none.bounds().upperBound, 0.0076243, accuracy: 1e-6)
  }

  private func drawn(_ recipe: ColumnRecipe) -> [Double] {
    var source = NormalSource(seed: 9, stream: 0)
    switch recipe.draw(20_000, from: &source) {
    case .number(let column): return column.values
    case .integer(let column): return column.values.map(Double.init)
    case let column:
      XCTFail("a column of type \(column.type)")
      return []
    }
  }

  private func assertMoments(
    _ values: ColumnRecipe.Values, shift: Double, mean: Double, variance: Double,
    tolerance: (mean: Double, variance: Double)
  ) {
    let values = drawn(ColumnRecipe(name: "x", values: values, shift: shift))
    let average = values.reduce(0, +) / 20_000
    XCTAssertEqual(average, mean, accuracy: tolerance.mean)
    let squares = values.reduce(0) { $0 + ($1 - average) * ($1 - average) }
    XCTAssertEqual(squares / 20_000, variance, accuracy: tolerance.variance)
  }

  private func shareOfFirst(_ values: ColumnRecipe.Values, extra: Double) -> Double {
    var source = NormalSource(seed: 6, stream: 0)
    let column = ColumnRecipe(name: "x", values: values, extraShare: extra).draw(20_000, from: &source)
    guard case .string(let texts) = column else { return .nan }
    return Double((0..<texts.count).count { texts[$0] == "0" }) / 20_000
  }

  private func share(_ values: [Double], _ isHit: (Double) -> Bool) -> Double {
    Double(values.count(where: isHit)) / Double(values.count)
  }
}
