import DataFrame
import XCTest

final class FunctionTextTests: XCTestCase {
  private let family = "\u{1F468}\u{200D}\u{1F469}\u{200D}\u{1F467}"
  private let combining = "e\u{301}"

  func testCase() throws {
    XCTAssertEqual(try values("lower", .strings("ABC", "Ä", nil, "")), .strings(["abc", "ä", nil, ""]))
    XCTAssertEqual(try values("upper", .strings("abc", "ß", nil)), .strings(["ABC", "SS", nil]))
    XCTAssertEqual(try values("upper", "a"), .strings(["A", "A", "A"]))
  }

  func testTextsThatBecomeEqualShareAnEntry() throws {
    guard case .string(let column) = try values("lower", .strings("A", "a", nil)) else {
      return XCTFail("no text")
    }
    XCTAssertEqual(column.dictionary, ["a"])
  }

  func testTrim() throws {
    XCTAssertEqual(
      try values("trim", .strings("  a b\t\n", "\u{3000}x\u{A0}", "   ", "", nil)),
      .strings(["a b", "x", "", "", nil]))
  }

  func testLengthCountsCharacters() throws {
    XCTAssertEqual(
      try values("len", .strings("abc", "", nil, combining, family)), .integers([3, 0, nil, 1, 1]))
    XCTAssertEqual(try values("len", "four"), .integers([4, 4, 4]))
  }

  func testSubstrCountsFromOne() throws {
    XCTAssertEqual(try values("substr", "abc", 2, 1), .strings(["b", "b", "b"]))
    XCTAssertEqual(try values("substr", .strings("abc", "a", "", nil), 1, 2), .strings(["ab", "a", "", nil]))
    XCTAssertEqual(try values("substr", "abc", 2, 99), .strings(["bc", "bc", "bc"]))
    XCTAssertEqual(try values("substr", "abc", 4, 1), .strings(["", "", ""]))
    XCTAssertEqual(try values("substr", "abc", 1, 0), .strings(["", "", ""]))
    XCTAssertEqual(try values("substr", "abc", 1, -1), .strings(["", "", ""]))
    XCTAssertEqual(
      try values("substr", "abc", .integers(1, 2, nil, .max), .integers(1, .max, 1, 1)),
      .strings(["a", "bc", nil, ""]))
  }

  func testSubstrKeepsCharactersWhole() throws {
    let text = FunctionArgument.constant(.string("a\(family)\(combining)z"))
    XCTAssertEqual(try values("substr", text, 2, 1)[0], .string(family))
    XCTAssertEqual(try values("substr", text, 3, 1), .strings([combining, combining, combining]))
    XCTAssertEqual(try values("substr", text, 4, 1)[0], .string("z"))
  }

  func testReplace() throws {
    XCTAssertEqual(
      try values("replace", .strings("a-b-c", "abc", "--", nil), "-", "+"),
      .strings(["a+b+c", "abc", "++", nil]))
    XCTAssertEqual(try values("replace", "aaa", "aa", "b"), .strings(["ba", "ba", "ba"]))
    XCTAssertEqual(try values("replace", "abc", "", "x"), .strings(["abc", "abc", "abc"]))
    XCTAssertEqual(try values("replace", "abc", "b", ""), .strings(["ac", "ac", "ac"]))
    XCTAssertEqual(
      try values("replace", .strings("ab", "ab"), .strings("a", "b"), .strings("1", "2")),
      .strings(["1b", "a2"]))
  }

  func testSplit() throws {
    XCTAssertEqual(
      try values("split", "a-b-", "-", .integers(1, 2, 3, 4, 0, -1)), .strings(["a", "b", "", nil, nil, nil]))
    XCTAssertEqual(try values("split", .strings("a::b", nil, ""), "::", 1), .strings(["a", nil, ""]))
    XCTAssertEqual(try values("split", "abc", "", 1), .strings(["abc", "abc", "abc"]))
    XCTAssertEqual(try values("split", "abc", "", 2), .strings([nil, nil, nil]))
  }

  func testFindingParts() throws {
    let texts = FunctionArgument.strings("month-12", "12-month", "", nil)
    XCTAssertEqual(try values("contains", texts, "-"), .bools([true, true, false, nil]))
    XCTAssertEqual(try values("starts_with", texts, "month"), .bools([true, false, false, nil]))
    XCTAssertEqual(try values("ends_with", texts, "month"), .bools([false, true, false, nil]))
    for name in ["contains", "starts_with", "ends_with"] {
      XCTAssertEqual(try values(name, texts, ""), .bools([true, true, true, nil]), name)
      XCTAssertEqual(try values(name, "a", .strings("a", "b", nil)), .bools([true, false, nil]), name)
    }
    XCTAssertEqual(try values("contains", .column(.strings([combining])), "e"), .bools([false]))
  }
}
