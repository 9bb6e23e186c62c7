import XCTest

@testable import DriftREPL

final class SourceTextTests: XCTestCase {
  func testPositions() {
    let source = SourceText(name: "test", text: "ab\r\nc\rd\n\ne")
    let expected = [(1, 1), (1, 2), (1, 3), (1, 4), (2, 1), (2, 2), (3, 1), (3, 2), (4, 1), (5, 1), (5, 2)]
    for (offset, place) in expected.enumerated() where offset != 3 {
      XCTAssertEqual(source.position(at: offset), Position(line: place.0, column: place.1), "\(offset)")
    }
    XCTAssertEqual(source.lineCount, 5)
    XCTAssertEqual((0..<5).map { source.text(of: source.lineSpan($0)) }, ["ab", "c", "d", "", "e"])
  }

  func testColumnsCountCharacters() {
    let source = SourceText(name: "test", text: "é e\u{301} 👩‍👩‍👧 x")
    XCTAssertEqual(source.position(at: source.bytes.count - 1), Position(line: 1, column: 7))
  }

  func testByteOrderMarkIsLeftOut() {
    let source = SourceText(name: "test", text: "\u{FEFF}ab")
    XCTAssertEqual(source.text, "ab")
    XCTAssertEqual(source.position(at: 0), Position(line: 1, column: 1))
    XCTAssertEqual(SourceText(name: "test", text: "\u{FEFF}\u{301}a").text.unicodeScalars.count, 2)
  }

  func testEmpty() {
    let source = SourceText(name: "test", text: "")
    XCTAssertEqual(source.position(at: 0), Position(line: 1, column: 1))
    XCTAssertEqual(source.lineSpan(0), Span(start: 0, end: 0))
  }

  func testTextOfASpan() {
    let source = SourceText(name: "test", text: "größe | x")
    XCTAssertEqual(source.text(of: Span(start: 0, end: 7)), "größe")
    XCTAssertEqual(source.text(of: Span(start: 10, end: 11)), "x")
  }
}
