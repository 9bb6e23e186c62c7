/// A part of a narrative: the subset of Markdown that comments may use.
///
/// Markup of other languages is text like any other, pictures are none, and links lead to `http` and `https` alone, so what
/// is written in a comment can neither run nor fetch anything.
/// Source: CommonMark 0.31.2, of which this is a part.
enum MarkdownBlock: Sendable, Equatable {
  /// `#` to `######`.
  case heading(level: Int, [MarkdownInline])
  case paragraph([MarkdownInline])
  /// Lines that start with `-`, `*`, `+`, or with a number and a point.
  case list(isOrdered: Bool, [[MarkdownInline]])
  /// Lines that start with `>`.
  case quote([MarkdownInline])
  /// Lines between fences of three backticks or tildes, as they stand.
  case code(String)
  /// Three or more of `-`, `*` or `_`.
  case rule

  /// The blocks of a text.
  ///
  /// - Complexity: O(*n*).
  static func blocks(of lines: [String]) -> [MarkdownBlock] {
    var parser = MarkdownBlockParser()
    for line in lines { parser.add(line) }
    return parser.finished()
  }
}

/// Takes lines one by one and puts blocks together.
private struct MarkdownBlockParser {
  private var blocks: [MarkdownBlock] = []
  /// The lines of the block that is under way; what they are is told by `kind`.
  private var lines: [String] = []
  private var kind = Kind.paragraph
  /// The items of the list that is under way, without the last.
  private var items: [String] = []

  private enum Kind: Equatable {
    case paragraph
    case quote
    case list(isOrdered: Bool)
    case code(fence: String)
  }

  mutating func add(_ line: String) {
    if case .code(let fence) = kind {
      if MarkdownLine(line).closes(fence) { close() } else { lines.append(line) }
      return
    }
    switch MarkdownLine(line) {
    case .blank: close()
    case .rule:
      close()
      blocks.append(.rule)
    case .heading(let level, let text):
      close()
      blocks.append(.heading(level: level, MarkdownInline.inlines(of: text)))
    case .fence(let fence):
      close()
      kind = .code(fence: fence)
    case .item(let isOrdered, let text):
      if kind != .list(isOrdered: isOrdered) {
        close()
        kind = .list(isOrdered: isOrdered)
      } else {
        items.append(lines.joined(separator: " "))
      }
      lines = [text]
    case .quote(let text):
      if kind != .quote {
        close()
        kind = .quote
      }
      lines.append(text)
    // What follows an item or a quotation without a blank line goes on with it.
    case .text(let text): lines.append(text)
    }
  }

  mutating func finished() -> [MarkdownBlock] {
    close()
    return blocks
  }

  private mutating func close() {
    let text = lines.joined(separator: " ")
    switch kind {
    case .paragraph:
      if !lines.isEmpty { blocks.append(.paragraph(MarkdownInline.inlines(of: text))) }
    case .quote: blocks.append(.quote(MarkdownInline.inlines(of: text)))
    case .list(let isOrdered):
      blocks.append(.list(isOrdered: isOrdered, (items + [text]).map(MarkdownInline.inlines)))
    case .code: blocks.append(.code(lines.joined(separator: "\n")))
    }
    (lines, items, kind) = ([], [], .paragraph)
  }
}

/// What one line is by itself.
private enum MarkdownLine {
  case blank
  case rule
  case heading(Int, String)
  case fence(String)
  case item(isOrdered: Bool, String)
  case quote(String)
  case text(String)

  init(_ line: String) {
    let text = line.trimmingBlanks
    guard let first = text.first else {
      self = .blank
      return
    }
    self =
      MarkdownLine.rule(text) ?? MarkdownLine.heading(text) ?? MarkdownLine.fence(text, first)
      ?? MarkdownLine.item(text)
      ?? (first == ">" ? .quote(String(text.dropFirst()).trimmingBlanks) : .text(text))
  }

  /// Whether the line ends what the fence began.
  func closes(_ fence: String) -> Bool {
    if case .fence(let other) = self { other.hasPrefix(fence) } else { false }
  }

  private static func rule(_ text: String) -> MarkdownLine? {
    let signs = text.filter { $0 != " " }
    guard signs.count >= 3, let first = signs.first, "-*_".contains(first) else { return nil }
    return signs.allSatisfy { $0 == first } ? .rule : nil
  }

  private static func heading(_ text: String) -> MarkdownLine? {
    let level = text.prefix { $0 == "#" }.count
    let rest = text.dropFirst(level)
    guard (1...6).contains(level), rest.first == " " else { return nil }
    return .heading(level, String(rest).trimmingBlanks)
  }

  private static func fence(_ text: String, _ first: Character) -> MarkdownLine? {
    let fence = text.prefix { $0 == first }
    guard first == "`" || first == "~", fence.count >= 3, !text.dropFirst(fence.count).contains("`") else {
      return nil
    }
    return .fence(String(fence))
  }

  private static func item(_ text: String) -> MarkdownLine? {
    if let first = text.first, "-*+".contains(first), text.dropFirst().first == " " {
      return .item(isOrdered: false, String(text.dropFirst(2)).trimmingBlanks)
    }
    let digits = text.prefix { $0.isASCII && $0.isNumber }
    guard (1...3).contains(digits.count), text.dropFirst(digits.count).hasPrefix(". ") else { return nil }
    return .item(isOrdered: true, String(text.dropFirst(digits.count + 2)).trimmingBlanks)
  }
}

extension String {
  /// The text without the blanks around it.
  fileprivate var trimmingBlanks: String {
    let start = drop { $0 == " " || $0 == "\t" }
    return String(start.reversed().drop { $0 == " " || $0 == "\t" }.reversed())
  }
}
