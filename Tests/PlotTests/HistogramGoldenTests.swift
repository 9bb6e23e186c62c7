import Foundation
import Plot
import XCTest

#if canImport(FoundationXML)
  import FoundationXML
#endif

final class HistogramGoldenTests: XCTestCase {
  func testTextIsDrawnAsBefore() throws {
    for (name, chart) in Samples.charts {
      try Golden.check(chart.text(TextStyle(columns: 80)), "hist-\(name).txt")
    }
  }

  func testNarrowASCIIIsDrawnAsBefore() throws {
    for (name, chart) in Samples.charts {
      try Golden.check(chart.text(TextStyle(columns: 40, unicode: false)), "hist-\(name).ascii.txt")
    }
  }

  func testSVGIsDrawnAsBefore() throws {
    for (name, chart) in Samples.charts {
      try Golden.check(chart.svg(), "hist-\(name).svg")
    }
  }

  func testTextFitsItsWidthAndNeverEndsInBlanks() {
    for (name, chart) in Samples.charts {
      for columns in [0, 40, 57, 80, 200] {
        for unicode in [true, false] {
          let text = chart.text(TextStyle(columns: columns, unicode: unicode))
          XCTAssertFalse(text.hasSuffix("\n"), name)
          for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            XCTAssertLessThanOrEqual(displayWidth(String(line)), max(40, columns), "\(name): \(line)")
            XCTAssertFalse(line.hasSuffix(" "), "\(name): \(line)")
          }
        }
      }
    }
  }

  func testASCIIIsASCIIAndNothingIsObeyed() {
    for (name, chart) in Samples.charts {
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
    for (name, chart) in Samples.charts {
      let colored = chart.text(TextStyle(columns: 80, color: true))
      let plain = colored.replacing(/\u{1B}\[[0-9;]*m/, with: "")
      XCTAssertEqual(plain, chart.text(TextStyle(columns: 80)), name)
    }
  }

  func testSVGIsWellFormedSmallAndWithoutScript() throws {
    for (name, chart) in Samples.charts {
      let svg = chart.svg()
      let reader = SVGReader()
      let parser = XMLParser(data: Data(svg.utf8))
      parser.delegate = reader
      XCTAssertTrue(parser.parse(), "\(name): \(String(describing: parser.parserError))")
      XCTAssertEqual(reader.root["role"], "img", name)
      XCTAssertEqual(reader.root["viewBox"], "0 0 640 400", name)
      XCTAssertFalse(reader.names.contains("script"), name)
      XCTAssertFalse(reader.title.isEmpty, name)
      XCTAssertLessThan(svg.utf8.count, 8192, name)
      XCTAssertEqual(svg, chart.svg(), name)
    }
  }

  func testSVGDescribesTheFinding() {
    let reader = SVGReader()
    let parser = XMLParser(data: Data(Samples.charts[1].chart.svg().utf8))
    parser.delegate = reader
    XCTAssertTrue(parser.parse())
    XCTAssertEqual(reader.title, "age: reference and current")
    XCTAssertTrue(reader.finding.hasPrefix("wasserstein 0.57 ≥ 0.1: drifted. "), reader.finding)
    XCTAssertTrue(reader.finding.contains("the largest change is "), reader.finding)
  }

  func testLegendTellsBothCountsInANarrowTerminal() {
    let chart = Chart(
      Histogram(
        Sample([1.5, 2.5], label: "what the model was trained on", missing: 1_234_567),
        current: Sample([2.5], label: "production")))
    let lines = chart.text(TextStyle(columns: 40)).split(separator: "\n")
    XCTAssertEqual(lines[0], "what the mode…: n = 2, 1,234,567 missing")
    XCTAssertEqual(lines[1], "production: n = 1")
  }

  func testSizeAskedForIsKeptWithinReason() {
    let mark = Histogram(Samples.reference)
    XCTAssertTrue(Chart(mark, width: 800, height: 300).svg().contains("viewBox=\"0 0 800 300\""))
    XCTAssertTrue(Chart(mark, width: .min, height: .max).svg().contains("viewBox=\"0 0 320 4096\""))
    let widest = Chart(mark, width: 480).text(TextStyle(columns: 100)).split(separator: "\n")
      .map { displayWidth(String($0)) }.max()
    XCTAssertEqual(widest, 60)
    let bars = Chart(mark, height: 160).text().split(separator: "\n").filter { $0.contains(" – ") }
    XCTAssertEqual(bars.count, 9)
  }

  func testDataReadsBackFromSVGUnchanged() {
    let name = "<b a=\"1\">&'</b>"
    let reader = SVGReader()
    let parser = XMLParser(data: Data(Chart(Histogram(Sample([Category(name, count: 1)]))).svg().utf8))
    parser.delegate = reader
    XCTAssertTrue(parser.parse())
    XCTAssertTrue(reader.texts.contains(name), "\(reader.texts)")
  }
}

/// Collects what the tests want to know of an SVG document.
final class SVGReader: NSObject, XMLParserDelegate {
  var names: Set<String> = []
  var root: [String: String] = [:]
  var title = ""
  var finding = ""
  var texts: [String] = []
  private var open = ""

  func parser(
    _ parser: XMLParser, didStartElement elementName: String, namespaceURI: String?,
    qualifiedName qName: String?, attributes attributeDict: [String: String]
  ) {
    if names.isEmpty { root = attributeDict }
    names.insert(elementName)
    open = elementName
    if elementName == "text" { texts.append("") }
  }

  func parser(
    _ parser: XMLParser, didEndElement elementName: String, namespaceURI: String?,
    qualifiedName qName: String?
  ) {
    open = ""
  }

  func parser(_ parser: XMLParser, foundCharacters string: String) {
    switch open {
    case "title": title += string
    case "desc": finding += string
    case "text": texts[texts.count - 1] += string
    default: break
    }
  }
}
