/// What a report was made from, as a table of a page.
struct HTMLFacts: Sendable {
  var report: SessionReport

  /// The table in a box that scrolls by itself.
  var html: HTML {
    let rows = report.facts.map { fact in
      HTML.element(
        "tr", [:], .element("th", ["scope": "row"], HTML(fact.name)),
        .element("td", [:], HTML(fact.lines.map { HTML($0) }, separator: "<br>")))
    }
    let table = HTML.element("table", ["class": "facts"], .element("tbody", [:], HTML(rows, separator: "\n")))
    return .element(
      "div",
      ["class": "scroll", "role": "region", "aria-label": "What the report was made from", "tabindex": "0"],
      table)
  }
}
