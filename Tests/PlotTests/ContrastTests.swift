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
    for color in SVGStyle.series + ["#6e7781"] {
      for ground in [grounds.light, grounds.dark] {
        XCTAssertGreaterThanOrEqual(ratio(color, ground), 3, color)
      }
    }
    XCTAssertEqual(Set(SVGStyle.dashes).count, SVGStyle.series.count)
    XCTAssertEqual(Marker.allCases.count, SVGStyle.series.count)
    XCTAssertGreaterThanOrEqual(contrast("#6e7781", grounds.light), 3)
    XCTAssertGreaterThanOrEqual(contrast("#848d97", grounds.dark), 3)
  }

  /// The cells of a grid against the page, each step against the one before, and figures and outlines over them.
  func testEveryStepOfAGridStandsOut() {
    for (ground, colors) in [(grounds.light, SVGStyle.lightCells), (grounds.dark, SVGStyle.darkCells)] {
      XCTAssertGreaterThanOrEqual(ratio(colors.over[0], ground), 4.5)
      for steps in [colors.reference, colors.current] {
        XCTAssertEqual(steps.count, SVGStyle.steps)
        XCTAssertEqual(colors.over.count, SVGStyle.steps + 1)
        XCTAssertGreaterThanOrEqual(ratio(steps[0], ground), 3)
        for (lighter, darker) in zip(steps, steps.dropFirst()) {
          XCTAssertGreaterThanOrEqual(ratio(darker, ground), 1.25 * ratio(lighter, ground), darker)
        }
        for (step, over) in zip(steps, colors.over.dropFirst()) {
          XCTAssertGreaterThanOrEqual(ratio(over, step), 4.5, "\(over) over \(step)")
        }
      }
    }
  }

  private func contrast(_ first: String, _ second: String) -> Double {
    for color in [first, second] { XCTAssertTrue(SVGStyle.sheet.contains(color), "\(color) is not used") }
    return ratio(first, second)
  }

  private func ratio(_ first: String, _ second: String) -> Double {
    let luminances = [luminance(first), luminance(second)].sorted()
    return (luminances[1] + 0.05) / (luminances[0] + 0.05)
  }

  /// Red, green and blue, 0…1.
  private func channels(_ color: String) -> [Double] {
    var digits = Array(color.dropFirst())
    if digits.count == 3 { digits = digits.flatMap { [$0, $0] } }
    return stride(from: 0, to: 6, by: 2).map { index in
      Double(Int(String(digits[index...(index + 1)]), radix: 16) ?? 0) / 255
    }
  }

  private func luminance(_ color: String) -> Double {
    let parts = channels(color).map { value in
      value <= 0.04045
        ? value / 12.92 : Decimal10.power(2.4 * Decimal10.logarithm((value + 0.055) / 1.055))
    }
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]
  }
}
