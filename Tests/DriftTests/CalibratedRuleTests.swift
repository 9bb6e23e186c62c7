import DataFrame
import Drift
import XCTest

@testable import DriftCalibration

final class CalibratedRuleTests: XCTestCase {
  func testSmallShiftOfManyRowsIsSureAndNoDrift() throws {
    var recipe = ColumnRecipe(name: "x", values: .normal)
    var source = NormalSource(seed: 5, stream: 0)
    let reference = recipe.draw(20_000, from: &source)
    recipe.shift = 0.05
    let row = try only(reference, recipe.draw(20_000, from: &source))
    XCTAssertFalse(row.drifted)
    XCTAssertLessThan(try XCTUnwrap(row.qValue), 0.05)
    XCTAssertEqual(row.notes, [.significantButSmall])
    XCTAssertEqual(try XCTUnwrap(row.effect), 0.05, accuracy: 0.02)
  }

  func testLargeDistanceOfFewRowsIsToldApart() throws {
    let row = try only(numbers([1, 2, 3, 4, 5]), numbers([2, 3, 4, 5, 6.5]))
    XCTAssertFalse(row.drifted)
    XCTAssertEqual(row.notes.first, .tooFewRows)
    XCTAssertEqual(try XCTUnwrap(row.score), 1.1 / 2.0.squareRoot(), accuracy: 1e-12)
    XCTAssertEqual(row.pValue, 1)
  }

  func testNumericRowInNumbers() throws {
    let row = try only(numbers([0, 0, 1, 1]), numbers([10, 10, 11, 11]))
    XCTAssertEqual(row.kind, .numeric)
    XCTAssertEqual(row.test, "wasserstein")
    XCTAssertEqual(row.score, 20)
    XCTAssertEqual(row.statistic, 1)
    XCTAssertEqual(try XCTUnwrap(row.pValue), 2.0 / 70, accuracy: 1e-15)
    XCTAssertEqual(row.qValue, row.pValue)
    XCTAssertEqual(row.effect, 20)
    // Gaps of 1, 9 and 1 where a quarter, a half and three quarters of the pooled values lie at or below.
    let spread = 2 * (3.0 / 16).squareRoot() + 9 * 0.5
    let chance = (2 / Double.pi * 0.5).squareRoot() * spread / 0.5
    XCTAssertEqual(try XCTUnwrap(row.threshold), (0.01 + chance * chance).squareRoot(), accuracy: 1e-12)
    XCTAssertTrue(row.drifted)
  }

  func testCategoricalRowInNumbers() throws {
    let reference = texts(["a": 60, "b": 40])
    let row = try only(reference, texts(["a": 30, "b": 70]))
    XCTAssertEqual(row.kind, .categorical)
    XCTAssertEqual(row.test, "js")
    XCTAssertEqual(try XCTUnwrap(row.statistic), 18.181818181818183, accuracy: 1e-12)
    XCTAssertEqual(try XCTUnwrap(row.pValue), 2.0078656124264854e-05, accuracy: 1e-16)
    XCTAssertEqual(try XCTUnwrap(row.threshold), (0.0016 + 0.02 / 8).squareRoot(), accuracy: 1e-15)
    XCTAssertEqual(try XCTUnwrap(row.effect), 0.3, accuracy: 1e-15)
    XCTAssertTrue(row.drifted)
  }

  func testNewAndVanishedCategories() throws {
    let row = try only(texts(["a": 50, "b": 45, "c": 5]), texts(["a": 50, "b": 40, "d": 10]))
    XCTAssertTrue(row.notes.contains(.newCategories([.string("d")], share: 0.1)))
    XCTAssertTrue(row.notes.contains(.vanishedCategories([.string("c")], share: 0.05)))
    XCTAssertTrue(row.drifted)
  }

  func testConstantsAreNoPartOfTheFamily() throws {
    let frame = try DataFrame([
      ("same", numbers([7, 7, 7, 7])), ("word", texts(["k": 4])), ("moves", numbers([1, 2, 3, 4])),
    ])
    let other = try DataFrame([
      ("same", numbers([7, 7, 7, 7])), ("word", texts(["k": 4])), ("moves", numbers([11, 12, 13, 14])),
    ])
    let rows = try DriftTable(reference: frame, current: other).rows
    XCTAssertEqual(rows.map(\.notes.first), [.constant, .constant, nil])
    XCTAssertEqual(rows.map(\.drifted), [false, false, true])
    XCTAssertNil(rows[0].qValue)
    XCTAssertEqual(rows[2].qValue, rows[2].pValue)
  }

  func testConstantThatChangedIsDrift() throws {
    let row = try only(
      numbers([Double](repeating: 7, count: 30)), numbers([Double](repeating: 8, count: 30)))
    XCTAssertEqual(row.score, 1000)
    XCTAssertTrue(row.drifted)
    XCTAssertNil(row.effect)
    XCTAssertEqual(
      row.notes, [.constantIn(.reference), .constantIn(.current), .outsideRange(share: 1)])
  }

  func testMissingValuesAreARow() throws {
    let reference = numbers((0..<100).map { $0 < 2 ? nil : Double($0) })
    let current = numbers((0..<100).map { $0 < 30 ? nil : ($0 == 40 ? .infinity : Double($0)) })
    let rows = try table(reference, current).rows
    XCTAssertEqual(rows.map(\.kind), [.numeric, .missing])
    XCTAssertEqual(rows[1].test, "z")
    XCTAssertEqual(try XCTUnwrap(rows[1].score), 0.29, accuracy: 1e-15)
    XCTAssertEqual(try XCTUnwrap(rows[1].effect), 0.29, accuracy: 1e-15)
    XCTAssertEqual(rows[1].threshold, 0.02)
    XCTAssertTrue(rows[1].drifted)
    XCTAssertTrue(rows[1].isShown)
    XCTAssertEqual(rows[1].notes, [.infinities(reference: 0, current: 1)])
  }

  func testMissingValuesThatDidNotMoveAreNotShown() throws {
    let column = numbers((0..<100).map { $0 < 2 ? nil : Double($0) })
    let rows = try table(column, column).rows
    XCTAssertEqual(rows.map(\.kind), [.numeric, .missing])
    XCTAssertEqual(rows[1].test, "fisher")
    XCTAssertEqual(rows[1].pValue, 1)
    XCTAssertEqual(rows.map(\.isShown), [true, false])
  }

  func testColumnThatBecameAllNull() throws {
    let rows = try table(numbers((0..<50).map(Double.init)), numbers([Double?](repeating: nil, count: 50)))
      .rows
    XCTAssertEqual(rows[0].notes, [.allMissing(.current)])
    XCTAssertFalse(rows[0].isTested)
    XCTAssertTrue(rows[1].drifted)
    XCTAssertEqual(rows[1].score, 1)
  }

  func testWhatEvidentlyWouldHaveSaid() throws {
    let recipe = ColumnRecipe(name: "x", values: .categories(100))
    var source = NormalSource(seed: 2, stream: 0)
    let row = try only(recipe.draw(5000, from: &source), recipe.draw(500, from: &source))
    XCTAssertFalse(row.drifted)
    guard case .evidently("js", _, 0.1, true)? = row.notes.last else { return XCTFail(row.note) }
  }

  func testBaseThresholdCanBeChosen() throws {
    let reference = numbers((0..<1000).map(Double.init))
    let current = numbers((0..<1000).map { Double($0) + 100 })
    XCTAssertTrue(try table(reference, current).rows[0].drifted)
    let strict = DriftOptions(threshold: 0.5)
    XCTAssertFalse(try table(reference, current, strict).rows[0].drifted)
  }

  func testSamplesOfOneRow() throws {
    let row = try only(numbers([1]), numbers([2]))
    XCTAssertEqual(row.pValue, 1)
    XCTAssertFalse(row.drifted)
  }

  func testPermutationIsTheSameEveryTime() throws {
    let reference = texts(["a": 40, "b": 3, "c": 1])
    let current = texts(["a": 30, "b": 9, "d": 2])
    let row = try only(reference, current)
    XCTAssertEqual(row, try only(reference, current))
    // Exact, by adding up the probabilities of all tables with these margins.
    XCTAssertEqual(try XCTUnwrap(row.pValue), 0.026045743949454175, accuracy: 0.015)
    let other = try table(reference, current, DriftOptions(seed: 7)).rows[0]
    XCTAssertNotEqual(other.pValue, row.pValue)
  }

  private func only(_ reference: Column, _ current: Column) throws -> DriftRow {
    let rows = try table(reference, current).rows
    XCTAssertEqual(rows.count, 1)
    return rows[0]
  }

  private func table(
    _ reference: Column, _ current: Column, _ options: DriftOptions = DriftOptions()
  ) throws -> DriftTable {
    try DriftTable(
      reference: DataFrame([("x", reference)]), current: DataFrame([("x", current)]), options: options)
  }
}

/// A column of doubles.
func numbers(_ values: [Double?]) -> Column { .number(TypedColumn(values, placeholder: 0)) }

/// A column of text in which each key occurs so often, keys ascending.
func texts(_ counts: [String: Int]) -> Column {
  .string(
    StringColumn(
      counts.sorted { $0.key < $1.key }.flatMap { [String](repeating: $0.key, count: $0.value) }))
}
