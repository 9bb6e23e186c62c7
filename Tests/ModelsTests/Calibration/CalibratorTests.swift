import DataFrame
import XCTest

@testable import Models

final class CalibratorTests: XCTestCase {
  private func calibrated(_ method: Calibrator.Method, learned: ClassOutcomes, on rows: ClassOutcomes) throws
    -> Double
  {
    let columns = Calibrator(method, on: learned)(try XCTUnwrap(rows.probabilities))
    for row in 0..<rows.count { XCTAssertEqual(columns.reduce(0) { $0 + $1[row] }, 1, accuracy: 1e-12) }
    let outcomes = ClassOutcomes(
      classes: rows.classes, truth: rows.truth, predicted: rows.predicted, probabilities: columns)
    return try XCTUnwrap(Metric.calibrationError.value(outcomes))
  }

  /// A model that is twice as sure as it may be is brought back by half the power.
  func testTemperatureFindsThePower() throws {
    let world = SimulatedOutcomes(power: 2)
    let learned = world.rows(20_000, stream: 1)
    let scaling = TemperatureScaling(learned, try XCTUnwrap(learned.probabilities))
    XCTAssertEqual(scaling.power, 0.5, accuracy: 0.02)
  }

  func testCalibrationErrorFalls() throws {
    let world = SimulatedOutcomes(power: 2)
    let (learned, held) = (world.rows(3_000, stream: 1), world.rows(20_000, stream: 2))
    XCTAssertGreaterThan(try XCTUnwrap(Metric.calibrationError.value(held)), 0.1)
    XCTAssertLessThan(try calibrated(.temperature, learned: learned, on: held), 0.015)
    XCTAssertLessThan(try calibrated(.isotonic, learned: learned, on: held), 0.02)
  }

  func testTheBestIsChosen() {
    let sure = ChosenCalibration(SimulatedOutcomes(power: 2).rows(1_000, stream: 3))
    XCTAssertEqual(sure.calibrator.method, .temperature)
    XCTAssertEqual(sure.trials.map(\.method), [.temperature, .isotonic])
    // What squares of probabilities bend, a power cannot mend.
    let rows = SimulatedOutcomes().rows(4_000, stream: 4)
    let bent = rows.probabilities?.enumerated().map { index, column in
      column.map { index == 1 ? $0 / 4 : $0 }
    }
    let wrong = ClassOutcomes(
      classes: rows.classes, truth: rows.truth, predicted: rows.predicted, probabilities: bent)
    XCTAssertEqual(ChosenCalibration(wrong).calibrator.method, .isotonic)
  }

  func testFewRows() throws {
    for count in 1...6 {
      let rows = SimulatedOutcomes().rows(count, stream: count)
      for method in Calibrator.Method.allCases {
        let columns = Calibrator(method, on: rows)(try XCTUnwrap(rows.probabilities))
        XCTAssertTrue(columns.joined().allSatisfy { (0...1).contains($0) }, "\(method), \(count) rows")
      }
      XCTAssertEqual(ChosenCalibration(rows).trials.count, 2)
    }
  }
}
