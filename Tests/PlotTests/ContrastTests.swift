import XCTest

@testable import Plot

/// Contrast as WCAG 2.2 defines it, on the light and the dark ground.
final class ContrastTests: XCTestCase {
  private let grounds = (light: "#fff", dark: "#14171c")

  func testTextStandsOut() {
    for text in ["#1b1f24", "#57606a"] {
      XCTAssertGreaterThanOrEqual(contrast(text, grounds.light), 4.5, text)
    }
    for text in ["#e6edf3", "#a5afba"] {
      XCTAssertGreaterThanOrEqual(contrast(text, grounds.dark), 4.5, text)
    }
  }

  func testGraphicsStandOut() {
    for color in [SVGStyle.reference, SVGStyle.current] {
      XCTAssertGreaterThanOrEqual(contrast(color, grounds.light), 3, color)
      XCTAssertGreaterThanOrEqual(contrast(color, grounds.dark), 3, color)
    }
    XCTAssertGreaterThanOrEqual(contrast("#6e7781", grounds.light), 3)
    XCTAssertGreaterThanOrEqual(contrast("#848d97", grounds.dark), 3)
  }

  private func contrast(_ first: String, _ second: String) -> Double {
    for color in [first, second] { XCTAssertTrue(SVGStyle.sheet.contains(color), "\(color) is not used") }
    let luminances = [luminance(first), luminance(second)].sorted()
    return (luminances[1] + 0.05) / (luminances[0] + 0.05)
  }

  private func luminance(_ color: String) -> Double {
    var digits = Array(color.dropFirst())
    if digits.count == 3 { digits = digits.flatMap { [$0, $0] } }
    let parts = stride(from: 0, to: 6, by: 2).map { index -> Double in
      let value = Double(Int(String(digits[index...(index + 1)]), radix: 16) ?? 0) / 255
      return value <= 0.04045
        ? value / 12.92 : Decimal10.power(2.4 * Decimal10.logarithm((value + 0.055) / 1.055))
    }
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]
  }
}
