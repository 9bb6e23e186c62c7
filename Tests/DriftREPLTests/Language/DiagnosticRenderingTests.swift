import XCTest

@testable import DriftREPL

final class DiagnosticRenderingTests: XCTestCase {
  /// Renders an error at the place of a part of the text.
  private func rendered(_ text: String, at part: String, help: String? = nil) -> String {
    let source = SourceText(name: "repl", text: text)
    guard let range = source.text.range(of: part) else { return "no such part" }
    let start = source.text.utf8.distance(from: source.text.startIndex, to: range.lowerBound)
    let span = Span(start: start, end: start + part.utf8.count)
    return Diagnostic("oh", at: span, help: help).rendered(in: source)
  }

  func testParts() {
    XCTAssertEqual(
      rendered("a\nref | where aeg > 3\nb", at: "aeg", help: "did you mean `age`?"),
      """
      repl:2:13: error: oh
          ref | where aeg > 3
                      ^~~
      help: did you mean `age`?
      """)
  }

  func testNote() {
    let source = SourceText(name: "f", text: "a\nb")
    let note = Diagnostic.Note(text: "here", span: Span(start: 0, end: 1))
    XCTAssertEqual(
      Diagnostic("oh", at: Span(start: 2, end: 3), help: "do", note: note).rendered(in: source),
      "f:2:1: error: oh\n    b\n    ^\nf:1:1: note: here\n    a\n    ^\nhelp: do")
  }

  func testWithoutAPlace() {
    let source = SourceText(name: "f.drift", text: "a")
    XCTAssertEqual(Diagnostic("oh", at: nil).rendered(in: source), "f.drift: error: oh")
  }

  func testNearestWord() {
    let diagnostic = Diagnostic("oh", at: nil, nearest: "aeg", among: ["miles", "age"])
    XCTAssertEqual(diagnostic.help, "did you mean `age`?")
  }

  func testTabsAreFourColumns() {
    XCTAssertEqual(rendered("\ta\tx", at: "x"), "repl:1:4: error: oh\n        a    x\n             ^")
  }

  func testWideAndCombiningCharacters() {
    XCTAssertEqual(rendered("年齢 e\u{301} x", at: "x"), "repl:1:6: error: oh\n    年齢 e\u{301} x\n           ^")
    XCTAssertEqual(rendered("a 年齢", at: "年齢"), "repl:1:3: error: oh\n    a 年齢\n      ^~~~")
  }

  func testControlCharactersAreShown() {
    XCTAssertEqual(
      rendered("\u{1b}[31m x", at: "x"), "repl:1:7: error: oh\n    \\u{1b}[31m x\n               ^")
  }

  func testSpanOverLinesIsMarkedInTheFirst() {
    XCTAssertEqual(rendered("ab cd\r\nef", at: "cd\r\nef"), "repl:1:4: error: oh\n    ab cd\n       ^~")
  }

  func testEmptySpan() {
    let source = SourceText(name: "f", text: "ab\n")
    XCTAssertEqual(
      Diagnostic("oh", at: Span(start: 2, end: 2)).rendered(in: source), "f:1:3: error: oh\n    ab\n      ^")
    XCTAssertEqual(
      Diagnostic("oh", at: Span(start: 0, end: 0)).rendered(in: source), "f:1:1: error: oh\n    ab\n    ^")
    XCTAssertEqual(
      Diagnostic("oh", at: Span(start: 0, end: 0)).rendered(in: SourceText(name: "f", text: "")),
      "f:1:1: error: oh\n\n    ^")
  }

  func testLongLineIsCutAroundTheMark() {
    let a = String(repeating: "a", count: 200)
    let b = String(repeating: "b", count: 200)
    func line(_ text: String, _ caret: Int) -> String {
      "    \(text)\n" + String(repeating: " ", count: 4 + caret) + "^~~"
    }
    XCTAssertEqual(
      rendered("xyz" + a, at: "xyz"), "repl:1:1: error: oh\n" + line("xyz" + a.prefix(91) + "…", 0))
    XCTAssertEqual(
      rendered(a + "xyz" + b, at: "xyz"),
      "repl:1:201: error: oh\n" + line("…" + a.prefix(30) + "xyz" + b.prefix(61) + "…", 31))
    XCTAssertEqual(
      rendered(a + "xyz", at: "xyz"), "repl:1:201: error: oh\n" + line("…" + a.prefix(91) + "xyz", 92))
  }
}
