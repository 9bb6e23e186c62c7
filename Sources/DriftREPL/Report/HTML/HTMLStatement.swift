/// A statement of a report's page: its number, its source, how it compares with the record, and what came of it.
struct HTMLStatement: Sendable {
  let statement: ReportedStatement
  /// What it shows, drawn once.
  private let chart: HTMLChart?

  init(statement: ReportedStatement) {
    self.statement = statement
    chart = if case .chart(let chart)? = statement.shown { HTMLChart(chart) } else { nil }
  }

  /// What a statement is found by on the page.
  static func identifier(_ number: Int) -> String { "statement-\(number)" }

  /// The style sheets that its chart needs.
  var chartStyles: [String] { chart?.styles ?? [] }

  var html: HTML {
    let identifier = HTMLStatement.identifier(statement.number)
    let number = HTML.element(
      "a", ["class": "number-of", "href": "#\(identifier)", "aria-label": "Statement \(statement.number)"],
      "\(statement.number)")
    let line = HTML.element(
      "div", ["class": "line"], number, HTMLSource(source: statement.source).html, verdict)
    let result = HTML(results, separator: "\n")
    return .element(
      "div", ["class": "statement", "id": identifier], line,
      result == .empty ? .empty : .element("div", ["class": "result"], result))
  }

  private var verdict: HTML {
    guard let verdict = statement.verdict else { return .empty }
    let kind =
      switch verdict {
      case .ok, .okRounded: "good"
      case .differs: "bad"
      case .stale: "old"
      case .new, .ran: "plain"
      }
    return .element("span", ["class": "verdict \(kind)", "title": verdict.meaning], HTML(verdict.rawValue))
  }

  private var results: [HTML] {
    var results = shown
    if !statement.differences.isEmpty {
      let lines = statement.differences.joined(separator: "\n")
      results.append(.element("pre", ["class": "differences", "tabindex": "0"], HTML(lines)))
    }
    results += statement.notices.map { .element("p", ["class": "notice"], HTML($0)) }
    if let error = statement.error {
      results.append(.element("pre", ["class": "error", "tabindex": "0"], HTML(error)))
    }
    if statement.didNotRun { results.append(.element("p", ["class": "notice"], "did not run")) }
    return results
  }

  private var shown: [HTML] {
    switch statement.shown {
    case nil: []
    case .summary(let text): [.element("p", ["class": "summary"], HTML(text))]
    case .tables(let tables): tables.flatMap(html)
    case .chart: chart.map { [$0.html] } ?? []
    }
  }

  private func html(_ table: ReportTable) -> [HTML] {
    let name = ["Table of statement \(statement.number)", table.label].compactMap { $0 }.joined(
      separator: ", ")
    let heading = table.label.map { [HTML.element("p", ["class": "summary"], HTML($0))] } ?? []
    return heading + [HTMLTable(table, label: name).html]
  }
}
