import DataFrame
import Foundation
import Plot
import XCTest

@testable import DriftREPL

/// The pieces of a page: what is escaped, what the policy allows, and what stands out from its ground.
final class HTMLPageTests: XCTestCase {
  func testTextMeansNothingToABrowser() {
    XCTAssertEqual(HTML("<b a='1' c=\"2\">&").markup, "&lt;b a=&#39;1&#39; c=&quot;2&quot;&gt;&amp;")
    let element = HTML.element("a", ["href": "\"><script>"], "\(["<i>"].joined())", .element("b", [:], "x"))
    XCTAssertEqual(element.markup, "<a href=\"&quot;&gt;&lt;script&gt;\">&lt;i&gt;<b>x</b></a>")
    // What cannot be seen is shown, and cannot turn what follows it around.
    XCTAssertEqual(HTML("a\u{0}\u{202E}b\tc\nd").markup, "a\\u{0}\\u{202e}b\tc\nd")
  }

  func testPolicyNamesTheStyleAndTheScriptThatAreThere() throws {
    let chart = try sampleChart()
    let page = HTMLPage(title: "<T>", main: HTMLChart(chart).html, chartStyles: HTMLChart(chart).styles)
    let document = page.document
    XCTAssertTrue(document.contains("<title>&lt;T&gt;</title>"))
    for name in ["style", "script"] {
      let parts = document.components(separatedBy: "<\(name)>")
      XCTAssertEqual(parts.count, 2, "one \(name)")
      let content = try XCTUnwrap(parts[1].components(separatedBy: "</\(name)>").first)
      let hash = SHA256.base64(Array(content.utf8))
      XCTAssertTrue(document.contains("\(name)-src 'sha256-\(hash)'"), name)
    }
    XCTAssertTrue(document.contains("default-src 'none'; img-src 'none';"))
  }

  /// FIPS 180-4's example, in Base64.
  func testBase64OfAHash() {
    XCTAssertEqual(SHA256.base64(Array("abc".utf8)), "ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0=")
  }

  func testChartsOfOnePageShareNoIdentifier() throws {
    let chart = try sampleChart()
    let page = HTMLPage(
      title: "T", main: HTMLChart(chart).html + HTMLChart(chart).html, chartStyles: HTMLChart(chart).styles)
    let identifiers = page.document.components(separatedBy: " id=\"").dropFirst().compactMap {
      $0.components(separatedBy: "\"").first
    }
    XCTAssertEqual(Set(identifiers).count, identifiers.count, "\(identifiers)")
    XCTAssertEqual(Set(identifiers), ["main", "drift-hatch"])
    XCTAssertTrue(page.document.contains("class=\"hatched\""), "the sample needs the hatching")
  }

  func testTextStandsOutFromItsGround() throws {
    for colors in [HTMLColors.light, .dark] {
      for (name, color) in colors.texts {
        for ground in [colors.ground, colors.tint] {
          let pair = try [luminance(color), luminance(ground)].sorted()
          XCTAssertGreaterThanOrEqual((pair[1] + 0.05) / (pair[0] + 0.05), 4.5, "\(name) on \(ground)")
        }
      }
    }
  }

  private func sampleChart() throws -> Chart {
    let interpreter = Interpreter()
    let source = SourceText(
      name: "", text: "simulate \"insurance\" vs simulate \"insurance\", month: 30 | bar group_name")
    var resolver = interpreter.resolver(for: source)
    let statement = try XCTUnwrap(resolver.resolve(Parser.parsed(source)).first)
    guard case .chart(let chart)? = try interpreter.run(statement).value else {
      throw XCTSkip("the sample is no chart")
    }
    return chart
  }

  /// The relative luminance of WCAG 2.2.
  private func luminance(_ color: String) throws -> Double {
    let value = try XCTUnwrap(Int(color.dropFirst(), radix: 16))
    let channels = [16, 8, 0].map { Double(value >> $0 & 0xFF) / 255 }
    let linear = channels.map { $0 <= 0.04045 ? $0 / 12.92 : pow(($0 + 0.055) / 1.055, 2.4) }
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
  }
}
