import DataFrame
import Plot

/// A session's report as a notebook with its outputs in place.
///
/// Cells of code hold statements of this language: the kernel is named for what it is, and there is none to run them, so a
/// notebook program shows what is there. Names of cells are counted, not drawn, and nothing tells of a clock.
/// Source: the notebook format, version 4.5.
struct NotebookReport: Sendable {
  var report: SessionReport

  /// The whole notebook, the same bytes each time.
  var document: String {
    var cells = [cell("title", text: "# " + MarkdownWriter.escaped(report.title))]
    for (index, part) in report.parts.enumerated() {
      switch part {
      case .narrative(let blocks):
        if !blocks.isEmpty { cells.append(cell("text-\(index + 1)", text: MarkdownWriter.text(of: blocks))) }
      case .statement(let statement): cells.append(cell(statement))
      }
    }
    let facts = report.facts.map { fact in
      "- \(fact.name): " + fact.lines.map(MarkdownWriter.escaped).joined(separator: ", ")
    }
    cells.append(cell("made-from", text: "## Made from\n\n" + facts.joined(separator: "\n")))
    let notebook = JSONNode.members([
      "cells": .array(cells), "metadata": NotebookReport.metadata, "nbformat": .integer(4),
      "nbformat_minor": .integer(5),
    ])
    return notebook.text() + "\n"
  }

  private static let metadata = JSONNode.members([
    "kernelspec": .members([
      "display_name": .string("drift"), "language": .string("drift"), "name": .string("drift"),
    ]),
    "language_info": .members([
      "file_extension": .string(".drift"), "mimetype": .string("text/x-drift"), "name": .string("drift"),
      "version": .string(Version.text),
    ]),
  ])

  private func cell(_ identifier: String, text: String) -> JSONNode {
    .members([
      "cell_type": .string("markdown"), "id": .string(identifier), "metadata": .object([]),
      "source": .lines(text),
    ])
  }

  private func cell(_ statement: ReportedStatement) -> JSONNode {
    .members([
      "cell_type": .string("code"),
      "execution_count": statement.didNotRun ? .null : .integer(statement.number),
      "id": .string("statement-\(statement.number)"), "metadata": .object([]),
      "outputs": .array(NotebookOutputs(statement: statement).nodes),
      "source": .lines(statement.source),
    ])
  }
}

/// The outputs of one cell of code.
private struct NotebookOutputs {
  var statement: ReportedStatement

  var nodes: [JSONNode] {
    var nodes = shown
    let remarks = (statement.verdict.map { ["\($0.rawValue): \($0.meaning)"] } ?? []) + statement.differences
    if !remarks.isEmpty { nodes.append(stream("stdout", remarks)) }
    if !statement.notices.isEmpty { nodes.append(stream("stderr", statement.notices)) }
    if let error = statement.error {
      let lines = visibleLines(error).split(separator: "\n").map(String.init)
      nodes.append(
        .members([
          "ename": .string("error"), "evalue": .string(lines.first ?? ""), "output_type": .string("error"),
          "traceback": .array(lines.map(JSONNode.string)),
        ]))
    }
    return nodes
  }

  private var shown: [JSONNode] {
    switch statement.shown {
    case nil: []
    case .summary(let text): [result(["text/plain": .lines(visibleLines(text))])]
    case .tables(let tables):
      tables.map { table in
        let html = NotebookTable(table: table).html.markup
        return result(["text/html": .lines(html), "text/plain": .lines(table.text)])
      }
    case .chart(let chart):
      [
        result([
          "image/svg+xml": .lines(chart.svg()), "text/plain": .lines(chart.text(Printer.recorded.chart)),
        ])
      ]
    }
  }

  private func result(_ data: KeyValuePairs<String, JSONNode>) -> JSONNode {
    .members([
      "data": .members(data), "execution_count": .integer(statement.number), "metadata": .object([]),
      "output_type": .string("execute_result"),
    ])
  }

  private func stream(_ name: String, _ lines: [String]) -> JSONNode {
    .members([
      "name": .string(name), "output_type": .string("stream"),
      "text": .lines(lines.map { visibleLines($0) + "\n" }.joined()),
    ])
  }
}

/// A table as a notebook shows it, whose page has styles of its own.
private struct NotebookTable {
  var table: ReportTable

  var html: HTML {
    let columns = table.columns
    func cell(_ name: String, _ column: ReportColumn, _ text: String) -> HTML {
      let style = "text-align: \(column.column.isRight ? "right" : "left")"
      return .element(name, ["style": style], HTML(text))
    }
    let heads = columns.map { cell("th", $0, $0.column.name.text) }
    let rows = (0..<table.frame.rowCount).map { row in
      HTML.element("tr", [:], HTML(columns.map { cell("td", $0, $0.column.cells[row].text) }))
    }
    let lines = ((table.label.map { [$0] } ?? []) + table.captionLines).map { HTML($0) }
    return .element(
      "table", [:], .element("caption", ["style": "caption-side: bottom"], HTML(lines, separator: "<br>")),
      "\n",
      .element("thead", [:], .element("tr", [:], HTML(heads))), "\n",
      .element("tbody", [:], HTML(rows, separator: "\n")))
  }
}

extension ReportTable {
  /// The table as a session file keeps it, with the size of the whole frame.
  fileprivate var text: String {
    let lines = renderTable(frame, style: Printer.recorded.table, presentation: presentation)
    let head = label.map { "\($0)\n" } ?? ""
    return head + lines + (rowCount > frame.rowCount ? "\n\(captionLines.last ?? "")" : "")
  }
}
