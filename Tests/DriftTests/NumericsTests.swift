import DataFrame
import XCTest

@testable import Drift

/// Special functions against values computed with mpmath at 50 digits.
final class NumericsTests: XCTestCase {
  func testNormalUpperTail() {
    assertRelative(
      [
        (Normal.upperTail(-1), 0.84134474606854295), (Normal.upperTail(0.5), 0.30853753872598690),
        (Normal.upperTail(5), 2.8665157187919391e-7), (Normal.upperTail(10), 7.6198530241605261e-24),
        (Normal.upperTail(20), 2.7536241186062337e-89), (Normal.upperTail(37), 5.7255712225245768e-300),
        (Normal.twoSidedTail(1.96), 0.049995790296440868), (Normal.twoSidedTail(-10), 1.5239706048321052e-23),
      ], within: 2e-13)
  }

  func testLogGamma() {
    assertRelative(
      [
        (Gamma.logGamma(0.5), 0.57236494292470009), (Gamma.logGamma(1.5), -0.12078223763524522),
        (Gamma.logGamma(2.5), 0.28468287047291916), (Gamma.logGamma(10), 12.801827480081470),
        (Gamma.logGamma(14.5), 23.862765841689085), (Gamma.logGamma(15), 25.191221182738682),
        (Gamma.logGamma(100.25), 360.28455963776423), (Gamma.logGamma(1e6), 1.2815504569147612e7),
      ], within: 5e-14)
    XCTAssertEqual(Gamma.logGamma(1), 0, accuracy: 1e-14)
    XCTAssertTrue(Gamma.logGamma(0).isNaN)
  }

  func testLogFactorial() {
    XCTAssertEqual(Gamma.logFactorial(0), 0)
    XCTAssertEqual(Gamma.logFactorial(1), 0)
    assertRelative(
      [
        (Gamma.logFactorial(2), 0.69314718055994531), (Gamma.logFactorial(15), 27.899271383840892),
        (Gamma.logFactorial(16), 30.671860106080673), (Gamma.logFactorial(1000), 5.9121281784881633e3),
        (Gamma.logFactorial(1_000_000), 1.2815518384658170e7),
      ], within: 2e-15)
  }

  func testChiSquaredUpperTail() {
    let cases: [(degrees: Int, x: Double, p: Double)] = [
      (1, 0.01, 0.92034432544594204), (1, 3.841458820694124, 0.050000000000000058),
      (1, 1000, 1.7958327848007262e-219), (2, 5, 0.082084998623898795), (3, 1400, 2.9456193610163087e-303),
      (9, 9, 0.43727418891386706), (9, 60, 1.3406780483959613e-9), (99, 80, 0.91918787359809012),
      (99, 100, 0.45295851132093137), (99, 500, 7.6159439566737969e-55), (2699, 2699, 0.49638003683340257),
      (2699, 2500, 0.99718860371274452), (2699, 5000, 6.3123730714142025e-141),
    ]
    assertRelative(cases.map { (ChiSquared.upperTail($0.x, degrees: $0.degrees), $0.p) }, within: 5e-13)
    XCTAssertEqual(ChiSquared.upperTail(0, degrees: 3), 1)
    XCTAssertEqual(ChiSquared.upperTail(.infinity, degrees: 3), 0)
  }

  func testBenjaminiHochberg() {
    let q = FalseDiscoveryRate.benjaminiHochberg([0.04, 0.01, 0.03, 0.8, 0.02])
    for (ours, expected) in zip(q, [0.05, 0.05, 0.05, 0.8, 0.05]) {
      XCTAssertEqual(ours, expected, accuracy: 1e-15)
    }
    XCTAssertEqual(FalseDiscoveryRate.benjaminiHochberg([]), [])
    XCTAssertEqual(FalseDiscoveryRate.benjaminiHochberg([0.3]), [0.3])
    XCTAssertEqual(FalseDiscoveryRate.benjaminiHochberg([0.5, 0.001]), [0.5, 0.002])
  }

  func testFisherExact() {
    let cases: [(a: Int, m: Int, b: Int, n: Int, p: Double)] = [
      (3, 4, 1, 4, 0.48571428571428571), (8, 10, 1, 10, 5.4774946415813289e-3),
      (0, 100, 6, 120, 0.032955880840718708), (2, 2000, 40, 3000, 2.4194531398683679e-7),
      (300, 1000, 310, 1000, 0.66205406974651898), (500, 1000, 20, 1000, 1.6347895555102642e-155),
    ]
    assertRelative(
      cases.map {
        (TwoProportions.fisherExact(Proportion($0.a, of: $0.m), Proportion($0.b, of: $0.n)), $0.p)
      }, within: 1e-12)
    XCTAssertEqual(TwoProportions.fisherExact(Proportion(0, of: 5), Proportion(0, of: 7)), 1)
  }

  func testTwoProportions() throws {
    let z = try XCTUnwrap(TwoProportions.z(Proportion(920, of: 1500), Proportion(918, of: 1500)))
    XCTAssertEqual(z, 0.07495745029944807, accuracy: 1e-12)
    XCTAssertNil(TwoProportions.z(Proportion(0, of: 5), Proportion(0, of: 7)))
    XCTAssertNil(TwoProportions.z(Proportion(5, of: 5), Proportion(7, of: 7)))
  }

  func testStableHash() {
    XCTAssertEqual(stableHash(""), 0xcbf2_9ce4_8422_2325)
    XCTAssertEqual(stableHash("a"), 0xaf63_dc4c_8601_ec8c)
    XCTAssertEqual(stableHash("foobar"), 0x8594_4171_f739_67e8)
  }
}

extension XCTestCase {
  /// Each first number is its second one, up to a relative error.
  func assertRelative(
    _ pairs: [(Double, Double)], within error: Double, file: StaticString = #filePath, line: UInt = #line
  ) {
    for (index, (ours, expected)) in pairs.enumerated() {
      XCTAssertEqual(
        ours, expected, accuracy: error * expected.magnitude, "pair \(index)", file: file, line: line)
    }
  }
}
