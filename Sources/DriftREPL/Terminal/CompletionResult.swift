/// What can stand at the cursor, in place of the text from `start` to the cursor.
struct CompletionResult: Sendable, Equatable {
  /// The UTF-8 offset at which the replaced text begins.
  var start: Int
  /// What can stand there, in the order in which it is listed.
  var candidates: [Candidate] = []

  /// One text that can stand there.
  struct Candidate: Sendable, Equatable {
    /// The text as it is inserted and listed.
    var text: String
    /// A word on what it is.
    var about = ""
    /// What is inserted behind it when it is the only one, such as a blank.
    var suffix = ""
  }

  /// The longest beginning that all candidates share, never less than what was typed.
  func commonText(typed: String) -> String {
    guard var common = candidates.first?.text[...] else { return typed }
    for candidate in candidates.dropFirst() { common = common.prefix(sharedCount(common, candidate.text)) }
    return common.hasPrefix(typed) ? String(common) : typed
  }
}

private func sharedCount(_ left: Substring, _ right: String) -> Int {
  zip(left, right).prefix { $0 == $1 }.count
}
