import DataFrame
import Drift
import Models
import Plot

/// Turns values into the text that a statement shows.
struct Printer: Sendable, Equatable {
  var mode: OutputMode
  var table: TableStyle
  var chart: TextStyle
  /// Whether a terminal reads what is written, which must not obey what stands in the data.
  var isForTerminal = false

  /// What a session file keeps: 100 columns, UTF-8, no colour, whatever the terminal.
  static let recorded = Printer(
    mode: .table, table: TableStyle(width: 100, maxRows: 20), chart: TextStyle(columns: 100))

  /// What fits the terminal, or everything where there is none.
  static func fitting(_ terminal: TerminalInfo, mode: OutputMode) -> Printer {
    // Two lines of headings, one for the gap, up to four of footers, and the prompt.
    let rows = min(20, terminal.height.map { max(10, $0 - 8) } ?? 20)
    return Printer(
      mode: mode,
      table: TableStyle(
        width: terminal.width, maxRows: terminal.outputIsTerminal ? rows : nil, unicode: terminal.unicode,
        color: terminal.color, showTypes: terminal.outputIsTerminal,
        showDistributions: terminal.outputIsTerminal,
        hint: terminal.outputIsTerminal ? "through a pipe all are shown" : nil),
      chart: TextStyle(
        columns: terminal.width ?? 100, rows: terminal.height.map { max(12, $0 - 8) },
        unicode: terminal.unicode, color: terminal.color),
      isForTerminal: terminal.outputIsTerminal)
  }

  /// The same for a terminal that may have another size by now.
  func fitted(to terminal: TerminalInfo) -> Printer {
    let fitting = Printer.fitting(terminal, mode: mode)
    var result = self
    (result.table.width, result.table.maxRows) = (fitting.table.width, fitting.table.maxRows)
    (result.chart.columns, result.chart.rows) = (fitting.chart.columns, fitting.chart.rows)
    return result
  }

  /// The same with all columns and rows of a table, as far as anybody can look at them.
  var complete: Printer {
    var result = self
    (result.table.width, result.table.maxRows, result.table.hint) = (nil, 100_000, nil)
    return result
  }

  /// The text of a value, without a line break at its end.
  func text(of value: Value) throws -> String {
    switch value {
    case .frame(let frame, let presentation): try text(of: frame, presentation)
    case .pair(let pair): try text(of: pair.stacked, pair.presentation)
    case .chart(let chart): text(of: chart)
    case .model(let model): try text(of: model)
    case .report(let report): text(of: report)
    }
  }

  /// A model's figures on the rows that it was made from; as JSON, the model itself.
  private func text(of model: Model) throws -> String {
    switch mode {
    case .json, .jsonl: String(decoding: model.jsonBytes(), as: UTF8.self)
    case .table, .csv, .md: try text(of: model.figures, Presentation(footer: visible(model.summary)))
    }
  }

  private func text(of report: ExplanationReport) -> String {
    switch mode {
    case .table, .csv: report.terminal(width: table.width ?? 80)
    case .md: report.markdown
    case .json, .jsonl: safe(report.json, visibleJSON)
    }
  }

  private func text(of frame: DataFrame, _ presentation: Presentation) throws -> String {
    switch mode {
    case .table: renderTable(frame, style: table, presentation: presentation)
    case .csv: safe(try text(of: frame, as: "csv"), visibleLines)
    case .json: safe(try JSONFormat.line(frame), visibleJSON)
    case .jsonl: safe(try text(of: frame, as: "jsonl"), visibleJSON)
    // Markdown needs the blank line, or the next table's rows join this one.
    case .md: safe(try text(of: frame, as: "md"), visibleLines) + "\n"
    }
  }

  /// A text byte for byte, unless a terminal would obey some of it.
  private func safe(_ text: String, _ visible: (String) -> String) -> String {
    isForTerminal ? visible(text) : text
  }

  /// What a file of that extension would hold, without the line break at its end.
  private func text(of frame: DataFrame, as fileExtension: String) throws -> String {
    var output = ByteOutput()
    try FileFormats.writing("x.\(fileExtension)").write(frame, to: &output)
    let text = String(decoding: output.bytes, as: UTF8.self)
    return text.hasSuffix("\n") ? String(text.dropLast()) : text
  }

  private func text(of chart: Chart) -> String {
    switch mode {
    case .table, .csv: chart.text(self.chart)
    case .md: "```\n\(chart.text(self.chart))\n```\n"
    case .json, .jsonl: "{\"svg\":\(JSONFormat.quoted(chart.svg()))}"
    }
  }
}

extension Pair {
  /// The rows of both sides in one table, with a column `side`; columns that one side lacks are null there.
  ///
  /// - Throws: `DataError` where text was to be made of a column and could not.
  var stacked: DataFrame {
    get throws {
      let sides: [(Side, DataFrame)] = [(.reference, reference), (.current, current)]
      let named = try sides.map { side, frame in
        var frame = frame
        try frame.set("side", to: Column(repeating: .string(side.rawValue), count: frame.rowCount))
        return frame
      }
      return try DataFrame.concatenating(named).frame
    }
  }
}
