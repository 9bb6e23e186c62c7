import XCTest

@testable import DriftREPL

final class PromptSignTests: XCTestCase {
  /// The prompt shows what is open.
  func testPrompts() {
    let prompts = [
      "": "drift> ", "ref | where x in (": "   (> ", "load \"a": "   \"> ", "ref | select `a": "   `> ",
      "ref |": "   |> ", "ref | where x >": "    > ",
    ]
    for (pending, prompt) in prompts { XCTAssertEqual(Repl.prompt(for: pending), prompt, pending) }
  }
}
