import DataFrame
import Foundation
import XCTest

@testable import Models

/// How often 95 % intervals hold the value that 200,000 rows have.
final class IntervalCoverageTests: XCTestCase {
  private static let samples = 400

  /// The share of intervals that hold the truth, by metric, of samples in which it is defined.
  private func coverage(of truth: Outcomes, samples: [Outcomes]) -> [String: Double] {
    let known = Dictionary(uniqueKeysWithValues: Metrics.values(of: truth).map { ($0.name, $0.value?.value) })
    var hits: [String: [Double]] = [:]
    for sample in samples {
      for named in Metrics.values(of: sample) {
        guard let value = known[named.name] ?? nil, let low = named.value?.low, let high = named.value?.high,
          !named.name.hasPrefix("count"), !named.name.hasPrefix("expected")
        else { continue }
        hits[named.name, default: []].append(low <= value && value <= high ? 1 : 0)
      }
    }
    return hits.mapValues { $0.reduce(0, +) / Double($0.count) }
  }

  private func check(_ coverage: [String: Double], rows: Int, count: Int) {
    XCTAssertEqual(coverage.count, count)
    for (name, share) in coverage.sorted(by: { $0.key < $1.key }) {
      // Two standard errors of a share of 0.95 among 400 are 0.022.
      XCTAssertGreaterThan(share, 0.92, "\(name), \(rows) rows")
      if ProcessInfo.processInfo.environment["DRIFT_PRINT_ACCURACY"] != nil {
        print("| \(name) | \(rows) | \(share) |")
      }
    }
  }

  func testIntervalsOfClasses() {
    let world = SimulatedOutcomes(power: 1.4, noise: 0.5)
    let truth = Outcomes.classes(world.rows(200_000, stream: -1))
    for rows in [100, 500] {
      let samples = (0..<Self.samples).map { Outcomes.classes(world.rows(rows, stream: $0)) }
      check(coverage(of: truth, samples: samples), rows: rows, count: 16)
    }
  }

  /// Of a calibrated model the error tends to 0, which a normal interval around its positive value would miss.
  func testCalibrationErrorOfACalibratedModel() throws {
    let world = SimulatedOutcomes()
    let hits = try (0..<Self.samples).count { sample in
      let outcomes = world.rows(300, stream: sample)
      return try XCTUnwrap(CalibrationBins(outcomes, XCTUnwrap(outcomes.probabilities)).measured?.low) == 0
    }
    XCTAssertGreaterThan(Double(hits) / Double(Self.samples), 0.95)
  }

  func testIntervalsOfNumbers() {
    let truth = Outcomes.numbers(SimulatedOutcomes.numbers(200_000, stream: -1))
    for rows in [100, 500] {
      let samples = (0..<Self.samples).map { Outcomes.numbers(SimulatedOutcomes.numbers(rows, stream: $0)) }
      check(coverage(of: truth, samples: samples), rows: rows, count: 3)
    }
  }
}
