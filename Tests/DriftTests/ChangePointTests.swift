import DataFrame
import XCTest

@testable import Drift

/// Onsets that are known, over many seeds.
final class ChangePointTests: XCTestCase {
  /// Snapshots of normal numbers whose mean and scale are given, against a reference of 400.
  private func change(
    _ snapshots: Int, rows: Int, seed: Int, mean: (Int) -> Double = { _ in 0 },
    scale: (Int) -> Double = { _ in 1 }
  ) throws -> ChangePoint {
    var source = NormalSource(seed: seed, stream: 0)
    let reference = SortedSample((0..<400).map { _ in source.normal() })
    let samples = (0..<snapshots).map { snapshot in
      SortedSample((0..<rows).map { _ in source.normal() * scale(snapshot) + mean(snapshot) })
    }
    let features = TrendFeatures(reference, samples)
    return try XCTUnwrap(ChangePoint(features.points, degrees: features.degrees))
  }

  func testNoDriftHasNoOnset() throws {
    let alarms = try (0..<200).count { try change(12, rows: 60, seed: $0).pValue < 0.05 }
    XCTAssertLessThanOrEqual(alarms, 10)
  }

  func testStep() throws {
    var (near, sudden, covered) = (0, 0, 0)
    for seed in 0..<40 {
      let onset = seed % 10
      let change = try change(12, rows: 60, seed: seed) { $0 >= onset ? 0.6 : 0 }
      XCTAssertLessThan(change.pValue, 0.05)
      if abs(change.onset - onset) <= 1 { near += 1 }
      if change.trend == .sudden { sudden += 1 }
      if change.range.contains(onset) { covered += 1 }
    }
    XCTAssertGreaterThanOrEqual(near, 36)
    XCTAssertGreaterThanOrEqual(sudden, 36)
    XCTAssertGreaterThanOrEqual(covered, 36)
  }

  func testRamp() throws {
    var (near, gradual, covered) = (0, 0, 0)
    for seed in 0..<40 {
      let onset = seed % 6
      let change = try change(12, rows: 200, seed: seed) { Double(max(0, $0 - onset + 1)) * 0.15 }
      XCTAssertLessThan(change.pValue, 0.05)
      if abs(change.onset - onset) <= 1 { near += 1 }
      if change.trend == .gradual { gradual += 1 }
      if change.range.contains(onset) { covered += 1 }
    }
    XCTAssertGreaterThanOrEqual(near, 36)
    XCTAssertGreaterThanOrEqual(gradual, 36)
    XCTAssertGreaterThanOrEqual(covered, 36)
  }

  /// A spread that grows moves no mean.
  func testSpread() throws {
    let found = try (0..<20).count { seed in
      let change = try change(12, rows: 100, seed: seed, scale: { $0 >= 5 ? 1.6 : 1 })
      return change.pValue < 0.05 && abs(change.onset - 5) <= 1
    }
    XCTAssertGreaterThanOrEqual(found, 18)
  }

  func testWhatCameBackIsNoTrend() throws {
    let none = try (0..<20).count { seed in
      let change = try change(12, rows: 100, seed: seed) { (3...5).contains($0) ? 0.7 : 0 }
      return change.trend == .none && change.excursion == 3...5 && change.pValue < 0.05
    }
    XCTAssertGreaterThanOrEqual(none, 18)
  }

  /// Seasons that no row count explains are no trend.
  func testSeasons() throws {
    let alarms = try (0..<20).count { seed in
      let change = try change(24, rows: 200, seed: seed) { $0 % 4 < 2 ? 0.2 : -0.2 }
      return change.pValue < 0.05 && change.trend != Trend.none
    }
    XCTAssertLessThanOrEqual(alarms, 1)
  }

  func testTooFewSnapshotsAndConstants() {
    let sample = SortedSample([1, 2, 3])
    let few = TrendFeatures(sample, [sample, sample, SortedSample([]), sample])
    XCTAssertEqual(few.snapshots, [0, 1, 3])
    XCTAssertNil(ChangePoint(few.points, degrees: few.degrees))
    let constant = SortedSample([1, 1])
    XCTAssertEqual(TrendFeatures(constant, [SortedSample](repeating: constant, count: 5)).degrees, 0)
  }

  /// Without drift the scatter of n points with k features is about χ² with n · k degrees, whatever the kind.
  func testFeaturesHaveUnitVariance() {
    var source = NormalSource(seed: 9, stream: 0)
    var generator = SeededGenerator(seed: 9)
    var (numeric, categorical) = (0.0, 0.0)
    let rounds = 60
    for _ in 0..<rounds {
      let samples = (0..<9).map { _ in SortedSample((0..<50).map { _ in source.normal().rounded() }) }
      numeric += scatter(TrendFeatures(samples[0], Array(samples.dropFirst())))
      let counts = (0..<9).map { _ in
        CategoryCounts(SortedSample((0..<50).map { _ in Double(generator.below(4)) }))
      }
      categorical += scatter(TrendFeatures(counts[0], Array(counts.dropFirst())))
    }
    // 8 · 2 and 8 · 3 on average, with a standard error of 0.7 and 0.9.
    XCTAssertEqual(numeric / Double(rounds), 16, accuracy: 2.1)
    XCTAssertEqual(categorical / Double(rounds), 24, accuracy: 2.7)
  }

  private func scatter(_ features: TrendFeatures) -> Double {
    let total = features.points.reduce(0) { $0 + $1.weight }
    return (0..<(features.points.first?.features.count ?? 0)).reduce(0) { sum, k in
      let mean = features.points.reduce(0) { $0 + $1.weight * $1.features[k] } / total
      return sum
        + features.points.reduce(0) { $0 + $1.weight * ($1.features[k] - mean) * ($1.features[k] - mean) }
    }
  }
}
