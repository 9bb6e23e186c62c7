/// A part of a line of a narrative.
indirect enum MarkdownInline: Sendable, Equatable {
  case text(String)
  /// `*…*` or `_…_`.
  case emphasis([MarkdownInline])
  /// `**…**`.
  case strong([MarkdownInline])
  /// Between backticks, as it stands.
  case code(String)
  /// `[…](http…)`.
  case link([MarkdownInline], target: String)

  /// The parts of a text.
  ///
  /// - Complexity: O(*n*): what has not ended after 500 characters does not end.
  static func inlines(of text: String) -> [MarkdownInline] {
    var parser = MarkdownInlineParser(characters: Array(text), depth: 0)
    return parser.parsed()
  }

  /// The text without its marks.
  var plain: String {
    switch self {
    case .text(let text), .code(let text): text
    case .emphasis(let parts), .strong(let parts), .link(let parts, _): parts.plain
    }
  }
}

extension [MarkdownInline] {
  /// The text without its marks.
  var plain: String { map(\.plain).joined() }
}

/// Reads a text from its start to its end.
private struct MarkdownInlineParser {
  let characters: [Character]
  /// How many parts this one is inside of.
  let depth: Int
  private var position = 0
  private var parts: [MarkdownInline] = []

  /// How far an end is looked for, so that a text of nothing but beginnings takes no longer than others.
  private static let reach = 500
  private static let deepest = 6

  init(characters: [Character], depth: Int) {
    self.characters = characters
    self.depth = depth
  }

  mutating func parsed() -> [MarkdownInline] {
    while position < characters.count {
      guard let (part, end) = part() else {
        add(characters[position])
        position += 1
        continue
      }
      if case .text(let text) = part { text.forEach { add($0) } } else { parts.append(part) }
      position = end
    }
    return parts
  }

  private mutating func add(_ character: Character) {
    if case .text(let text)? = parts.last {
      parts[parts.count - 1] = .text(text + String(character))
    } else {
      parts.append(.text(String(character)))
    }
  }

  /// The part that begins here and where it ends; nil where the character means itself.
  private func part() -> (MarkdownInline, end: Int)? {
    switch characters[position] {
    case "\\":
      guard let next = character(position + 1), next.isASCII, next.isPunctuation || next.isSymbol else {
        return nil
      }
      return (.text(String(next)), position + 2)
    case "`": return code()
    case "[" where depth < MarkdownInlineParser.deepest: return link()
    case "*", "_": return depth < MarkdownInlineParser.deepest ? emphasis() : nil
    default: return nil
    }
  }

  private func character(_ index: Int) -> Character? {
    characters.indices.contains(index) ? characters[index] : nil
  }

  private func run(at start: Int) -> Int {
    characters[start...].prefix { $0 == characters[start] }.count
  }

  private func inside(_ range: Range<Int>) -> [MarkdownInline] {
    var parser = MarkdownInlineParser(characters: Array(characters[range]), depth: depth + 1)
    return parser.parsed()
  }

  /// The places behind one where an end may stand.
  private func reach(from start: Int) -> Range<Int> {
    start..<max(start, min(characters.count, start + MarkdownInlineParser.reach))
  }

  private func code() -> (MarkdownInline, end: Int)? {
    let length = run(at: position)
    var index = position + length
    let limit = reach(from: index).upperBound
    while index < limit {
      guard characters[index] == "`" else {
        index += 1
        continue
      }
      let other = run(at: index)
      if other == length {
        return (.code(stripped(characters[(position + length)..<index])), index + length)
      }
      index += other
    }
    // A run without its like means itself, as a whole.
    return (.text(String(repeating: "`", count: length)), position + length)
  }

  /// Code without one blank on each side, where it has one on both, so that it can begin with a backtick.
  private func stripped(_ code: ArraySlice<Character>) -> String {
    let isPadded = code.count > 2 && code.first == " " && code.last == " "
    return String(isPadded ? code.dropFirst().dropLast() : code)
  }

  private func link() -> (MarkdownInline, end: Int)? {
    var open = 0
    let close = reach(from: position).first { index in
      if characters[index] == "[" { open += 1 }
      if characters[index] == "]" { open -= 1 }
      return open == 0
    }
    guard let close, character(close + 1) == "(" else { return nil }
    let targets = reach(from: close + 2)
    guard let end = targets.first(where: { characters[$0] == ")" }) else { return nil }
    let target = String(characters[(close + 2)..<end])
    guard MarkdownInlineParser.isSafe(target) else { return nil }
    return (.link(inside((position + 1)..<close), target: target), end + 1)
  }

  /// Whether a target is of the web, and has nothing in it that would end it.
  private static func isSafe(_ target: String) -> Bool {
    guard ["http://", "https://"].contains(where: target.lowercased().hasPrefix) else { return false }
    return target.unicodeScalars.allSatisfy {
      (0x21...0x7E).contains($0.value) && !"<>\"`\\".unicodeScalars.contains($0)
    }
  }

  private func emphasis() -> (MarkdownInline, end: Int)? {
    let mark = characters[position]
    let run = run(at: position)
    let isStrong = run >= 2 && mark == "*"
    let length = isStrong ? 2 : 1
    guard run <= 3, let next = character(position + length), !next.isWhitespace else { return nil }
    // Within a word an underscore means itself: names of columns have many.
    if mark == "_", let before = character(position - 1), before.isLetter || before.isNumber { return nil }
    let end = reach(from: position + length + 1).first { index in
      guard characters[index] == mark, !characters[index - 1].isWhitespace, characters[index - 1] != "\\"
      else {
        return false
      }
      let after = character(index + length)
      if mark == "_" { return !(after.map { $0.isLetter || $0.isNumber } ?? false) && after != "_" }
      let closing = self.run(at: index)
      return isStrong ? closing >= 2 : closing == 1 && characters[index - 1] != mark
    }
    guard let end else { return nil }
    // Of three at the end the inner part has the first.
    let close = isStrong && self.run(at: end) == 3 ? end + 1 : end
    let content = inside((position + length)..<close)
    return (isStrong ? .strong(content) : .emphasis(content), close + length)
  }
}
