import DataFrame
import XCTest

final class NormalSourceTests: XCTestCase {
  func testBitsArePinned() {
    var source = NormalSource(seed: 42, stream: 0)
    XCTAssertEqual(
      (0..<4).map { _ in source.normal() },
      [-0.19143993684390118, 0.7136158058832273, -0.7565231102412171, 0.18780545645089752]
    )
  }

  /// Four standard errors of each moment at this number of draws.
  func testMomentsOfTheNormalDistribution() {
    var source = NormalSource(seed: 1, stream: 1)
    let values = (0..<100_000).map { _ in source.normal() }
    func moment(_ power: Int) -> Double {
      let powers = values.map { value in (0..<power).reduce(1) { product, _ in product * value } }
      return powers.reduce(0, +) / 100_000
    }
    XCTAssertEqual(moment(1), 0, accuracy: 0.013)
    XCTAssertEqual(moment(2), 1, accuracy: 0.018)
    XCTAssertEqual(moment(3), 0, accuracy: 0.05)
    XCTAssertEqual(moment(4), 3, accuracy: 0.13)
  }

  func testStreamsDoNotOverlap() {
    var seen: Set<Double> = []
    for seed in [-1, 0, 1, 42] {
      for stream in 0...36 {
        var source = NormalSource(seed: seed, stream: stream)
        for _ in 0..<50 { seen.insert(source.normal()) }
      }
    }
    XCTAssertEqual(seen.count, 4 * 37 * 50)
  }

  func testBernoulli() {
    var source = NormalSource(seed: 5, stream: 0)
    XCTAssertEqual((0..<100).map { _ in source.bernoulli(0) }, [Int](repeating: 0, count: 100))
    XCTAssertEqual((0..<100).map { _ in source.bernoulli(1) }, [Int](repeating: 1, count: 100))
    let share = Double((0..<40_000).reduce(0) { sum, _ in sum + source.bernoulli(0.3) }) / 40_000
    XCTAssertEqual(share, 0.3, accuracy: 0.0092)
  }
}
