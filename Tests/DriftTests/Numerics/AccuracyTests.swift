import DataFrame
import Foundation
import XCTest

@testable import Drift

/// Errors of the special functions, counted in units of the last place.
///
/// The bounds are the largest errors measured at the points of reference-values.txt, rounded up: the same on every
/// machine. With `DRIFT_PRINT_ACCURACY` set they are printed, as Documentation/Numerics.md shows them.
final class AccuracyTests: XCTestCase {
  /// One row of the table in Documentation/Numerics.md.
  private func assertWithin(
    _ bound: Double, _ name: String, where range: (ReferenceValues.Value) -> Bool = { _ in true },
    line: UInt = #line, _ function: ([Double]) throws -> Double
  ) throws {
    let (ulps, arguments, count) = try ReferenceValues().worst(name, where: range, function)
    XCTAssertLessThanOrEqual(ulps, bound, "\(name) at \(arguments)", line: line)
    if ProcessInfo.processInfo.environment["DRIFT_PRINT_ACCURACY"] != nil {
      print("| \(name) | \(count) | \((ulps * 10).rounded() / 10) |")
    }
  }

  func testElementary() throws {
    try assertWithin(0.7, "exp") { PortableMath.exp($0[0]) }
    try assertWithin(0.8, "log") { PortableMath.log($0[0]) }
    try assertWithin(1.4, "log1p") { PortableMath.log1p($0[0]) }
  }

  func testErrorFunction() throws {
    try assertWithin(1.9, "erfc") { PortableMath.erfc($0[0]) }
  }

  func testTrigonometry() throws {
    try assertWithin(0.7, "sin") { PortableMath.sin($0[0]) }
    try assertWithin(0.6, "cos") { PortableMath.cos($0[0]) }
  }

  func testNormal() throws {
    try assertWithin(3.4, "normal") { Normal.upperTail($0[0]) }
    try assertWithin(3.7, "normalTwoSided") { Normal.twoSidedTail($0[0]) }
    try assertWithin(4.3, "normalQuantile") { Normal.quantile(ofUpperTail: $0[0]) }
  }

  func testLogGamma() throws {
    try assertWithin(2.0, "logGamma") { Gamma.logGamma($0[0]) }
    try assertWithin(1.7, "logFactorial") { Gamma.logFactorial(Int($0[0])) }
  }

  func testIncompleteGamma() throws {
    try assertWithin(38.8, "gammaUpper") { Gamma.upperRegularized($0[0], $0[1]) }
    try assertWithin(55.1, "gammaLower") { Gamma.lowerRegularized($0[0], $0[1]) }
    try assertWithin(33.6, "chiSquared") { ChiSquared.upperTail($0[0], degrees: Int($0[1])) }
  }

  func testBeta() throws {
    try assertWithin(11.9, "beta") { Beta.regularized($0[0], $0[1], $0[2]) }
  }

  func testStudentT() throws {
    try assertWithin(19.6, "student") { StudentT.twoSidedTail($0[0], degrees: $0[1]) }
  }

  func testBessel() throws {
    try assertWithin(4.1, "besselQuarter") { Bessel.scaledQuarterK($0[0]) }
  }

  func testCramerVonMises() throws {
    try assertWithin(4.7, "cramerVonMisesLimit") { CramerVonMises.limitUpperTail($0[0]) }
    try assertWithin(0.6, "cramerVonMisesExact") {
      CramerVonMises.upperTail($0[0], m: Int($0[1]), n: Int($0[2]))
    }
  }

  func testMannWhitney() throws {
    try assertWithin(36.2, "mannWhitney") {
      MannWhitneyDistribution.upperTail($0[0], m: Int($0[1]), n: Int($0[2]))
    }
  }

  func testKolmogorovOfTwoSamples() throws {
    try assertWithin(37.4, "kolmogorovEqual") {
      TwoSampleKolmogorov.equalSizes(Int($0[0]), distance: Int($0[1]))
    }
    try assertWithin(28.6, "kolmogorovPaths") {
      try TwoSampleKolmogorov.pathCounting(Int($0[0]), Int($0[1]), distance: Int($0[2]), isRunEnd: nil)
    }
    try assertWithin(26.1, "kolmogorovTies") { arguments in
      let (m, n, every) = (Int(arguments[0]), Int(arguments[1]), Int(arguments[3]))
      let isRunEnd = (0...m + n).map { $0.isMultiple(of: every) }
      return try TwoSampleKolmogorov.pathCounting(m, n, distance: Int(arguments[2]), isRunEnd: isRunEnd)
    }
  }

  func testKolmogorovOfOneSample() throws {
    try assertWithin(1_000, "smirnov") { KolmogorovDistribution.smirnovUpperTail($0[0], n: Int($0[1])) }
    try assertWithin(126_700, "kolmogorovOneSample") {
      KolmogorovDistribution.upperTail($0[0], n: Int($0[1]))
    }
  }

  func testFisher() throws {
    try assertWithin(16.5, "fisher") {
      TwoProportions.fisherExact(
        Proportion(Int($0[0]), of: Int($0[1])), Proportion(Int($0[2]), of: Int($0[3])))
    }
  }
}
