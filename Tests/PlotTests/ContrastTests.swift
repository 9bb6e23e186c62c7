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
        let pair = [luminance(color), luminance(ground)].sorted()
        XCTAssertGreaterThanOrEqual((pair[1] + 0.05) / (pair[0] + 0.05), 3, color)
      }
    }
    XCTAssertEqual(Set(SVGStyle.dashes).count, SVGStyle.series.count)
    XCTAssertEqual(Marker.allCases.count, SVGStyle.series.count)
    XCTAssertGreaterThanOrEqual(contrast("#6e7781", grounds.light), 3)
    XCTAssertGreaterThanOrEqual(contrast("#848d97", grounds.dark), 3)
  }

  /// The figures of a grid's cells, on every step of both hues and on both pages.
  func testFiguresStandOutOnEveryCell() throws {
    for (ground, page) in [(grounds.light, "#1b1f24"), (grounds.dark, "#e6edf3")] {
      for (hue, darkest) in [(SVGStyle.reference, "#fff"), (SVGStyle.current, "#000")] {
        for (step, opacity) in SVGStyle.opacities.enumerated() {
          let share = try XCTUnwrap(Double("0" + opacity) ?? Double(opacity))
          let cell = zip(channels(hue), channels(ground)).map {
            (share == 1 ? $0 : $0 * share + $1 * (1 - share))
          }
          let figure = luminance(of: channels(step == SVGStyle.opacities.count - 1 ? darkest : page))
          let pair = [luminance(of: cell), figure].sorted()
          XCTAssertGreaterThanOrEqual(
            (pair[1] + 0.05) / (pair[0] + 0.05), 4.5, "\(hue) \(opacity) on \(ground)")
        }
      }
    }
  }

  private func contrast(_ first: String, _ second: String) -> Double {
    for color in [first, second] { XCTAssertTrue(SVGStyle.sheet.contains(color), "\(color) is not used") }
    let luminances = [luminance(first), luminance(second)].sorted()
    return (luminances[1] + 0.05) / (luminances[0] + 0.05)
  }

  private func luminance(_ color: String) -> Double { luminance(of: channels(color)) }

  /// Red, green and blue, 0…1.
  private func channels(_ color: String) -> [Double] {
    var digits = Array(color.dropFirst())
    if digits.count == 3 { digits = digits.flatMap { [$0, $0] } }
    return stride(from: 0, to: 6, by: 2).map { index in
      Double(Int(String(digits[index...(index + 1)]), radix: 16) ?? 0) / 255
    }
  }

  private func luminance(of channels: [Double]) -> Double {
    let parts = channels.map { value in
      value <= 0.04045
        ? value / 12.92 : Decimal10.power(2.4 * Decimal10.logarithm((value + 0.055) / 1.055))
    }
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]
  }
}
