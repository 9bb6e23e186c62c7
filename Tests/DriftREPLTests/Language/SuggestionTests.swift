import XCTest

@testable import DriftREPL

final class SuggestionTests: XCTestCase {
  private let columns = ["age", "miles", "Power", "braking_distance", "describe"]

  func testNearest() {
    let expected: [(word: String, nearest: String?)] = [
      ("aeg", "age"), ("ages", "age"), ("AGE", "age"), ("power", "Power"), ("mile", "miles"),
      ("brakingdistance", "braking_distance"), ("desc", "describe"), ("d", nil), ("xyz", nil), ("", nil),
      ("year", nil),
    ]
    for (word, nearest) in expected {
      XCTAssertEqual(Suggestion.nearest(to: word, among: columns), nearest, word)
    }
  }

  func testTheWordItselfIsNoSuggestion() {
    XCTAssertEqual(Suggestion.nearest(to: "age", among: ["age", "ago"]), "ago")
  }

  func testTheFirstOfEqualsIsTaken() {
    XCTAssertEqual(Suggestion.nearest(to: "cat", among: ["car", "bat"]), "car")
    XCTAssertEqual(Suggestion.nearest(to: "js", among: ["ks", "js_"]), "ks")
  }

  func testHelp() {
    XCTAssertEqual(Suggestion.help(for: "aeg", among: columns), "did you mean `age`?")
    XCTAssertEqual(Suggestion.help(for: "a_c", among: ["a`c"]), "did you mean `a``c`?")
    XCTAssertEqual(Suggestion.help(for: "zzz", among: ["on", "off"]), "known: `on`, `off`")
    XCTAssertNil(Suggestion.help(for: "zzz", among: []))
    XCTAssertNil(Suggestion.help(for: "zzz", among: ["a", "b", "c", "d", "e", "f", "g"]))
  }

  func testDistance() {
    func distance(_ left: String, _ right: String) -> Int { Suggestion.distance(Array(left), Array(right)) }
    XCTAssertEqual(distance("", ""), 0)
    XCTAssertEqual(distance("abc", ""), 3)
    XCTAssertEqual(distance("", "abc"), 3)
    XCTAssertEqual(distance("kitten", "sitting"), 3)
    XCTAssertEqual(distance("where", "wheer"), 1)
    // The alignment counts 3 where unrestricted swaps would count 2.
    XCTAssertEqual(distance("ca", "abc"), 3)
  }
}
