import DataFrame
import XCTest

@testable import DriftREPL

final class SkewNormalTests: XCTestCase {
  /// Mean and variance from Azzalini's formulas, √(2/π) = 0.797884560802865.
  func testSkewNormal() {
    var source = NormalSource(seed: 3, stream: 0)
    let skewed = SkewNormal(location: 10, scale: 2, shape: 2)
    let values = (0..<100_000).map { _ in skewed.draw(from: &source) }
    let mean = values.reduce(0, +) / 100_000
    let variance = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / 100_000
    XCTAssertEqual(mean, 11.42730, accuracy: 0.018)
    XCTAssertEqual(variance, 1.96282, accuracy: 0.04)
  }
}
