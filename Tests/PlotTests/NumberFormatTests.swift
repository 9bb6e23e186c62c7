import XCTest

@testable import Plot

final class NumberFormatTests: XCTestCase {
  private func labels(_ values: [Double], step: Double) -> [String] {
    let format = NumberFormat(for: values, step: step)
    return values.map { format.string($0) }
  }

  func testDecimalsFollowTheStep() {
    XCTAssertEqual(labels([0, 5, 10], step: 5), ["0", "5", "10"])
    XCTAssertEqual(labels([0, 0.5, 1], step: 0.5), ["0.0", "0.5", "1.0"])
    XCTAssertEqual(labels([-0.25, 0, 0.25], step: 0.25), ["-0.25", "0.00", "0.25"])
    XCTAssertEqual(labels([0, 1.0 / 3, 2.0 / 3], step: 1.0 / 3), ["0.00", "0.33", "0.67"])
  }

  func testThousandsAndPrefixes() {
    XCTAssertEqual(labels([1000, 9000], step: 1000), ["1,000", "9,000"])
    XCTAssertEqual(labels([0, 5000, 10_000], step: 5000), ["0", "5k", "10k"])
    XCTAssertEqual(labels([500_000, 1_000_000], step: 500_000), ["0.5M", "1.0M"])
    XCTAssertEqual(labels([-2e9, 2e9], step: 1e9), ["-2G", "2G"])
    XCTAssertEqual(labels([1_000_000, 1_000_001], step: 1), ["1,000,000", "1,000,001"])
  }

  func testVeryLargeAndVerySmall() {
    XCTAssertEqual(labels([-1e308, 0, 5e307], step: 5e307), ["-1e308", "0", "5e307"])
    XCTAssertEqual(labels([1.5e-9, 2e-9], step: 5e-10), ["1.5e-9", "2e-9"])
    XCTAssertEqual(labels([.leastNonzeroMagnitude], step: 0), ["5e-324"])
    XCTAssertEqual(labels([3.7], step: 0), ["3.7"])
    XCTAssertEqual(labels([.infinity, -.infinity], step: 1), ["∞", "-∞"])
  }

  func testSignificantDigits() {
    let format = NumberFormat(.significant(digits: 3))
    let texts = [0.316227, 1, 31.6227, 3162.27, 31_622.7, 3.16e7, 0].map { format.string($0) }
    XCTAssertEqual(texts, ["0.316", "1", "31.6", "3,162", "31.6k", "31.6M", "0"])
    XCTAssertEqual(format.string(999_999), "1M")
  }

  func testCountsPercentAndChanges() {
    XCTAssertEqual(
      [0, 999, 1000, 1_234_567, -1000].map { NumberFormat.count($0) },
      ["0", "999", "1,000", "1,234,567", "-1,000"])
    XCTAssertEqual(NumberFormat.count(.min), "-9,223,372,036,854,775,808")
    XCTAssertEqual(
      [0, 0.1234, 1, 0.0004, 0.0006].map { NumberFormat.percent($0) },
      ["0.0%", "12.3%", "100.0%", "0.0%", "0.1%"])
    XCTAssertEqual(
      [0.031, -0.004, 0, 0.0001, -0.0001].map { NumberFormat.change($0) },
      ["+3.1", "-0.4", "0.0", "0.0", "0.0"])
  }

  func testRoundingWorksOnTheShortestDigits() {
    XCTAssertEqual(DecimalDigits(0.15).grouped(decimals: 1), "0.2")
    XCTAssertEqual(DecimalDigits(2.5).grouped(decimals: 0), "3")
    XCTAssertEqual(DecimalDigits(999.96).grouped(decimals: 1), "1,000.0")
    XCTAssertEqual(DecimalDigits(0.004).grouped(decimals: 2), "0.00")
    XCTAssertEqual(DecimalDigits(0.006).grouped(decimals: 2), "0.01")
    XCTAssertEqual(DecimalDigits(1e21).grouped(decimals: 0), "1,000,000,000,000,000,000,000")
    XCTAssertEqual(DecimalDigits(-1.25).grouped(decimals: 1), "1.3")
  }

  func testCoordinates() {
    let texts = [0, 1, 1.005, 1.5, 12.345, -0.25, 639.999, .nan, .infinity].map { SVG.number($0) }
    XCTAssertEqual(texts, ["0", "1", "1", "1.5", "12.35", "-0.25", "640", "0", "0"])
  }
}
