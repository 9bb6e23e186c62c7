import DataFrame
import Drift
import XCTest

@testable import DriftCalibration

/// A small part of what `make calibration` measures; Documentation/Calibration.md says what the rule is held
/// to.
final class CalibrationTests: XCTestCase {
  /// Few tables without drift show any, at each size of few rows.
  ///
  /// Of 120 tables that each raise an alarm with probability 5 %, more than 14 do so with probability 0.0010.
  /// Without the correction for seven rows 20 to 30 % raise one, and no more than 14 of 120 do with probability
  /// 0.01 (20 %) to 0.000003 (30 %); that the bound tells such rules apart on these very tables is asserted,
  /// too. The distance of 10 categories reaches its threshold in 20 to 38 % of tables, so in more than 66 of
  /// 120 with probability 0.0001; without the chance term in it, it would in more than 95 %. The column of 100
  /// categories is left out, whose permutations take a debug build seconds.
  func testFalseAlarmsOfFewRows() throws {
    var recipe = TableRecipe.standard
    recipe.columns.removeAll { $0.name == "100 categories" }
    for (position, sizes) in Sizes.bar.dropLast().enumerated() {
      let judgements = try Judgement.withoutDrift(recipe, sizes, tables: 120, seed: 11 + position)
      XCTAssertLessThanOrEqual(judgements.count { $0.isAlarm(.calibrated) }, 14, sizes.name)
      XCTAssertGreaterThan(judgements.count { $0.isAlarm(.plain) }, 14, sizes.name)
      let uncorrected = judgements.count { !$0.drifted(.plain).isDisjoint(with: $0.drifted(.threshold)) }
      XCTAssertGreaterThan(uncorrected, 14, sizes.name)
      let label = "10 categories"
      XCTAssertLessThanOrEqual(judgements.count { $0.isDrifted(label, .threshold) }, 66, sizes.name)
      XCTAssertGreaterThan(judgements.count { $0.isDrifted(label, .base) }, 66, sizes.name)
    }
  }

  /// 0.05 σ in four columns of 20,000 rows is not flagged.
  ///
  /// Of 4 tables that each raise an alarm with probability 5 %, more than 2 do so with probability 0.0005. A
  /// rule without a threshold finds 0.05 σ in four columns of 20,000 rows each in more than 99 % of the tables,
  /// which is asserted.
  func testSmallShiftsOfManyRowsAreNoDrift() throws {
    let judgements = try (0..<4).map { index in
      var recipe = TableRecipe.standard
      var source = NormalSource(seed: 20, stream: index)
      let reference = try recipe.draw(20_000, from: &source)
      for column in recipe.columns.indices where recipe.columns[column].values == .normal {
        recipe.columns[column].shift = 0.05
      }
      return try Judgement(reference: reference, current: recipe.draw(20_000, from: &source), seed: index)
    }
    XCTAssertLessThanOrEqual(judgements.count { $0.isAlarm(.calibrated) }, 2)
    XCTAssertEqual(judgements.count { $0.isAlarm(.plain) }, 4)
  }

  /// 0.3 σ or ten points are found in every kind of column.
  ///
  /// Of 10 tables in which each change is found with probability 95 %, fewer than 7 show it with probability
  /// 0.0010.
  func testPlantedDriftIsFound() throws {
    let changes = DetectionPower.Change.standard.filter(\.isBar)
    let power = try DetectionPower(.standard, changes, [Sizes(1500, 1500)], tables: 10, seed: 12)
    for (change, findings) in zip(changes, power.findings[0]) {
      XCTAssertGreaterThanOrEqual(findings.count { $0.contains(.calibrated) }, 7, change.label)
    }
    // A rule that is blind to one kind of column: Evidently's distance of two categories is below 0.1 here.
    let position = try XCTUnwrap(changes.firstIndex { $0.label == "2 categories" })
    XCTAssertLessThan(power.findings[0][position].count { $0.contains(.evidently) }, 7)
  }
}
