import DataFrame
import XCTest

@testable import Drift

/// The special functions at the ends of their ranges, and identities that tie one to another.
final class NumericLimitsTests: XCTestCase {
  func testErrorFunction() {
    XCTAssertEqual(PortableMath.erfc(0), 1)
    XCTAssertEqual(PortableMath.erfc(.infinity), 0)
    XCTAssertEqual(PortableMath.erfc(-.infinity), 2)
    XCTAssertEqual(PortableMath.erfc(30), 0)
    XCTAssertEqual(PortableMath.erfc(-7), 2)
    XCTAssertTrue(PortableMath.erfc(.nan).isNaN)
    XCTAssertTrue(PortableMath.scaledErfc(-1).isNaN)
    XCTAssertGreaterThan(PortableMath.erfc(26.5), 0)
  }

  func testTrigonometry() {
    XCTAssertEqual(PortableMath.sin(0), 0)
    XCTAssertEqual(PortableMath.cos(0), 1)
    XCTAssertEqual(PortableMath.sin(-2), -PortableMath.sin(2))
    XCTAssertEqual(PortableMath.cos(-2), PortableMath.cos(2))
    XCTAssertEqual(PortableMath.sin(1e-200), 1e-200)
    for x in [Double.nan, .infinity, -.infinity, 1.1e15] {
      XCTAssertTrue(PortableMath.sin(x).isNaN)
      XCTAssertTrue(PortableMath.cos(x).isNaN)
    }
  }

  func testNormalQuantile() {
    XCTAssertEqual(Normal.quantile(ofUpperTail: 0.5), 0)
    XCTAssertEqual(Normal.quantile(ofUpperTail: 0), .infinity)
    XCTAssertEqual(Normal.quantile(ofUpperTail: 1), -.infinity)
    XCTAssertTrue(Normal.quantile(ofUpperTail: -0.1).isNaN)
    XCTAssertTrue(Normal.quantile(ofUpperTail: 1.1).isNaN)
    XCTAssertTrue(Normal.quantile(ofUpperTail: .nan).isNaN)
    XCTAssertTrue(Normal.twoSidedTail(.nan).isNaN)
    XCTAssertEqual(Normal.upperTail(-.infinity), 1)
    XCTAssertEqual(Normal.upperTail(.infinity), 0)
  }

  func testBeta() {
    XCTAssertEqual(Beta.regularized(2, 3, 0), 0)
    XCTAssertEqual(Beta.regularized(2, 3, 1), 1)
    let outside: [(Double, Double, Double)] = [
      (0, 1, 0.5), (1, -1, 0.5), (1, 1, -0.1), (1, 1, 1.1), (.nan, 1, 0.5),
    ]
    for (a, b, x) in outside {
      XCTAssertTrue(Beta.regularized(a, b, x).isNaN, "\(a) \(b) \(x)")
    }
    // P(X ≥ 4) of nine throws of a die with p = 0.3.
    let binomial = (4...9).reduce(0) { $0 + SaddlePoint.binomial($1, of: 9, p: 0.3) }
    XCTAssertEqual(Beta.regularized(4, 6, 0.3), binomial, accuracy: 1e-15)
  }

  func testStudentT() {
    XCTAssertEqual(StudentT.twoSidedTail(0, degrees: 5), 1)
    XCTAssertEqual(StudentT.twoSidedTail(1e-200, degrees: 5), 1)
    XCTAssertEqual(StudentT.twoSidedTail(.infinity, degrees: 5), 0)
    XCTAssertEqual(StudentT.twoSidedTail(-2, degrees: 5), StudentT.twoSidedTail(2, degrees: 5))
    XCTAssertEqual(StudentT.twoSidedTail(2, degrees: .infinity), Normal.twoSidedTail(2))
    XCTAssertTrue(StudentT.twoSidedTail(2, degrees: 0).isNaN)
    XCTAssertTrue(StudentT.twoSidedTail(.nan, degrees: 3).isNaN)
  }

  func testIncompleteGamma() {
    XCTAssertEqual(Gamma.lowerRegularized(3, 0), 0)
    XCTAssertEqual(Gamma.lowerRegularized(3, .infinity), 1)
    XCTAssertEqual(Gamma.upperRegularized(3, 0), 1)
    XCTAssertEqual(Gamma.upperRegularized(3, .infinity), 0)
    for x in [0.1, 2, 3.9, 4.1, 30] {
      XCTAssertEqual(Gamma.lowerRegularized(3, x) + Gamma.upperRegularized(3, x), 1, accuracy: 1e-15)
    }
  }

  func testCramerVonMises() {
    XCTAssertEqual(CramerVonMises.upperTail(-1, m: 5, n: 7), 1)
    XCTAssertEqual(CramerVonMises.upperTail(100, m: 5, n: 7), 0)
    XCTAssertEqual(CramerVonMises.upperTail(0.001, m: 50, n: 70), 1)
    XCTAssertEqual(CramerVonMises.limitUpperTail(.infinity), 0)
    XCTAssertTrue(CramerVonMises.upperTail(.nan, m: 50, n: 70).isNaN)
    XCTAssertTrue(CramerVonMises.upperTail(1, m: 0, n: 70).isNaN)
    // Both ways of computing the limit meet.
    for x in [0.12, 0.3, 0.6] {
      XCTAssertEqual(
        CramerVonMises.limitUpperTail(x), 1 - CramerVonMises.limitLowerTail(x), accuracy: 2e-15)
    }
  }

  /// `cramervonmises_2samp` of SciPy 1.17; the last two samples had ties.
  func testCramerVonMisesAgreesWithSciPy() {
    let cases: [(m: Int, n: Int, statistic: Double, p: Double)] = [
      (20, 17, 0.3771860095389501, 0.08588091800356636), (50, 37, 1.1342212902557733, 0.0011701411075940582),
      (300, 200, 0.7107199999999949, 0.011978946205165708), (5, 4, 0.3564814814814814, 0.1111111111111111),
      (13, 20, 0.4845473970473968, 0.04440482419033466),
    ]
    for (m, n, statistic, p) in cases {
      XCTAssertEqual(CramerVonMises.upperTail(statistic, m: m, n: n), p, accuracy: 1e-9, "\(m) \(n)")
    }
  }

  func testMannWhitney() {
    XCTAssertEqual(MannWhitneyDistribution.upperTail(0, m: 4, n: 5), 1)
    XCTAssertEqual(MannWhitneyDistribution.upperTail(20, m: 4, n: 5), 1.0 / 126, accuracy: 1e-17)
    XCTAssertEqual(MannWhitneyDistribution.upperTail(20.5, m: 4, n: 5), 0)
    XCTAssertEqual(
      MannWhitneyDistribution.upperTail(7.5, m: 4, n: 5), MannWhitneyDistribution.upperTail(8, m: 5, n: 4))
    XCTAssertTrue(MannWhitneyDistribution.upperTail(.nan, m: 4, n: 5).isNaN)
    // Where it is not counted any more, counting would come to the same.
    for k in [60_000, 150_000] {
      let counted = MannWhitneyDistribution.counted(k, 4, 100_000)
      XCTAssertEqual(
        MannWhitneyDistribution.sumOfUniforms(k, 4, 100_000), counted, accuracy: 1e-7 * counted)
    }
    // The normal approximation with more than eight values on both sides.
    XCTAssertEqual(
      MannWhitneyDistribution.upperTail(70, m: 9, n: 10), Normal.upperTail(24.5 / 150.0.squareRoot()))
  }

  func testFarOutKolmogorovIsExactForFewRows() throws {
    let first = (0..<400).map(Double.init)
    let second = (0..<300).map { Double($0) + 350.5 }
    let gap = CumulativeGap(SortedMerge(first, second))
    XCTAssertGreaterThan(gap.distance * gap.distance * 400 * 300 / 700, 49)
    XCTAssertEqual(
      try gap.pValue(),
      try TwoSampleKolmogorov.pathCounting(400, 300, distance: gap.scaled, isRunEnd: nil))
  }
}
