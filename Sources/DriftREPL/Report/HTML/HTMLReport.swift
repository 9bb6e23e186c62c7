/// A session's report as one page.
struct HTMLReport: Sendable {
  var report: SessionReport

  /// The whole page, the same bytes each time.
  var document: String {
    var outline = HTMLOutline(report: report)
    var styles: [String] = []
    let parts = report.parts.map { part -> HTML in
      switch part {
      case .narrative(let blocks):
        return .element("div", ["class": "narrative"], HTML(blocks.map { outline.html($0) }, separator: "\n"))
      case .statement(let statement):
        let shown = HTMLStatement(statement: statement)
        for style in shown.chartStyles where !styles.contains(style) { styles.append(style) }
        return shown.html
      }
    }
    let environment = HTML.element("h2", ["id": "environment"], "Made from") + HTMLFacts(report: report).html
    let last = HTMLPage.Entry(target: "environment", label: "Made from")
    return HTMLPage(
      title: report.title, subtitle: subtitle, contents: outline.entries + [last],
      main: HTML(parts + [environment], separator: "\n"), chartStyles: styles
    ).document
  }

  private var subtitle: String {
    let count = quantity(report.statements.count, "statement")
    return [report.environment.session, count, report.verdicts].filter { !$0.isEmpty }.joined(
      separator: " · ")
  }
}

/// The headings of a report's page: which levels they get, what they are found by, and the list of contents.
struct HTMLOutline: Sendable {
  /// The list of contents.
  private(set) var entries: [HTMLPage.Entry] = []
  /// The levels that headings of the session have, in order.
  private let levels: [Int]
  private let hasHeadings: Bool
  private var lastLevel = 1
  private var count = 0

  /// - Parameter report: Where it has no headings, the first sentences of its paragraphs are its contents; where it has no
  ///   narrative, its statements are.
  init(report: SessionReport) {
    let blocks = report.parts.flatMap {
      if case .narrative(let blocks) = $0 { blocks } else { [MarkdownBlock]() }
    }
    levels = Set(blocks.compactMap { if case .heading(let level, _) = $0 { level } else { nil } }).sorted()
    hasHeadings = !levels.isEmpty
    guard blocks.isEmpty else { return }
    entries = report.statements.filter { $0.shown != nil }.map { statement in
      let line = statement.source.split(separator: "\n").first.map(String.init) ?? ""
      return HTMLPage.Entry(
        target: HTMLStatement.identifier(statement.number),
        label: .element("code", [:], HTML(shortened(line))))
    }
  }

  /// A block of the narrative, with what is told of it in the list of contents.
  mutating func html(_ block: MarkdownBlock) -> HTML {
    switch block {
    case .heading(let level, let parts):
      // The page's own title is the first level, and none is left out on the way down.
      let wanted = 2 + (levels.firstIndex(of: level) ?? 0)
      lastLevel = min(wanted, lastLevel + 1, 6)
      let target = add(HTMLNarrative.html(parts), depth: lastLevel - 2)
      return HTMLNarrative.html(block, headingLevel: lastLevel, identifier: target)
    case .paragraph(let parts) where !hasHeadings:
      let target = add(HTML(firstSentence(parts.plain)), depth: 0)
      return .element("p", ["id": target], HTMLNarrative.html(parts))
    default: return HTMLNarrative.html(block)
    }
  }

  private mutating func add(_ label: HTML, depth: Int) -> String {
    count += 1
    let target = "part-\(count)"
    entries.append(HTMLPage.Entry(target: target, label: label, depth: depth))
    return target
  }
}

/// A text up to the end of its first sentence, without a full stop, cut where it is long.
private func firstSentence(_ text: String) -> String {
  let end = text.indices.first { index in
    let next = text.index(after: index)
    return ".?!:".contains(text[index]) && (next == text.endIndex || text[next] == " ")
  }
  guard let end else { return shortened(text) }
  let isKept = text[end] == "?" || text[end] == "!"
  return shortened(String(isKept ? text[...end] : text[..<end]))
}

private func shortened(_ text: String) -> String { text.count <= 60 ? text : String(text.prefix(59)) + "…" }
