import DataFrame
import XCTest

@testable import Drift

/// Walks in parts give what a walk over all values gives.
final class SortedMergeTests: XCTestCase {
  override func tearDown() { Cancellation.reset() }

  /// Nothing is walked once a stop was asked for.
  func testPartsStop() {
    let merge = SortedMerge([1, 2, 3], [7, 8])
    XCTAssertEqual(CumulativeGap(merge).distance, 1)
    Cancellation.request()
    XCTAssertEqual(CumulativeGap(merge).distance, 0)
  }

  /// Samples long enough to be cut, with runs that cuts could fall into.
  private func samples(_ m: Int, _ n: Int, distinct: Int, seed: Int) -> ([Double], [Double]) {
    var generator = SeededGenerator(seed: seed)
    let draw = { (count: Int, generator: inout SeededGenerator) in
      (0..<count).map { _ in Double(generator.below(distinct)) / 8 }.sorted()
    }
    return (draw(m, &generator), draw(n, &generator).map { $0 + 3 })
  }

  func testRunsOfPartsAreThoseOfTheWhole() {
    for (m, n, distinct) in [
      (0, 5, 3), (5, 0, 3), (1, 1, 1), (200_000, 3, 2), (150_000, 210_000, 40), (70_000, 140_000, 1 << 40),
    ] {
      let (first, second) = samples(m, n, distinct: distinct, seed: m + n)
      let parts = SortedMerge(first, second).mapParts { part in
        var runs: [[Double]] = []
        part.forEachRun { runs.append([$0, Double($1), Double($2)]) }
        return runs
      }
      var counts: [Double: (Int, Int)] = [:]
      for value in first { counts[value, default: (0, 0)].0 += 1 }
      for value in second { counts[value, default: (0, 0)].1 += 1 }
      var (i, j) = (0, 0)
      let expected = counts.keys.sorted().map { value in
        i += counts[value]?.0 ?? 0
        j += counts[value]?.1 ?? 0
        return [value, Double(i), Double(j)]
      }
      XCTAssertEqual(parts.flatMap { $0 }, expected, "\(m) \(n) \(distinct)")
    }
  }

  func testAreasAndGapOverParts() {
    let (first, second) = samples(150_000, 100_000, distinct: 1000, seed: 5)
    let merge = SortedMerge(first, second)
    var (between, spread, largest) = (0.0, 0.0, 0)
    var (i, j, previous) = (0, 0, min(first[0], second[0]))
    for value in Set(first + second).sorted() {
      let (f, g) = (Double(i) / 150_000, Double(j) / 100_000)
      let pooled = Double(i + j) / 250_000
      between += (value - previous) * abs(f - g)
      spread += (value - previous) * (pooled * (1 - pooled)).squareRoot()
      i = first.lastIndex { $0 <= value }.map { $0 + 1 } ?? 0
      j = second.lastIndex { $0 <= value }.map { $0 + 1 } ?? 0
      largest = max(largest, abs(i * 100_000 - j * 150_000))
      previous = value
    }
    XCTAssertEqual(CumulativeArea.between(merge), between, accuracy: 1e-10 * between)
    XCTAssertEqual(CumulativeArea.spread(merge), spread, accuracy: 1e-10 * spread)
    XCTAssertEqual(CumulativeGap(merge).scaled, largest)
    XCTAssertTrue(CumulativeGap(merge).hasTies)
  }

  func testMomentsOfLongSamples() {
    var generator = SeededGenerator(seed: 3)
    let values = (0..<300_001).map { _ in Double(generator.below(100_000)) }
    let sample = SortedSample(values)
    let mean = values.reduce(0, +) / 300_001
    let variance = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / 300_001
    XCTAssertEqual(sample.mean, mean, accuracy: 1e-9 * mean)
    XCTAssertEqual(sample.std, variance.squareRoot(), accuracy: 1e-9 * mean)
    XCTAssertEqual(sample.distinct, Set(values).count)
  }
}
