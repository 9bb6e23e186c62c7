import Foundation
import Plot
import XCTest

#if canImport(FoundationXML)
  import FoundationXML
#endif

/// Every mark but the histogram, which has tests of its own, on every canvas.
final class MarkGoldenTests: XCTestCase {
  private let charts = MarkSamples.charts + Samples.planes

  func testChartsAreDrawnAsBefore() throws {
    for (name, chart) in charts {
      try Golden.check(chart.text(TextStyle(columns: 80)), "\(name).txt")
      try Golden.check(chart.text(TextStyle(columns: 40, unicode: false)), "\(name).ascii.txt")
      try Golden.check(chart.svg(), "\(name).svg")
    }
  }

  func testTextFitsItsWidthAndNeverEndsInBlanks() {
    for (name, chart) in charts {
      for columns in [0, 40, 57, 80, 200] {
        for rows in [nil, 1, 12] as [Int?] {
          for unicode in [true, false] {
            let text = chart.text(TextStyle(columns: columns, rows: rows, unicode: unicode))
            for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
              XCTAssertLessThanOrEqual(displayWidth(String(line)), max(40, columns), "\(name): \(line)")
              XCTAssertFalse(line.hasSuffix(" "), "\(name): \(line)")
            }
          }
        }
      }
    }
  }

  func testASCIIIsASCIIAndNothingIsObeyed() {
    for (name, chart) in charts {
      for columns in [40, 60, 100] {
        let text = chart.text(TextStyle(columns: columns, unicode: false))
        let isPrintable = text.utf8.allSatisfy { $0 == 0x0A || (0x20..<0x7F).contains($0) }
        XCTAssertTrue(isPrintable, "\(name) in \(columns) columns: \(text)")
      }
      let unicode = chart.text(TextStyle(columns: 60))
      XCTAssertFalse(
        unicode.unicodeScalars.contains { $0 == "\u{1B}" || $0 == "\u{202E}" || $0 == "\0" }, name)
    }
  }

  func testColourAddsNothingButEscapes() {
    for (name, chart) in charts {
      let colored = chart.text(TextStyle(columns: 80, color: true))
      let plain = colored.replacing(/\u{1B}\[[0-9;]*m/, with: "")
      XCTAssertEqual(plain, chart.text(TextStyle(columns: 80)), name)
    }
  }

  func testSVGIsWellFormedAndWithoutScript() {
    for (name, chart) in charts {
      for width in [nil, 320] as [Int?] {
        var chart = chart
        chart.width = width
        let svg = chart.svg()
        let reader = SVGReader()
        let parser = XMLParser(data: Data(svg.utf8))
        parser.delegate = reader
        XCTAssertTrue(parser.parse(), "\(name): \(String(describing: parser.parserError))")
        XCTAssertEqual(reader.root["role"], "img", name)
        let height = name.hasPrefix("facets") ? "" : "400"
        XCTAssertTrue(reader.root["viewBox"]?.hasPrefix("0 0 \(width ?? 640) \(height)") ?? false, name)
        XCTAssertFalse(reader.names.contains("script"), name)
        XCTAssertFalse(reader.title.isEmpty, name)
        XCTAssertFalse(reader.finding.isEmpty, name)
        XCTAssertFalse(reader.texts.contains(""), name)
        XCTAssertLessThan(svg.utf8.count, name.contains("cells") ? 100_000 : 24_576, name)
        XCTAssertEqual(svg, chart.svg(), name)
      }
    }
  }
}
