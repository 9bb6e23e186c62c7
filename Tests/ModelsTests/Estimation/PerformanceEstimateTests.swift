import Foundation
import XCTest

@testable import Models

final class PerformanceEstimateTests: XCTestCase {
  private func accuracy(_ outcomes: ClassOutcomes) -> Double {
    Double(outcomes.confusion.hits) / Double(outcomes.count)
  }

  private func values(_ estimate: PerformanceEstimate, of rows: ClassOutcomes) throws -> [String:
    MetricValue?]
  {
    Dictionary(uniqueKeysWithValues: try estimate.metrics(of: rows.unlabelled).map { ($0.name, $0.value) })
  }

  /// Where x moves and P(y given x) stays, the estimate follows what the labels show, month by month.
  func testCovariateDrift() throws {
    var errors: [Double] = []
    var hits = 0
    for run in 0..<3 {
      let model = SimulatedOutcomes(power: 1.6)
      let estimate = try PerformanceEstimate(model.rows(400, stream: run), resamples: 40)
      for (month, center) in [-1.0, -0.5, 0, 0.5, 1, 1.5].enumerated() {
        let production = SimulatedOutcomes(power: 1.6, center: center).rows(
          1_500, stream: 100 + run * 10 + month)
        let found = try XCTUnwrap(values(estimate, of: production)["accuracy"] ?? nil)
        let real = accuracy(production)
        errors.append((found.value - real).magnitude)
        hits += try XCTUnwrap(found.low) <= real && real <= XCTUnwrap(found.high) ? 1 : 0
      }
    }
    let mean = errors.reduce(0, +) / Double(errors.count)
    XCTAssertLessThan(mean, 0.02)
    XCTAssertGreaterThan(hits, 14, "of 18 intervals")
    if ProcessInfo.processInfo.environment["DRIFT_PRINT_ACCURACY"] != nil {
      print("covariate drift: mean error \(mean), \(hits) of \(errors.count) intervals hold")
    }
  }

  /// Where P(y given x) changes and x does not, the estimate sees nothing.
  func testConceptDriftIsNotSeen() throws {
    let estimate = try PerformanceEstimate(SimulatedOutcomes().rows(600, stream: 1), resamples: 40)
    let before = SimulatedOutcomes().rows(3_000, stream: 2)
    let after = SimulatedOutcomes(concept: -0.5).rows(3_000, stream: 2)
    XCTAssertLessThan(accuracy(after), accuracy(before) - 0.15)
    let found = try XCTUnwrap(values(estimate, of: after)["accuracy"] ?? nil)
    XCTAssertEqual(found.value, accuracy(before), accuracy: 0.03)
  }

  /// All metrics are estimated, and what needs no labels is as measured.
  func testMetrics() throws {
    let estimate = try PerformanceEstimate(SimulatedOutcomes().rows(1_000, stream: 1), resamples: 40)
    let production = SimulatedOutcomes(center: 0.5).rows(4_000, stream: 2)
    let found = try values(estimate, of: production)
    for named in Metrics.values(of: .classes(production)) {
      let value = try XCTUnwrap(found[named.name] ?? nil, named.name)
      let real = try XCTUnwrap(named.value)
      if ["count_a", "count_b", "count_c", "certainty_min", "certainty_mean"].contains(named.name) {
        XCTAssertEqual(value, real, named.name)
      } else {
        let reach = max(0.05, 0.06 * real.value.magnitude)
        XCTAssertEqual(value.value, real.value, accuracy: reach, named.name)
        XCTAssertLessThan(try XCTUnwrap(value.low), try XCTUnwrap(value.high), named.name)
      }
    }
  }

  func testSameSeedSameBits() throws {
    let rows = SimulatedOutcomes().rows(300, stream: 1)
    let first = try PerformanceEstimate(rows, resamples: 20, seed: 5).metrics(of: rows.unlabelled)
    XCTAssertEqual(first, try PerformanceEstimate(rows, resamples: 20, seed: 5).metrics(of: rows.unlabelled))
    XCTAssertNotEqual(
      first, try PerformanceEstimate(rows, resamples: 20, seed: 6).metrics(of: rows.unlabelled))
  }

  /// Of many rows a sample is looked at, and counts are still those of all.
  func testManyRows() throws {
    let estimate = try PerformanceEstimate(SimulatedOutcomes().rows(500, stream: 1), resamples: 10)
    let production = SimulatedOutcomes().rows(PerformanceEstimate.rowLimit * 3, stream: 2)
    let found = try values(estimate, of: production)
    let counts = try ["a", "b", "c"].map { label in
      (
        try XCTUnwrap(found["expected_\(label)"] ?? nil).value,
        try XCTUnwrap(found["count_\(label)"] ?? nil).value
      )
    }
    XCTAssertEqual(counts.reduce(0) { $0 + $1.0 }, Double(production.count), accuracy: 1e-6)
    XCTAssertEqual(counts.reduce(0) { $0 + $1.1 }, Double(production.count), accuracy: 1e-6)
    XCTAssertEqual(try XCTUnwrap(found["accuracy"] ?? nil).value, accuracy(production), accuracy: 0.04)
  }

  func testNoRows() throws {
    let estimate = try PerformanceEstimate(SimulatedOutcomes().rows(50, stream: 1), resamples: 10)
    let empty = SimulatedOutcomes().rows(0, stream: 1)
    XCTAssertTrue(try estimate.metrics(of: empty.unlabelled).allSatisfy { $0.value == nil })
  }
}
