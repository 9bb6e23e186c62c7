import DataFrame
import XCTest

@testable import DriftREPL

/// Tables of a page: what is cut is counted, what is missing is told from text, and what sorts sorts by its exact value.
final class HTMLTableTests: XCTestCase {
  func testCellsSayWhatTheyAre() throws {
    let frame = try DataFrame([
      ("<th>", .string(StringColumn(["<script>alert(1)</script>", nil, "null"]))),
      ("n", .number(TypedColumn([1.23456789, nil, -.infinity], placeholder: 0))),
      ("k", .integer(TypedColumn([1, 20, nil], placeholder: 0))),
      ("t", .bool(TypedColumn([true, false, nil], placeholder: false))),
    ])
    let html = HTMLTable(frame, label: "a \"table\"").html.markup
    XCTAssertFalse(html.contains("<script"))
    XCTAssertTrue(html.contains("<th scope=\"col\">&lt;th&gt;</th><th scope=\"col\" class=\"number\">n</th>"))
    XCTAssertTrue(html.contains("<td>&lt;script&gt;alert(1)&lt;/script&gt;</td>"))
    XCTAssertTrue(html.contains("<td class=\"number\" data-value=\"1.23456789\">1.235</td>"))
    XCTAssertTrue(html.contains("<td class=\"number\" data-value=\"-Infinity\">-inf</td>"))
    XCTAssertTrue(html.contains("<td class=\"null\">null</td><td class=\"null number\">null</td>"))
    // The text "null" is no missing value.
    XCTAssertTrue(html.contains("<td>&quot;null&quot;</td>"))
    XCTAssertTrue(html.contains("<td class=\"true\">true</td>"))
    XCTAssertTrue(html.contains("aria-label=\"a &quot;table&quot;\""))
    XCTAssertTrue(html.contains("<caption><span>3 rows × 4 columns</span></caption>"))
  }

  func testLongTablesAreCutWithACount() throws {
    let columns = (0..<70).map { ("c\($0)", Column.integer(TypedColumn(Array(0..<250)))) }
    let html = HTMLTable(try DataFrame(columns), label: "t").html.markup
    XCTAssertEqual(html.components(separatedBy: "<tr>").count - 1, 101)
    XCTAssertEqual(html.components(separatedBy: "<th ").count - 1, 60)
    XCTAssertTrue(
      html.contains("250 rows × 70 columns; the first 100 rows shown; the first 60 columns shown"))
  }

  func testLongTextIsCut() throws {
    let long = String(repeating: "x", count: 100_000)
    let html = HTMLTable(try DataFrame([("c", .string(StringColumn([long])))]), label: "t").html.markup
    XCTAssertLessThan(html.utf8.count, 2000)
    XCTAssertTrue(html.contains("x…</td>"))
  }

  func testHighlightedSourceIsTheSource() {
    let source =
      "ref vs cur | drift age, rule: evidently | # why\n  where x == \"a<b\" and y > 1.5 or z == $m"
    let pieces = SourceHighlight.pieces(of: source)
    XCTAssertEqual(pieces.map(\.text).joined(), source)
    func texts(_ kind: SourceHighlight.Kind) -> [String] {
      pieces.filter { $0.kind == kind }.map(\.text)
    }
    XCTAssertEqual(texts(.verb), ["drift", "where"])
    XCTAssertEqual(texts(.keyword), ["vs", "and", "or"])
    XCTAssertEqual(texts(.comment), ["# why"])
    XCTAssertEqual(texts(.string), ["\"a<b\""])
    XCTAssertEqual(texts(.number), ["1.5"])
    XCTAssertEqual(texts(.option), ["rule"])
    XCTAssertEqual(texts(.parameter), ["$m"])
    XCTAssertTrue(HTMLSource(source: source).html.markup.contains("&quot;a&lt;b&quot;"))
  }
}
