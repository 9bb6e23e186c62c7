import DataFrame
import Drift
import Models
import Plot

/// An explanation and the charts that go with it, as it flows between verbs.
struct ExplanationReport: Sendable {
  let explanation: Explanation
  /// Charts of what moved most, the first first.
  let charts: [Chart]

  var text: ExplanationText { ExplanationText(explanation: explanation) }

  /// The line for a name that is bound to the report.
  var summary: String { "report: \(text.headline)" }

  /// For a terminal: a line for the verdict, then each part behind its question, wrapped.
  func terminal(width: Int) -> String {
    let text = text
    let label = 15
    let room = max(20, width - label)
    var lines = wrapped(text.headline, toWidth: width) + wrapped(visible(text.scope), toWidth: width) + [""]
    for part in text.parts {
      var first = true
      for sentence in part.sentences {
        for line in wrapped(sentence, toWidth: room) {
          let head = first ? part.question : ""
          lines.append(head + String(repeating: " ", count: label - head.count) + line)
          first = false
        }
      }
    }
    return lines.map { line in String(line.reversed().drop { $0 == " " }.reversed()) }.joined(separator: "\n")
  }

  /// The sentences as a table, for the report of a session.
  var table: DataFrame {
    get throws {
      let rows = text.parts.flatMap { part in part.sentences.map { (part.question, $0) } }
      return try DataFrame([
        ("question", .string(StringColumn(rows.map(\.0)))), ("answer", .string(StringColumn(rows.map(\.1)))),
      ])
    }
  }

  /// As Markdown: a heading a part, a bullet a sentence.
  var markdown: String {
    let text = text
    func escaped(_ sentence: String) -> String {
      // What Markdown and the HTML inside it would read as more than text.
      String(sentence.flatMap { "\\`*_[]<>#|".contains($0) ? ["\\", $0] : [$0] })
    }
    var lines = ["# \(escaped(text.headline))", "", escaped(text.scope)]
    for part in text.parts {
      lines += ["", "## \(part.question)", ""] + part.sentences.map { "- \(escaped($0))" }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  /// As JSON on one line: the evidence under its keys, and the sentences that are made from it.
  var json: String {
    let text = text
    let sentences = text.parts.map { part in
      "\(JSONFormat.quoted(part.key)):[\(part.sentences.map(JSONFormat.quoted).joined(separator: ","))]"
    }
    let evidence = explanation.json.text.dropLast()
    return
      "\(evidence),\"headline\":\(JSONFormat.quoted(text.headline)),\"sentences\":{\(sentences.joined(separator: ","))}}"
  }

  /// As a page of its own.
  var page: String {
    let text = text
    let charts = charts.map(HTMLChart.init)
    let body = text.parts.map { part in
      let items = part.sentences.map { HTML.element("li", [:], HTML($0)) }
      let figures = part.key == "what" ? HTML(charts.map(\.html), separator: "\n") : .empty
      return HTML.element(
        "section", ["id": part.key], .element("h2", [:], HTML(part.question)),
        .element("ul", [:], HTML(items)),
        figures)
    }
    var page = HTMLPage(title: text.headline, main: HTML(body, separator: "\n"))
    page.subtitle = text.scope
    page.contents = text.parts.map { HTMLPage.Entry(target: $0.key, label: HTML($0.question)) }
    page.foot = HTML("Made with `explain`; every number stands in its JSON.")
    var styles: [String] = []
    for style in charts.flatMap(\.styles) where !styles.contains(style) { styles.append(style) }
    page.chartStyles = styles
    return page.document
  }
}

extension Digest {
  /// The digest of an explanation: of all evidence, number by number.
  init(of report: ExplanationReport) {
    var (numbers, texts): ([Double?], [String?]) = ([], [])
    report.explanation.json.collect(into: &numbers, &texts)
    self.init(combining: [
      Digest(of: .number(TypedColumn(numbers, placeholder: 0))), Digest(of: .string(StringColumn(texts))),
    ])
  }
}

extension JSONValue {
  /// All numbers and all texts in their order, names of members included.
  fileprivate func collect(into numbers: inout [Double?], _ texts: inout [String?]) {
    switch self {
    case .null: numbers.append(nil)
    case .bool(let value): numbers.append(value ? 1 : 0)
    case .number(let value): numbers.append(value)
    case .string(let text): texts.append(text)
    case .array(let values):
      numbers.append(Double(values.count))
      for value in values { value.collect(into: &numbers, &texts) }
    case .object(let members):
      for (name, value) in members {
        texts.append(name)
        value.collect(into: &numbers, &texts)
      }
    }
  }
}
