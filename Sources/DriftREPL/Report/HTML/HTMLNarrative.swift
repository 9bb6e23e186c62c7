/// A narrative as a page shows it.
enum HTMLNarrative {
  /// The element of a block.
  ///
  /// - Parameters:
  ///   - level: The level that a heading gets on the page, 2…6.
  ///   - identifier: What a heading is found by; nil for none.
  static func html(_ block: MarkdownBlock, headingLevel level: Int = 2, identifier: String? = nil) -> HTML {
    switch block {
    case .heading(_, let parts):
      identifier.map { .element("h\(level)", ["id": $0], html(parts)) }
        ?? .element("h\(level)", [:], html(parts))
    case .paragraph(let parts): .element("p", [:], html(parts))
    case .list(let isOrdered, let items):
      .element(
        isOrdered ? "ol" : "ul", [:], HTML(items.map { .element("li", [:], html($0)) }, separator: "\n"))
    case .quote(let parts): .element("blockquote", [:], .element("p", [:], html(parts)))
    case .code(let code): .element("pre", ["tabindex": "0"], .element("code", [:], HTML(code)))
    case .rule: HTML(trusted: "<hr>")
    }
  }

  /// The parts of a line.
  static func html(_ parts: [MarkdownInline]) -> HTML { HTML(parts.map(html)) }

  private static func html(_ part: MarkdownInline) -> HTML {
    switch part {
    case .text(let text): HTML(text)
    case .emphasis(let parts): .element("em", [:], html(parts))
    case .strong(let parts): .element("strong", [:], html(parts))
    case .code(let code): .element("code", [:], HTML(code))
    case .link(let parts, let target):
      .element("a", ["href": target, "rel": "noopener noreferrer"], html(parts))
    }
  }
}
