import DataFrame
import Foundation
import XCTest

final class PortableMathTests: XCTestCase {
  /// The distance of two doubles in units in the last place; neighbours are one apart, also across zero.
  private func ulps(_ left: Double, _ right: Double) -> UInt64 {
    func position(_ value: Double) -> Int64 {
      let bits = Int64(bitPattern: value.bitPattern)
      return bits >= 0 ? bits : Int64.min - bits
    }
    let (a, b) = (position(left), position(right))
    return UInt64(bitPattern: a > b ? a &- b : b &- a)
  }

  func testExpIsWithinTwoUnitsOfTheLibrary() {
    var worst: UInt64 = 0
    var generator = SeededGenerator(seed: 1)
    for _ in 0..<50_000 {
      let x = generator.uniform() * 1450 - 742
      worst = max(worst, ulps(PortableMath.exp(x), exp(x)))
    }
    for step in -40_000...40_000 {
      let x = Double(step) / 20_000
      worst = max(worst, ulps(PortableMath.exp(x), exp(x)))
    }
    XCTAssertLessThanOrEqual(worst, 2)
  }

  func testLogIsWithinTwoUnitsOfTheLibrary() {
    var worst: UInt64 = 0
    var generator = SeededGenerator(seed: 2)
    for _ in 0..<50_000 {
      let x = Double(bitPattern: generator.next() & 0x7FEF_FFFF_FFFF_FFFF)
      worst = max(worst, ulps(PortableMath.log(x), log(x)))
    }
    for step in 1...80_000 {
      let x = Double(step) / 40_000
      worst = max(worst, ulps(PortableMath.log(x), log(x)))
    }
    XCTAssertLessThanOrEqual(worst, 2)
  }

  func testLogNearOneKeepsItsDigits() {
    for exponent in 1...52 {
      let step = Double(sign: .plus, exponent: -exponent, significand: 1)
      for x in [1 + step, 1 - step / 2] {
        XCTAssertLessThanOrEqual(ulps(PortableMath.log(x), log(x)), 2, "log(\(x))")
      }
    }
  }

  func testExpOfSpecialValues() {
    XCTAssertEqual(PortableMath.exp(0), 1)
    XCTAssertEqual(PortableMath.exp(-0.0), 1)
    XCTAssertEqual(PortableMath.exp(.infinity), .infinity)
    XCTAssertEqual(PortableMath.exp(-.infinity), 0)
    XCTAssertTrue(PortableMath.exp(.nan).isNaN)
    XCTAssertEqual(PortableMath.exp(.leastNonzeroMagnitude), 1)
    XCTAssertEqual(PortableMath.exp(1e308), .infinity)
    XCTAssertEqual(PortableMath.exp(-1e308), 0)
  }

  func testExpAtTheEndsOfItsRange() {
    XCTAssertEqual(PortableMath.exp((709.782712893384).nextUp), .infinity)
    XCTAssertLessThanOrEqual(ulps(PortableMath.exp(709.782712893384), exp(709.782712893384)), 2)
    XCTAssertEqual(PortableMath.exp(-745.1332191019411), .leastNonzeroMagnitude)
    XCTAssertEqual(PortableMath.exp(-745.1332191019412), exp(-745.1332191019412))
    XCTAssertEqual(PortableMath.exp((-745.1332191019412).nextDown), 0)
    XCTAssertLessThanOrEqual(ulps(PortableMath.exp(-708.5), exp(-708.5)), 1)
    XCTAssertLessThanOrEqual(ulps(PortableMath.exp(-740), exp(-740)), 1)
  }

  func testLogOfSpecialValues() {
    XCTAssertEqual(PortableMath.log(1).bitPattern, 0)
    XCTAssertEqual(PortableMath.log(0), -.infinity)
    XCTAssertEqual(PortableMath.log(-0.0), -.infinity)
    XCTAssertTrue(PortableMath.log(-1).isNaN)
    XCTAssertTrue(PortableMath.log(-.leastNonzeroMagnitude).isNaN)
    XCTAssertTrue(PortableMath.log(-.infinity).isNaN)
    XCTAssertTrue(PortableMath.log(.nan).isNaN)
    XCTAssertEqual(PortableMath.log(.infinity), .infinity)
    XCTAssertEqual(PortableMath.log(.leastNonzeroMagnitude), -744.4400719213812)
    XCTAssertEqual(PortableMath.log(.greatestFiniteMagnitude), 709.782712893384)
  }

  /// The bits themselves, so that another compiler or machine cannot change them unseen.
  func testBitsArePinned() {
    XCTAssertEqual(PortableMath.exp(1).bitPattern, 0x4005_BF0A_8B14_5769)
    XCTAssertEqual(PortableMath.log(2).bitPattern, 0x3FE6_2E42_FEFA_39EF)
    XCTAssertEqual(PortableMath.log(10).bitPattern, 0x4002_6BB1_BBB5_5516)

    var digest: UInt64 = 0xcbf2_9ce4_8422_2325
    var generator = SeededGenerator(seed: 3)
    for _ in 0..<10_000 {
      let x = generator.uniform()
      for value in [PortableMath.exp(1000 * x - 500), PortableMath.log(x)] {
        digest = (digest ^ value.bitPattern) &* 0x0000_0100_0000_01b3
      }
    }
    XCTAssertEqual(digest, 16_413_616_943_646_764_481)
  }

  func testOtherLogarithmsAreNearTheLibraryAndExactAtPowers() {
    var generator = SeededGenerator(seed: 3)
    for _ in 0..<20_000 {
      let x = generator.uniform() * 1e6 + 1e-9
      XCTAssertLessThanOrEqual(
        ulps(PortableMath.log10(x), log10(x)), 3 + (x > 0.9 && x < 1.1 ? 1 : 0), "\(x)")
      XCTAssertEqual(PortableMath.log2(x), log2(x), accuracy: 4e-15 * max(1, log2(x).magnitude))
      let small = (generator.uniform() - 0.5) * 1e-3
      XCTAssertLessThanOrEqual(ulps(PortableMath.log1p(small), log1p(small)), 4, "\(small)")
    }
    for exponent in -22...22 {
      XCTAssertEqual(PortableMath.log10(PortableMath.power(10, exponent)), Double(exponent))
    }
    for exponent in -1022...1023 {
      XCTAssertEqual(
        PortableMath.log2(Double(sign: .plus, exponent: exponent, significand: 1)), Double(exponent))
    }
  }

  func testPowersOfWholeExponents() {
    XCTAssertEqual(PortableMath.power(10, 22), 1e22)
    XCTAssertEqual(PortableMath.power(2, -3), 0.125)
    XCTAssertEqual(PortableMath.power(-1.5, 3), -3.375)
    XCTAssertEqual(PortableMath.power(0, 0), 1)
    XCTAssertEqual(PortableMath.power(10, 400), .infinity)
  }
}
