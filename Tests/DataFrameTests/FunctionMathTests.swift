import DataFrame
import XCTest

final class FunctionMathTests: XCTestCase {
  func testAbs() throws {
    XCTAssertEqual(try values("abs", .integers(-3, nil, 3)), .integers([3, nil, 3]))
    XCTAssertEqual(try values("abs", .numbers(-1.5, nil, -.infinity)), .numbers([1.5, nil, .infinity]))
    XCTAssertEqual(try values("abs", -2), .integers([2, 2, 2]))
    XCTAssertEqual(try values("abs", .integers(.max, .min + 1)), .integers([.max, .max]))
    assertThrows(.integerOverflow(operation: "abs", row: 2), try values("abs", .integers(1, .min)))
  }

  func testRoundsHalvesAwayFromZero() throws {
    XCTAssertEqual(
      try values("round", .numbers(0.5, 1.5, 2.5, -0.5, -2.5, 2.4, nil)), .numbers([1, 2, 3, -1, -3, 2, nil]))
    XCTAssertEqual(try values("round", .numbers(.infinity, -.infinity)), .numbers([.infinity, -.infinity]))
    XCTAssertEqual(try values("round", .numbers(0x1p53 + 2, 0.49999999999999994)), .numbers([0x1p53 + 2, 0]))
  }

  func testRoundToDigits() throws {
    XCTAssertEqual(
      try values("round", .numbers(1.25, -1.25, 3.14159, nil), 1), .numbers([1.3, -1.3, 3.1, nil]))
    XCTAssertEqual(try values("round", 3.14159, 2), .numbers([3.14, 3.14, 3.14]))
    XCTAssertEqual(try values("round", .numbers(1250, 1349.9, -1250), -2), .numbers([1300, 1300, -1300]))
    XCTAssertEqual(try values("round", .numbers(1.5, 1.25), .integers(0, 1)), .numbers([2, 1.3]))
    XCTAssertEqual(
      try values("round", .numbers(1.5, 1e300, .infinity), 400), .numbers([1.5, 1e300, .infinity]))
    XCTAssertEqual(try values("round", .numbers(1.5, 1e300), -400), .numbers([0, 0]))
    XCTAssertThrowsError(try values("round", 1.5, 0.5))
  }

  func testRoundOfIntegers() throws {
    XCTAssertEqual(try values("round", .integers(7, nil, .min)), .integers([7, nil, .min]))
    XCTAssertEqual(try values("round", .integers(7, nil), 3), .integers([7, nil]))
    XCTAssertEqual(
      try values("round", .integers(1249, 1250, -1250, nil), -2), .integers([1200, 1300, -1300, nil]))
    XCTAssertEqual(try values("round", .integers(.max, .min), -20), .integers([0, 0]))
    XCTAssertEqual(try values("round", .integers(4_999_999_999_999_999_999), -19), .integers([0]))
    assertThrows(.integerOverflow(operation: "round", row: 1), try values("round", .integers(.max), -19))
  }

  func testFloorAndCeil() throws {
    XCTAssertEqual(try values("floor", .numbers(1.7, -1.2, nil, 2)), .numbers([1, -2, nil, 2]))
    XCTAssertEqual(try values("ceil", .numbers(1.2, -1.7, nil, 2)), .numbers([2, -1, nil, 2]))
    XCTAssertEqual(try values("floor", .integers(5, nil, .max)), .integers([5, nil, .max]))
    XCTAssertEqual(try values("ceil", 5), .integers([5, 5, 5]))
  }

  func testSign() throws {
    XCTAssertEqual(try values("sign", .integers(-7, 0, .max, nil)), .integers([-1, 0, 1, nil]))
    XCTAssertEqual(try values("sign", .numbers(-0.1, 0, -0.0, .infinity, nil)), .numbers([-1, 0, 0, 1, nil]))
  }

  func testWhatIsNoNumberIsNull() throws {
    XCTAssertEqual(try values("sqrt", .numbers(4, -1, 0, .infinity)), .numbers([2, nil, 0, .infinity]))
    XCTAssertEqual(try values("sqrt", .integers(9, -9)), .numbers([3, nil]))
    XCTAssertEqual(try values("log", .numbers(1, 0, -1, .infinity)), .numbers([0, nil, nil, .infinity]))
    XCTAssertEqual(try values("log10", .numbers(1000, 0, -1)), .numbers([3, nil, nil]))
    XCTAssertEqual(try values("exp", .numbers(0, -.infinity, 1000)), .numbers([1, 0, .infinity]))
  }

  func testClip() throws {
    XCTAssertEqual(try values("clip", 5, 1, 3), .numbers([3, 3, 3]))
    XCTAssertEqual(try values("clip", .numbers(0, 2, 9, nil, .infinity), 1, 3), .numbers([1, 2, 3, nil, 3]))
    XCTAssertEqual(
      try values("clip", .integers(0, 2), .integers(1, 1), .integers(3, nil)), .numbers([1, nil]))
  }

  func testBinOfIntegers() throws {
    XCTAssertEqual(
      try values("bin", .integers(0, 9, 10, -1, -10, -11, nil), 10),
      .integers([0, 0, 10, -10, -10, -20, nil]))
    XCTAssertEqual(
      try values("bin", .integers(.max, 9_007_199_254_740_993), 1), .integers([.max, 9_007_199_254_740_993]))
    XCTAssertEqual(try values("bin", .integers(.min), 2), .integers([.min]))
    assertThrows(.integerOverflow(operation: "bin", row: 2), try values("bin", .integers(1, .min), 3))
  }

  func testBinOfNumbers() throws {
    XCTAssertEqual(
      try values("bin", .numbers(0, 2.4, 2.5, -0.1, -2.5, nil), 2.5), .numbers([0, 0, 2.5, -2.5, -2.5, nil]))
    XCTAssertEqual(try values("bin", .integers(7, -7), 2.5), .numbers([5, -7.5]))
    XCTAssertEqual(try values("bin", .numbers(7.9), 2), .numbers([6]))
    let zero = try values("bin", .numbers(-0.0), 10)[0]
    XCTAssertEqual(zero.asNumber?.sign, .plus)
    XCTAssertEqual(try values("bin", .numbers(.infinity, -.infinity, 1e300), 1e-300).nullCount, 0)
  }

  /// Tenths are no doubles, so dividing by 0.1 would put 0.3 under 0.2 and give edges such as
  /// 0.30000000000000004.
  func testBinOfTenths() throws {
    let tenths = (-20...20).map { Double($0) / 10 }
    XCTAssertEqual(try values("bin", .column(.numbers(tenths)), 0.1), .numbers(tenths))
    XCTAssertEqual(try values("bin", .column(.numbers(tenths.map { $0 + 0.05 })), 0.1), .numbers(tenths))
  }

  func testBinWidthsThatAreNone() {
    let expected = DataError.badArgument(function: "bin", expected: "a width above 0")
    assertThrows(expected, try values("bin", 5, 0))
    assertThrows(expected, try values("bin", 5, -1))
    assertThrows(expected, try values("bin", 5.5, 0.0))
    assertThrows(expected, try values("bin", .numbers(5), .numbers(.infinity)))
    XCTAssertEqual(
      try values("bin", .integers(nil), 0), .integers([nil]), "where there is no value nothing is computed")
  }

  /// The edge is at or below the value, the next one above it, and an edge is its own bin.
  func testBinHoldsItsValue() throws {
    var generator = SeededGenerator(seed: 31)
    for _ in 0..<500 {
      let x = generator.below(2001) - 1000
      let width = generator.below(50) + 1
      guard case .integer(let edge) = try values("bin", .integers(x), .integers(width))[0] else {
        return XCTFail("no integer")
      }
      XCTAssertTrue(edge <= x && x < edge + width && edge % width == 0, "bin(\(x), \(width)) = \(edge)")
    }
  }
}
