import XCTest

@testable import Plot

final class TicksTests: XCTestCase {
  func testStepsAreOneTwoOrFive() {
    let steps: [(Double, Double)] = [
      (1, 1), (1.1, 2), (2.0001, 5), (5, 5), (5.1, 10), (0.03, 0.05), (0.1, 0.1), (0.3, 0.5), (999, 1000),
      (1000, 1000), (6e-9, 1e-8), (3e300, 5e300),
    ]
    for (wanted, step) in steps { XCTAssertEqual(NiceStep(atLeast: wanted)?.value, step, "\(wanted)") }
    for bad in [0, -1, .infinity, .nan, .leastNonzeroMagnitude] as [Double] {
      XCTAssertNil(NiceStep(atLeast: bad), "\(bad)")
    }
  }

  func testLinearTicks() {
    XCTAssertEqual(Ticks.linear(from: 0, to: 100, count: 5), [0, 20, 40, 60, 80, 100])
    XCTAssertEqual(Ticks.linear(from: 0, to: 0.3, count: 3), [0, 0.1, 0.2, 0.3])
    XCTAssertEqual(Ticks.linear(from: -7, to: 7, count: 4), [-5, 0, 5])
    XCTAssertEqual(Ticks.linear(from: 18.2, to: 64, count: 6), [20, 30, 40, 50, 60])
    XCTAssertEqual(Ticks.linear(from: 3, to: 3, count: 6), [3])
    XCTAssertEqual(Ticks.linear(from: -1e308, to: 1e308, count: 4), [-1e308, -5e307, 0, 5e307, 1e308])
    XCTAssertEqual(Ticks.linear(from: 1e300, to: 1e300.nextUp, count: 4).count, 2)
  }

  func testLogarithmicTicks() {
    XCTAssertEqual(
      Ticks.logarithmic(from: 1, to: 1000, count: 10), [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000])
    XCTAssertEqual(Ticks.logarithmic(from: 1, to: 1000, count: 4), [1, 10, 100, 1000])
    XCTAssertEqual(Ticks.logarithmic(from: 1, to: 1e12, count: 4), [1, 1e3, 1e6, 1e9, 1e12])
    XCTAssertEqual(Ticks.logarithmic(from: 30, to: 60, count: 4), [30, 40, 50, 60])
  }

  func testLabelsOfAnAxisDoNotOverlap() {
    for high in [0.7, 5, 12_345, 9e6, 1e18] {
      for length in [20.0, 60, 300, 600] {
        let axis = Axis(Scale(from: 0, to: high), length: length, spacing: 10) { Double($0.count) * 7 + 6 }
        for (left, right) in zip(axis.ticks, axis.ticks.dropFirst()) {
          let room = Double(left.label.count + right.label.count) * 3.5 + 6
          if axis.ticks.count > 2 { XCTAssertGreaterThanOrEqual(right.offset - left.offset, room) }
        }
      }
    }
  }

  func testWholeNumbersGetWholeTicks() {
    XCTAssertEqual(Scale(from: 0.5, to: 2.5, isWhole: true).ticks(count: 7), [1, 2])
    XCTAssertEqual(Scale(from: -0.5, to: 8.5, isWhole: true).ticks(count: 7), [0, 2, 4, 6, 8])
    XCTAssertEqual(Scale(from: 0, to: 2, isWhole: false).ticks(count: 4), [0, 0.5, 1, 1.5, 2])
  }

  func testScalePlaces() {
    XCTAssertEqual(Scale(from: 10, to: 20).place(of: 15), 0.5)
    XCTAssertEqual(Scale(from: -1.5e308, to: 1.5e308).place(of: 0), 0.5)
    XCTAssertEqual(Scale(from: 0, to: .leastNonzeroMagnitude).place(of: .leastNonzeroMagnitude), 1)
    XCTAssertEqual(Scale(from: 3, to: 3).place(of: 3), 0)
    XCTAssertEqual(Scale(.logarithmic, from: 1, to: 10_000).place(of: 100), 0.5)
  }

  func testLogarithmsAgreeWithTheLibraryAndAreExactAtPowers() {
    for exponent in -22...22 {
      XCTAssertEqual(Decimal10.logarithm(Decimal10.power(exponent)), Double(exponent))
    }
    for value in [1.5, 2, 3.14159, 7e-200, 9.99e200, 123_456.789] {
      XCTAssertEqual(Decimal10.power(Decimal10.logarithm(value)) / value, 1, accuracy: 1e-12)
    }
    XCTAssertEqual(Decimal10.logarithm(2), 0.301029995663981195, accuracy: 1e-15)
    XCTAssertEqual(Decimal10.power(0.5), 3.16227766016837933, accuracy: 1e-14)
  }
}
