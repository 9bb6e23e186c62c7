import XCTest

@testable import DriftREPL

final class LexerTests: XCTestCase {
  private func kinds(_ text: String, joinsLeadingPipe: Bool = true) -> [Token.Kind] {
    let source = SourceText(name: "test", text: text)
    return Lexer.tokens(of: source, joinsLeadingPipe: joinsLeadingPipe).dropLast().map(\.kind)
  }

  private func literal(_ text: String) -> Literal? {
    guard case .literal(let literal)? = kinds(text).first, kinds(text).count == 1 else { return nil }
    return literal
  }

  private func code(_ text: String) -> SyntaxError.Code? {
    guard case .invalid(let error)? = kinds(text).last else { return nil }
    return error.code
  }

  // MARK: Numbers

  func testNumbers() {
    let expected: [(text: String, value: Literal)] = [
      ("0", .integer(0)), ("007", .integer(7)), ("9223372036854775807", .integer(.max)),
      ("1.5", .number(1.5)),
      ("0.1", .number(0.1)), ("1e6", .number(1e6)), ("1E+2", .number(100)), ("25e-1", .number(2.5)),
      ("1e-999", .number(0)), ("10%", .percent(0.1)), ("12.5%", .percent(0.125)), ("0%", .percent(0)),
      ("90s", .duration(microseconds: 90_000_000)), ("15min", .duration(microseconds: 900_000_000)),
      ("6h", .duration(microseconds: 21_600_000_000)), ("30d", .duration(microseconds: 2_592_000_000_000)),
      ("2w", .duration(microseconds: 1_209_600_000_000)), ("1.5h", .duration(microseconds: 5_400_000_000)),
      ("0.1s", .duration(microseconds: 100_000)),
    ]
    for (text, value) in expected { XCTAssertEqual(literal(text), value, text) }
  }

  func testRangeIsNoDecimalPoint() {
    XCTAssertEqual(kinds("1..36"), [.literal(.integer(1)), .symbol(.range), .literal(.integer(36))])
    XCTAssertEqual(kinds("1.5..2.5"), [.literal(.number(1.5)), .symbol(.range), .literal(.number(2.5))])
  }

  func testModuloNeedsASpace() {
    XCTAssertEqual(kinds("10 % 3"), [.literal(.integer(10)), .symbol(.modulo), .literal(.integer(3))])
    XCTAssertEqual(kinds("a%3"), [.word("a"), .symbol(.modulo), .literal(.integer(3))])
    for text in ["10%3", "10%x", "10%(a)", "10%$n"] { XCTAssertEqual(code(text), .moduloWithoutSpace, text) }
  }

  func testWrongNumbers() {
    let expected: [(text: String, code: SyntaxError.Code)] = [
      ("9223372036854775808", .integerTooLarge), ("1e999", .numberTooLarge), ("1e999%", .numberTooLarge),
      ("99999999999999w", .numberTooLarge), ("1e30s", .numberTooLarge),
      ("5.", .missingDigits(instead: "5.0")),
      ("5.x", .missingDigits(instead: "5.0")), ("a > .5", .missingDigits(instead: "0.5")),
      ("3days", .unknownUnit("days")), ("1e", .unknownUnit("e")), ("1_000", .unknownUnit("_000")),
    ]
    for (text, expected) in expected { XCTAssertEqual(code(text), expected, text) }
  }

  // MARK: Dates

  func testDates() {
    let day = 86_400_000_000
    let expected: [(text: String, microseconds: Int)] = [
      ("@1970-01-01", 0), ("@1970-01-02", day), ("@1969-12-31", -day), ("@2000-02-29", 11_016 * day),
      ("@1970-01-01T10:00", 36_000_000_000), ("@1970-01-01T00:00:01Z", 1_000_000),
      ("@1970-01-01T00:00:00.25", 250_000), ("@1970-01-01T00:00:00.123456789Z", 123_456),
      ("@1970-01-01T02:00:00+02:00", 0), ("@1970-01-01T00:00-0130", 5_400_000_000),
    ]
    for (text, microseconds) in expected {
      XCTAssertEqual(literal(text), .date(microseconds: microseconds), text)
    }
  }

  func testDateEndsWhereItsFormDoes() {
    let date = Token.Kind.literal(.date(microseconds: 0))
    XCTAssertEqual(kinds("@1970-01-01..@1970-01-01"), [date, .symbol(.range), date])
    XCTAssertEqual(
      kinds("@1970-01-01T00:00-2h"),
      [date, .symbol(.minus), .literal(.duration(microseconds: 7_200_000_000))])
  }

  func testWrongDates() {
    for text in ["@2026-1-31", "@2026-01", "@", "@tomorrow", "@2026-01-31T10", "@2026-01-31x", "@26-01-31"] {
      XCTAssertEqual(code(text), .malformedDate, text)
    }
    let none = [
      "@2026-02-30", "@2026-13-01", "@2100-02-29", "@0000-01-01", "@2026-01-31T24:00", "@2026-01-31T10:60",
      "@2026-01-31T10:00:60", "@2026-01-31T10:00+99:00", "@2026-01-31T10:00+02:99",
    ]
    for text in none { XCTAssertEqual(code(text), .noSuchDate, text) }
  }

  // MARK: Text

  func testStrings() {
    func text(_ text: String) -> Literal { .string([.text(text)]) }
    let expected: [(text: String, value: Literal)] = [
      (#""""#, text("")), (#""a b""#, text("a b")), (#""\n\t\"\\\$""#, text("\n\t\"\\$")),
      (#""\u{e9}\u{1F600}""#, text("é😀")), ("\"two\nlines\"", text("two\nlines")), (#""a$""#, text("a$")),
      (#""$5 $$""#, text("$5 $$")), ("''", text("")), ("'it''s'", text("it's")),
      (#"'\d+$x'"#, text(#"\d+$x"#)),
      ("''''", text("'")), ("\"# no comment\"", text("# no comment")),
    ]
    for (source, value) in expected { XCTAssertEqual(literal(source), value, source) }
  }

  func testParametersInStrings() {
    XCTAssertEqual(
      literal(#""data/$month.csv""#),
      .string([.text("data/"), .parameter("month", Span(start: 6, end: 12)), .text(".csv")]))
    XCTAssertEqual(
      literal(#""${a}${b}x""#),
      .string([.parameter("a", Span(start: 1, end: 5)), .parameter("b", Span(start: 5, end: 9)), .text("x")]))
    XCTAssertEqual(literal(#""$é_1""#), .string([.parameter("é_1", Span(start: 1, end: 6))]))
  }

  func testWrongStrings() {
    let expected: [(text: String, code: SyntaxError.Code)] = [
      (#""abc"#, .unterminatedString), ("'abc", .unterminatedString), (#""abc\"#, .unterminatedString),
      (#""abc${x"#, .unterminatedString), ("`abc", .unterminatedName), (#""\d""#, .unknownEscape),
      (#""\u{}""#, .invalidUnicodeEscape), (#""\u{d800}""#, .invalidUnicodeEscape),
      (#""\u{123456789}""#, .invalidUnicodeEscape), (#""\u41""#, .invalidUnicodeEscape),
      (#""${}""#, .invalidInterpolation), (#""${1}""#, .invalidInterpolation),
      (#""${a b}""#, .invalidInterpolation),
      ("$", .missingParameterName), ("$1", .missingParameterName), ("${a}", .missingParameterName),
    ]
    for (text, expected) in expected { XCTAssertEqual(code(text), expected, text) }
  }

  func testNames() {
    XCTAssertEqual(kinds("age _x größe 年齢 a1"), ["age", "_x", "größe", "年齢", "a1"].map { .word($0) })
    XCTAssertEqual(kinds("e\u{301}t\u{e9}"), [.word("été")])
    XCTAssertEqual(kinds("`a b` ```` `x``y`"), [.quotedName("a b"), .quotedName("`"), .quotedName("x`y")])
    XCTAssertEqual(kinds("$month $_1"), [.parameter("month"), .parameter("_1")])
  }

  // MARK: Symbols

  func testSymbols() {
    let text = "== != <= >= !~ ?? .. < > ~ + - * / % = | , : ( )"
    XCTAssertEqual(kinds(text), Token.Symbol.allCases.map { .symbol($0) })
    XCTAssertEqual(kinds("a<=b"), [.word("a"), .symbol(.lessOrEqual), .word("b")])
  }

  func testForeignSymbols() {
    let expected = [
      "===": "==", "!==": "!=", "=<": "<=", "=>": ">=", "<>": "!=", "&&": "and", "||": "or", "=~": "~",
      "...": "..", "[": "(", "}": ")", "“": "\"", "≥": ">=",
    ]
    for (symbol, instead) in expected {
      XCTAssertEqual(code("a \(symbol) b"), .foreignSymbol(symbol, instead: instead), symbol)
    }
  }

  func testUnexpectedCharacters() {
    XCTAssertEqual(code("a ^ b"), .unexpectedCharacter("^"))
    XCTAssertEqual(code("a \u{0} b"), .unexpectedCharacter("\u{0}"))
    XCTAssertEqual(code("a . b"), .unexpectedCharacter("."))
    XCTAssertEqual(code("a.b"), .dottedName("a.b"))
    XCTAssertEqual(code("ref\n.help"), .dotCommand)
  }

  // MARK: Lines

  func testNewlineEndsAStatementOnce() {
    XCTAssertEqual(kinds("\n\n a \n\n b\n"), [.word("a"), .newline, .word("b"), .newline])
    XCTAssertEqual(kinds("a\r\nb\rc"), [.word("a"), .newline, .word("b"), .newline, .word("c")])
    XCTAssertEqual(kinds("a;\nb"), [.word("a"), .semicolon, .word("b")])
    XCTAssertEqual(kinds("a # note\nb # note"), [.word("a"), .newline, .word("b")])
  }

  func testNewlineAfterWhatCannotEndAStatement() {
    let openers = [
      "|", ",", "=", ":", "+", "..", "??", "(", "and", "or", "not", "in", "is", "vs", "by", "on",
    ]
    for opener in openers {
      XCTAssertFalse(kinds("a \(opener)\n # note\n b").contains(.newline), opener)
    }
    for word in ["x", "null", "load", "'t'", "10%"] {
      XCTAssertTrue(kinds("a \(word)\n b").contains(.newline), word)
    }
    XCTAssertEqual(kinds("(a\nb\n)\nc").filter { $0 == .newline }.count, 1)
  }

  func testLeadingPipe() {
    let text = "a\n# note\n\n  | b"
    XCTAssertEqual(kinds(text), [.word("a"), .symbol(.pipe), .word("b")])
    XCTAssertEqual(kinds(text, joinsLeadingPipe: false), [.word("a"), .newline, .symbol(.pipe), .word("b")])
    XCTAssertEqual(kinds("a;\n| b"), [.word("a"), .semicolon, .symbol(.pipe), .word("b")])
  }

  func testSpansAreOffsetsInUTF8() {
    let source = SourceText(name: "test", text: "é |\tb")
    let spans = Lexer.tokens(of: source, joinsLeadingPipe: true).map(\.span)
    XCTAssertEqual(spans, [(0, 2), (3, 4), (5, 6), (6, 6)].map { Span(start: $0.0, end: $0.1) })
  }

  func testOtherSpaces() {
    XCTAssertEqual(kinds("a\u{A0}b\u{3000}c"), [.word("a"), .word("b"), .word("c")])
  }
}
