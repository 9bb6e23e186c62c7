import XCTest

@testable import Drift

/// The Kolmogorov distributions against values of other origin.
///
/// One sample: exact values by Durbin's matrix with mpmath, and SciPy 1.17's `kstwo` where that is an approximation.
/// Two samples: counts of all paths as fractions.
final class KolmogorovTests: XCTestCase {
  func testSmirnov() {
    let cases: [(n: Int, d: Double, p: Double)] = [
      (10, 0.3, 0.1354635556), (100, 0.25, 2.7044358882174237e-6), (1000, 0.06, 7.1429894397644551e-4),
      (1000, 0.3, 1.2953578528684225e-80), (5000, 0.03, 1.2079617211333409e-4),
    ]
    assertRelative(
      cases.map { (KolmogorovDistribution.smirnovUpperTail($0.d, n: $0.n), $0.p) }, within: 1e-12)
  }

  func testExactOneSample() {
    let cases: [(n: Int, d: Double, p: Double)] = [
      (5, 0.15, 0.9988), (10, 0.274, 0.37152038454349563), (50, 0.1, 0.66231127046581848),
      (140, 0.05, 0.85764802976561099), (141, 0.03, 0.99921076010127186),
    ]
    for (n, d, p) in cases {
      XCTAssertEqual(KolmogorovDistribution.upperTail(d, n: n), p, accuracy: 1e-13, "\(n) \(d)")
    }
    XCTAssertEqual(1 - KolmogorovDistribution.durbin(0.03, n: 500), 0.74731662218084372, accuracy: 1e-12)
  }

  func testLargeOneSampleAgreesWithSciPy() {
    let cases: [(n: Int, d: Double, p: Double)] = [
      (141, 0.05, 0.854845693009663), (500, 0.05, 0.15866260223815387), (500, 0.03, 0.7473166700457021),
      (5000, 0.0195, 0.044046162141818446), (5000, 0.01, 0.6954557253913853),
      (20000, 0.008, 0.15371596723031855), (10000, 0.0145, 0.029551337704361247),
      (1_000_000, 0.0007, 0.7109578604736), (6000, 0.004, 0.999974921554165),
      (200_000, 0.0019, 0.4652003522207021),
    ]
    for (n, d, p) in cases {
      XCTAssertEqual(KolmogorovDistribution.upperTail(d, n: n), p, accuracy: 1e-12, "\(n) \(d)")
    }
  }

  func testOneSampleLimits() {
    XCTAssertEqual(KolmogorovDistribution.upperTail(0, n: 100), 1)
    XCTAssertEqual(KolmogorovDistribution.upperTail(1, n: 100), 0)
    XCTAssertEqual(KolmogorovDistribution.upperTail(0.5, n: 1), 1)
    XCTAssertEqual(KolmogorovDistribution.upperTail(0.9, n: 2), 0.02, accuracy: 1e-15)
  }

  func testEqualSizes() {
    let cases: [(n: Int, distance: Int, p: Double)] = [
      (5, 15, 0.35714285714285714), (10, 60, 0.052447552447552448), (100, 2000, 0.036384287874917310),
      (100, 7000, 9.0488884677582907e-24), (100, 10000, 2.2087606931995026e-59),
    ]
    assertRelative(
      cases.map { (TwoSampleKolmogorov.equalSizes($0.n, distance: $0.distance), $0.p) }, within: 1e-12)
    XCTAssertEqual(TwoSampleKolmogorov.equalSizes(7, distance: 0), 1)
  }

  func testPathCounting() throws {
    let cases: [(m: Int, n: Int, distance: Int, p: Double)] = [
      (3, 4, 8, 0.4), (7, 5, 20, 0.23737373737373737), (20, 30, 240, 0.034520320441861464),
      (60, 40, 1800, 1.2056406167472421e-13), (60, 40, 600, 0.088330767491295483),
      (100, 80, 6800, 1.9213657948286886e-33), (100, 100, 2000, 0.036384287874917310),
    ]
    assertRelative(
      try cases.map {
        (try TwoSampleKolmogorov.pathCounting($0.m, $0.n, distance: $0.distance, isRunEnd: nil), $0.p)
      }, within: 1e-12)
    XCTAssertEqual(try TwoSampleKolmogorov.pathCounting(3, 4, distance: 0, isRunEnd: nil), 1)
  }

  func testPathCountingWithTies() throws {
    let few = (0...12).map { [3, 6, 8, 12].contains($0) }
    let everyFifth = (0...100).map { $0.isMultiple(of: 5) }
    assertRelative(
      [
        (try TwoSampleKolmogorov.pathCounting(7, 5, distance: 20, isRunEnd: few), 0.11868686868686869),
        (
          try TwoSampleKolmogorov.pathCounting(60, 40, distance: 1200, isRunEnd: everyFifth),
          5.3466973679814236e-6
        ),
      ], within: 1e-12)
  }
}
