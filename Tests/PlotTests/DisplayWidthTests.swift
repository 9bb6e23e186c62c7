import Plot
import XCTest

final class DisplayWidthTests: XCTestCase {
  func testWidths() {
    let widths: [(String, Int)] = [
      ("", 0), ("abc", 3), ("é", 1), ("e\u{301}", 1), ("日本語", 6), ("한글", 4), ("\u{1112}\u{1161}\u{11AB}", 2),
      ("ﾊﾝ", 2), ("ＡＢ", 4), ("😀", 2), ("👩‍👩‍👧‍👦", 2), ("🇩🇪", 2), ("👍🏽", 2), ("❤", 1), ("❤\u{FE0F}", 2),
      ("שלום", 4), ("█▏░╱", 4), ("…–", 2), ("a\u{200E}", 1), ("क\u{94D}ष", 2), ("\u{1B}", 0),
    ]
    for (text, width) in widths { XCTAssertEqual(displayWidth(text), width, text) }
  }

  func testTruncationNeverExceedsTheWidth() {
    XCTAssertEqual(truncated("abcdef", toWidth: 6), "abcdef")
    XCTAssertEqual(truncated("abcdef", toWidth: 5), "abcd…")
    XCTAssertEqual(truncated("日本語", toWidth: 5), "日本…")
    XCTAssertEqual(truncated("日本語", toWidth: 4), "日…")
    XCTAssertEqual(truncated("abcdef", toWidth: 5, ellipsis: "..."), "ab...")
    XCTAssertEqual(truncated("abcdef", toWidth: 2, ellipsis: "..."), "..")
    XCTAssertEqual(truncated("abcdef", toWidth: 0), "")
    XCTAssertEqual(truncated("abcdef", toWidth: -1), "")
  }

  func testControlCharactersAreShown() {
    XCTAssertEqual(visible("plain äöü 日本"), "plain äöü 日本")
    XCTAssertEqual(visible("a\tb\r\nc\u{0}\u{7F}"), "a\\tb\\r\\nc\\u{0}\\u{7f}")
    XCTAssertEqual(visible("\u{1B}[31mred\u{9B}0m"), "\\u{1b}[31mred\\u{9b}0m")
    XCTAssertEqual(
      visible("\u{202E}evil\u{2066}\u{200B}\u{FEFF}"), "\\u{202e}evil\\u{2066}\\u{200b}\\u{feff}")
    let noncharacters = String(decoding: [0x2028, 0xFFFE, 0xFDD0] as [UInt16], as: UTF16.self)
    XCTAssertEqual(visible(noncharacters), "\\u{2028}\\u{fffe}\\u{fdd0}")
  }

  func testJoinersOfScriptsAndEmojiStay() {
    XCTAssertEqual(visible("👩‍👧 می\u{200C}خواهم"), "👩‍👧 می\u{200C}خواهم")
  }
}
