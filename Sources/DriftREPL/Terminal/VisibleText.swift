import Plot

/// A text of several lines with its control characters made visible; line breaks and tabs stay.
func visibleLines(_ text: String) -> String {
  text.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false).map { line in
    line.split(separator: "\t", omittingEmptySubsequences: false).map { visible(String($0)) }
      .joined(separator: "\t")
  }.joined(separator: "\n")
}

/// JSON with what a terminal would obey in its strings written as `\u009b`, so that it means the same; its own line breaks
/// stay.
func visibleJSON(_ text: String) -> String {
  text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
    let line = String(line)
    guard visible(line) != line else { return line }
    return line.unicodeScalars.map { scalar in
      let character = String(scalar)
      return visible(character) == character ? character : character.utf16.map(escapedUnit).joined()
    }.joined()
  }.joined(separator: "\n")
}

private func escapedUnit(_ unit: UInt16) -> String {
  let digits = String(unit, radix: 16)
  return "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
}
