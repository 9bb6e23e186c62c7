import DataFrame
import Plot

/// A session's report as Markdown of GitHub's dialect, with its charts as files beside it.
struct MarkdownReport: Sendable {
  var report: SessionReport

  /// The files at a path: the charts in a folder named after it, then the text.
  func files(at path: String) -> [ReportFile] {
    let name = FilePath.name(of: path)
    let stem = name.hasSuffix(".md") ? String(name.dropLast(3)) : name
    let folder = "\(stem)_files"
    var files: [ReportFile] = []
    var blocks = ["# " + MarkdownWriter.escaped(report.title)]
    for part in report.parts {
      switch part {
      case .narrative(let narrative):
        if !narrative.isEmpty { blocks.append(MarkdownWriter.text(of: narrative)) }
      case .statement(let statement):
        let chartName = "\(folder)/chart-\(statement.number).svg"
        blocks += text(of: statement, chart: chartName)
        guard case .chart(let chart)? = statement.shown else { continue }
        let place = FilePath.resolve(chartName, in: FilePath.folder(of: path))
        files.append(ReportFile(path: place, text: chart.svg(), isInOwnFolder: true))
      }
    }
    blocks += ["## Made from", facts]
    return files + [ReportFile(path: path, text: blocks.joined(separator: "\n\n") + "\n")]
  }

  private func text(of statement: ReportedStatement, chart name: String) -> [String] {
    var blocks = [MarkdownWriter.fenced(statement.source, language: "drift")]
    var remarks = statement.verdict.map { [$0.rawValue] } ?? []
    switch statement.shown {
    case nil: break
    case .summary(let text): remarks.append(text)
    case .tables(let tables):
      for table in tables {
        if let label = table.label { blocks.append("**\(MarkdownWriter.escaped(label))**") }
        blocks += [MarkdownTable.text(of: table), MarkdownReport.remark(table.captionLines)].filter {
          !$0.isEmpty
        }
      }
    case .chart(let chart):
      let alt = [chart.title, chart.caption].filter { !$0.isEmpty }.joined(separator: ". ")
      blocks.append("![\(MarkdownWriter.escaped(alt))](\(MarkdownReport.target(name)))")
    }
    if statement.didNotRun { remarks.append("did not run") }
    blocks += [MarkdownReport.remark(remarks)].filter { !$0.isEmpty }
    if !statement.differences.isEmpty {
      blocks.append(MarkdownWriter.fenced(statement.differences.joined(separator: "\n"), language: "diff"))
    }
    blocks += [MarkdownReport.remark(statement.notices)].filter { !$0.isEmpty }
    if let error = statement.error { blocks.append(MarkdownWriter.fenced(error)) }
    return blocks
  }

  /// Lines in small letters below what they are about.
  private static func remark(_ lines: [String]) -> String {
    lines.isEmpty ? "" : "<sub>" + lines.map(MarkdownWriter.escaped).joined(separator: "<br>") + "</sub>"
  }

  private var facts: String {
    let rows = report.facts.map { fact in
      "| \(MarkdownTable.cell(fact.name)) | \(fact.lines.map(MarkdownTable.cell).joined(separator: "<br>")) |"
    }
    return (["| | |", "|---|---|"] + rows).joined(separator: "\n")
  }

  /// A path as the target of a link: what means something in one is written in percent.
  private static func target(_ path: String) -> String {
    path.utf8.map { byte in
      let isPlain =
        (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
        || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20) || "-._/".utf8.contains(byte)
      let digits = String(byte, radix: 16, uppercase: true)
      return isPlain ? String(UnicodeScalar(byte)) : "%" + (digits.count == 1 ? "0" : "") + digits
    }.joined()
  }
}

/// A table in Markdown, as a report shows it.
enum MarkdownTable {
  /// The heading, the rule and the rows.
  static func text(of table: ReportTable) -> String {
    let columns = table.columns
    guard !columns.isEmpty else { return "" }
    let heads = columns.map { cell($0.column.name.text) }
    let rules = columns.map { $0.column.isRight ? "---:" : "---" }
    let rows = (0..<table.frame.rowCount).map { row in
      columns.map { column in
        let shown = column.column.cells[row]
        return shown.isDim ? "*\(cell(shown.text))*" : cell(shown.text)
      }
    }
    return ([heads, rules] + rows).map { "| " + $0.joined(separator: " | ") + " |" }.joined(separator: "\n")
  }

  /// A text that stays in its cell.
  static func cell(_ text: String) -> String { MarkdownWriter.escaped(visible(text)) }
}
