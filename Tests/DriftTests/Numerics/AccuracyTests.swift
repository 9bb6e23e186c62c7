import DataFrame
import Foundation
import XCTest

@testable import Drift

/// Errors of the special functions, counted in units of the last place.
///
/// The bounds are the errors measured here, rounded up.
final class AccuracyTests: XCTestCase {
  /// One row of the table in Documentation/Numerics.md.
  private func assertWithin(
    _ bound: Double, _ name: String, where range: (ReferenceValues.Value) -> Bool = { _ in true },
    line: UInt = #line, _ function: ([Double]) throws -> Double
  ) throws {
    let (ulps, arguments, count) = try ReferenceValues().worst(name, where: range, function)
    XCTAssertLessThanOrEqual(ulps, bound, "\(name) at \(arguments)", line: line)
    if ProcessInfo.processInfo.environment["DRIFT_PRINT_ACCURACY"] != nil {
      print("| \(name) | \(count) | \((ulps * 100).rounded() / 100) | at \(arguments)")
    }
  }

  func testErrorFunction() throws {
    try assertWithin(2.5, "erfc") { PortableMath.erfc($0[0]) }
  }

  func testTrigonometry() throws {
    try assertWithin(0.7, "sin") { PortableMath.sin($0[0]) }
    try assertWithin(0.6, "cos") { PortableMath.cos($0[0]) }
  }

  func testNormal() throws {
    try assertWithin(3.5, "normal") { Normal.upperTail($0[0]) }
    try assertWithin(3.5, "normalTwoSided") { Normal.twoSidedTail($0[0]) }
    try assertWithin(4, "normalQuantile") { Normal.quantile(ofUpperTail: $0[0]) }
  }

  func testLogGamma() throws {
    try assertWithin(1.5, "logGamma") { Gamma.logGamma($0[0]) }
    try assertWithin(1.7, "logFactorial") { Gamma.logFactorial(Int($0[0])) }
  }

  func testIncompleteGamma() throws {
    try assertWithin(40, "gammaUpper") { Gamma.upperRegularized($0[0], $0[1]) }
    try assertWithin(44, "gammaLower") { Gamma.lowerRegularized($0[0], $0[1]) }
    try assertWithin(36, "chiSquared") { ChiSquared.upperTail($0[0], degrees: Int($0[1])) }
  }

  func testBeta() throws {
    try assertWithin(24, "beta") { Beta.regularized($0[0], $0[1], $0[2]) }
  }

  func testStudentT() throws {
    try assertWithin(22, "student") { StudentT.twoSidedTail($0[0], degrees: $0[1]) }
  }

  func testBessel() throws {
    try assertWithin(4, "besselQuarter") { Bessel.scaledQuarterK($0[0]) }
  }

  func testCramerVonMises() throws {
    try assertWithin(6, "cramerVonMisesLimit") { CramerVonMises.limitUpperTail($0[0]) }
    try assertWithin(0.51, "cramerVonMisesExact") {
      CramerVonMises.upperTail($0[0], m: Int($0[1]), n: Int($0[2]))
    }
  }

  func testMannWhitney() throws {
    try assertWithin(37, "mannWhitney") {
      MannWhitneyDistribution.upperTail($0[0], m: Int($0[1]), n: Int($0[2]))
    }
  }

  func testKolmogorovOfTwoSamples() throws {
    try assertWithin(36, "kolmogorovEqual") {
      TwoSampleKolmogorov.equalSizes(Int($0[0]), distance: Int($0[1]))
    }
    try assertWithin(30, "kolmogorovPaths") {
      try TwoSampleKolmogorov.pathCounting(Int($0[0]), Int($0[1]), distance: Int($0[2]), isRunEnd: nil)
    }
  }

  func testKolmogorovOfOneSample() throws {
    try assertWithin(1000, "smirnov") { KolmogorovDistribution.smirnovUpperTail($0[0], n: Int($0[1])) }
    try assertWithin(80000, "kolmogorovOneSample") { KolmogorovDistribution.upperTail($0[0], n: Int($0[1])) }
  }

  func testFisher() throws {
    try assertWithin(36, "fisher") {
      TwoProportions.fisherExact(
        Proportion(Int($0[0]), of: Int($0[1])), Proportion(Int($0[2]), of: Int($0[3])))
    }
  }
}
