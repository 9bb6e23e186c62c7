/// Writes a narrative for those that read Markdown themselves, with nothing in it but the subset.
enum MarkdownWriter {
  /// The text of blocks, with a blank line between them and none at the end.
  static func text(of blocks: [MarkdownBlock]) -> String { blocks.map(text).joined(separator: "\n\n") }

  private static func text(of block: MarkdownBlock) -> String {
    switch block {
    case .heading(let level, let parts): String(repeating: "#", count: level) + " " + text(of: parts)
    case .paragraph(let parts): line(parts)
    case .list(let isOrdered, let items):
      items.enumerated().map { "\(isOrdered ? "\($0 + 1)." : "-") \(text(of: $1))" }.joined(separator: "\n")
    case .quote(let parts): "> " + text(of: parts)
    case .code(let code): fenced(code)
    case .rule: "---"
    }
  }

  /// A paragraph, which must not begin as something else does.
  private static func line(_ parts: [MarkdownInline]) -> String {
    let text = text(of: parts)
    guard let first = text.first else { return text }
    if "#+-=~".contains(first) { return "\\" + text }
    let digits = text.prefix { $0.isASCII && $0.isNumber }
    let rest = text.dropFirst(digits.count)
    guard !digits.isEmpty, rest.hasPrefix(".") || rest.hasPrefix(")") else { return text }
    return digits + "\\" + rest
  }

  /// The text of parts of a line.
  static func text(of parts: [MarkdownInline]) -> String {
    parts.map { part in
      switch part {
      case .text(let text): escaped(text)
      case .emphasis(let parts): "*" + text(of: parts) + "*"
      case .strong(let parts): "**" + text(of: parts) + "**"
      case .code(let code): inlineCode(code)
      case .link(let parts, let target):
        "[" + text(of: parts) + "](" + target.replacing(")", with: "%29") + ")"
      }
    }.joined()
  }

  /// Text in which no sign means anything, and what cannot be seen is shown.
  ///
  /// Signs of HTML are written as references. Within a word an underscore means nothing, as in names of columns.
  static func escaped(_ text: String) -> String {
    let characters = Array(visibleLines(text))
    return characters.indices.map { index -> String in
      let character = characters[index]
      switch character {
      case "&": return "&amp;"
      case "<": return "&lt;"
      case ">": return "&gt;"
      case "\\", "`", "*", "[", "]", "|", "~", "$": return "\\\(character)"
      case "_":
        let isInside = index > 0 && index + 1 < characters.count && characters[index - 1].isWord
        return isInside && characters[index + 1].isWord ? "_" : "\\_"
      default: return String(character)
      }
    }.joined()
  }

  /// A fenced block, its fence longer than any in it.
  static func fenced(_ code: String, language: String = "") -> String {
    let fence = String(repeating: "`", count: max(3, longestRun(code) + 1))
    return "\(fence)\(language)\n\(visibleLines(code))\n\(fence)"
  }

  private static func inlineCode(_ code: String) -> String {
    let ticks = String(repeating: "`", count: longestRun(code) + 1)
    let isPadded = code.hasPrefix("`") || code.hasSuffix("`") || code.hasPrefix(" ") && code.hasSuffix(" ")
    return ticks + (isPadded ? " \(visibleLines(code)) " : visibleLines(code)) + ticks
  }

  private static func longestRun(_ text: String) -> Int {
    text.split { $0 != "`" }.map(\.count).max() ?? 0
  }
}

extension Character {
  fileprivate var isWord: Bool { isLetter || isNumber }
}
