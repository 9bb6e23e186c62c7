import DataFrame
import Foundation
import XCTest

@testable import Drift

final class EffectIntervalTests: XCTestCase {
  /// Example (a) of Newcombe 1998, method 10: 56 of 70 against 48 of 80.
  func testNewcombe() throws {
    let reference = CategoryCounts(falses: 32, trues: 48)
    let current = CategoryCounts(falses: 14, trues: 56)
    let interval = try XCTUnwrap(EffectInterval.newcombe(CategoryTable(reference, current)))
    XCTAssertEqual(interval.low, 0.0524, accuracy: 5e-5)
    XCTAssertEqual(interval.high, 0.3339, accuracy: 5e-5)
    XCTAssertEqual(interval.method, .newcombe(categories: 2))
    XCTAssertNil(EffectInterval.newcombe(CategoryTable(CategoryCounts(), current)))
  }

  /// The share of intervals that hold the true shift, of 400 draws with so many rows.
  private func coverage(
    _ m: Int, _ n: Int, shift: Double, std: Double, _ draw: (Double) -> Double, seed: Int
  ) throws -> Double {
    var source = NormalSource(seed: seed, stream: 0)
    var hits = 0
    for _ in 0..<400 {
      let reference = SortedSample((0..<m).map { _ in draw(source.normal()) })
      let current = SortedSample((0..<n).map { _ in draw(source.normal()) + shift * std })
      let interval = try XCTUnwrap(EffectInterval.delta(reference, current))
      if interval.low <= shift && shift <= interval.high { hits += 1 }
    }
    return Double(hits) / 400
  }

  func testCoverageOfNormals() throws {
    for (seed, shift) in [0, 0.3, 1.0].enumerated() {
      let share = try coverage(300, 200, shift: shift, std: 1, { $0 }, seed: seed)
      XCTAssert((0.92...0.98).contains(share), "shift \(shift): \(share)")
    }
  }

  /// Log-normal with sigma ½: skewness 1.75 and kurtosis 8.9.
  func testCoverageOfLogNormals() throws {
    let std = ((exp(0.25) - 1) * exp(0.25)).squareRoot()
    for (seed, shift) in [0, 0.3, 1.0].enumerated() {
      let share = try coverage(500, 300, shift: shift, std: std, { exp($0 / 2) }, seed: seed)
      XCTAssert((0.92...0.98).contains(share), "shift \(shift): \(share)")
    }
  }

  /// Without drift the category that changed most must not seem sure to have changed, although it was picked for it.
  func testCoverageOfCategories() throws {
    for (categories, limits) in [(2, 0.92...0.98), (10, 0.92...1.0)] {
      var generator = SeededGenerator(seed: categories)
      var hits = 0
      for _ in 0..<400 {
        let sides = [300, 200].map { rows in
          CategoryCounts(SortedSample((0..<rows).map { _ in Double(generator.below(categories)) }))
        }
        let interval = try XCTUnwrap(EffectInterval.newcombe(CategoryTable(sides[0], sides[1])))
        if interval.low <= 0 && interval.high >= 0 { hits += 1 }
      }
      XCTAssert(limits.contains(Double(hits) / 400), "\(categories) categories: \(hits) of 400")
    }
  }
}
