import XCTest

@testable import DriftREPL

/// Texts made by chance from a fixed seed: each ends in a tree or in a mistake with a place inside the text.
final class ParserFuzzTests: XCTestCase {
  /// SplitMix64 (Steele, Lea, Flood 2014).
  private struct SplitMix: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
      state &+= 0x9E37_79B9_7F4A_7C15
      var word = state
      word = (word ^ (word >> 30)) &* 0xBF58_476D_1CE4_E5B9
      word = (word ^ (word >> 27)) &* 0x94D0_49BB_1331_11EB
      return word ^ (word >> 31)
    }
  }

  private static let seeds = [
    "ref  = load \"data/reference.csv.gz\", sep: \";\", null: (\"\", 'NA'), types: (age = \"number\")",
    "ref | where age < 30 and group_name not in (\"high\", 'm''m') | summarize n = count(), mean(miles) by g",
    "ref vs (prod | take 5)\n| where power > 9 # note\n| drift a, rule: evidently by snapshot | sort -score",
    "param month: string = \"month-$n\\u{e9}\"; x = simulate \"insurance\", months: 1..36, seed: -4",
    "r | derive `a b` = if(x is not null, -y ?? 1.5e3, 10% + 90s), d = @2026-01-31T10:00:00.5+02:00 .. 3",
    "_ | join (load \"größe 😀.csv\" | count by q) on k, l = r, kind: full | where not a ~ '^x$' or b % 3",
  ]

  private static let pieces = [
    "(", ")", "|", ",", "=", "==", ":", "..", "-", "not ", " in ", " is ", "null", "\"", "'", "`", "$", "@",
    "#", "\n",
    ";", "\\", "${", "\u{0}", "é", "😀", "\u{301}", "\r\n", "10%", "1e", " by ", " on ", " vs ", "_", ".", "!",
    "&&",
  ]

  func testMutations() {
    var generator = SplitMix(state: 20_260_131)
    for round in 0..<4000 {
      var text = Array(ParserFuzzTests.seeds[round % ParserFuzzTests.seeds.count].unicodeScalars)
      for _ in 0..<Int.random(in: 1...6, using: &generator) { mutate(&text, using: &generator) }
      var string = ""
      string.unicodeScalars.append(contentsOf: text)
      assertSound(string)
    }
  }

  func testEveryPrefix() {
    for seed in ParserFuzzTests.seeds {
      for length in 0...seed.count { assertSound(String(seed.prefix(length))) }
    }
  }

  private func mutate(_ text: inout [Unicode.Scalar], using generator: inout SplitMix) {
    let place = Int.random(in: 0...text.count, using: &generator)
    switch Int.random(in: 0..<4, using: &generator) {
    case 0: text.removeSubrange(place..<min(text.count, place + Int.random(in: 1...4, using: &generator)))
    case 1:
      let piece = ParserFuzzTests.pieces[Int.random(in: 0..<ParserFuzzTests.pieces.count, using: &generator)]
      text.insert(contentsOf: Array(piece.unicodeScalars), at: place)
    case 2:
      let other = Int.random(in: 0...text.count, using: &generator)
      text.insert(contentsOf: Array(text[min(place, other)..<max(place, other)].prefix(40)), at: place)
    default: if place < text.count { text.swapAt(place, Int.random(in: 0..<text.count, using: &generator)) }
    }
  }

  private func assertSound(_ text: String, file: StaticString = #filePath, line: UInt = #line) {
    _ = Completeness(of: text)
    let source = SourceText(name: "test", text: text)
    do throws(SyntaxError) {
      let script = try Parser.parse(source, joinsLeadingPipe: true)
      var end = 0
      for statement in script.statements {
        let isOrdered = statement.span.start >= end && statement.span.end <= source.bytes.count
        XCTAssertTrue(isOrdered, text, file: file, line: line)
        end = statement.span.end
      }
    } catch {
      let isInside =
        error.span.start >= 0 && error.span.end <= source.bytes.count && error.span.start <= error.span.end
      XCTAssertTrue(isInside, text, file: file, line: line)
      let rendered = Diagnostic(error, in: source).rendered(in: source)
      XCTAssertTrue(rendered.hasPrefix("test:"), text, file: file, line: line)
    }
  }
}
