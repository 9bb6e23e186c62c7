import XCTest

@testable import DriftREPL

final class CompletenessTests: XCTestCase {
  func testWhatIsStillToCome() {
    let expected: [(text: String, state: Completeness)] = [
      ("", .complete), ("ref", .complete), ("ref\n", .complete), ("# note", .complete),
      ("ref | where a == 3", .complete), ("ref |", .open(.pipe)), ("ref |  # note\n\n", .open(.pipe)),
      ("x =", .open(.operation)), ("ref vs", .open(.operation)), ("ref | select a,", .open(.operation)),
      ("ref | where a >", .open(.operation)), ("ref | where a and not", .open(.operation)),
      ("ref | where a is", .open(.operation)), ("ref | count by", .open(.operation)),
      ("ref | hist age, bins:", .open(.operation)), ("ref | where (a", .open(.bracket)),
      ("ref | where a in (1,\n", .open(.bracket)), ("(", .open(.bracket)), ("ref | take f(", .open(.bracket)),
      ("load \"a", .open(.string)), ("load 'a\nb", .open(.string)), ("load \"${a", .open(.string)),
      ("ref | select `a", .open(.backtick)), ("a = load \"x\"; ref |", .open(.pipe)),
    ]
    for (text, state) in expected { XCTAssertEqual(Completeness(of: text), state, text) }
  }

  func testAMistakeThatNothingMendsIsComplete() {
    let texts = [
      "ref |\n| take 5", "ref | where a = 3 = (", "ref | where )", "param x", "load", "ref | where a && (",
      "ref cur |", "ref |, a", "a.b |",
    ]
    for text in texts { XCTAssertEqual(Completeness(of: text), .complete, text) }
  }
}
