import DataFrame
import Models
import Plot

/// Saves what flows into it, and passes it on.
struct Write: Verb {
  static let name = "write"

  let signature = Signature(
    name: Write.name, usage: "\"path\"",
    summary: "Save a frame, a chart, a model or a report to a file, by the extension.",
    details: """
      A frame as \(Write.listed(FileFormats.writable)), each also compressed with \
      \(Write.listed(FileFormats.compressed)) behind it; a pair as one table with a column `side`; a chart as \
      \(Write.listed(Write.chartExtensions)); a model as .json, from which `load` makes a model that predicts the same, \
      bit for bit; a report as \(Write.listed(Write.reportExtensions)). The file is written beside itself and renamed into place, so it is never half there.
      """,
    flow: [(.frame, .frame), (.pair, .pair), (.chart, .chart), (.model, .model), (.report, .report)],
    arguments: .one(.expression),
    examples: [
      #"simulate "insurance" | hist age | write "age.svg""#,
      #"simulate "insurance" | where age < 30 | write "young.csv.gz""#,
    ], next: ["hist", "drift"])

  private static let chartExtensions = ["svg", "txt"]
  private static let reportExtensions = ["html", "md", "json"]

  /// File extensions in words: `.svg or .txt`.
  private static func listed(_ extensions: [String]) -> String {
    let dotted = extensions.map { "." + $0 }
    return dotted.dropLast().joined(separator: ", ") + " or " + (dotted.last ?? "")
  }

  func run(_ call: Call, on input: Value) throws -> Value {
    let argument = call.bindings[0].value
    guard case .string(let name) = try call.binder(for: DataFrame()).constant(argument) else {
      throw Diagnostic("`write` needs the path of a file, as a string", at: argument.span)
    }
    let path = call.scope.placeForWriting(name)
    do {
      switch input {
      case .frame(let frame, _): try frame.write(path: path)
      case .pair(let pair): try pair.stacked.write(path: path)
      case .chart(let chart): try write(chart, to: path, at: argument.span)
      case .model(let model): try write(model, to: path, at: argument.span)
      case .report(let report): try write(report, to: path, at: argument.span)
      }
    } catch DataError.file(let error) {
      throw Diagnostic(writing: error, at: argument.span)
    } catch let error as FileError {
      throw Diagnostic(writing: error, at: argument.span)
    }
    call.scope.files.didWrite(name)
    call.scope.notices.add("wrote \(name)")
    return input
  }

  private func write(_ model: Model, to path: String, at span: Span) throws {
    guard path.hasSuffix(".json") else { throw Diagnostic("a model is saved as .json", at: span) }
    try AtomicFile.write(model.jsonBytes() + [UInt8(ascii: "\n")], to: path)
  }

  private func write(_ report: ExplanationReport, to path: String, at span: Span) throws {
    let text: String
    switch path.split(separator: ".").last {
    case "html": text = report.page
    case "md": text = report.markdown
    case "json": text = report.json + "\n"
    default: throw Diagnostic("a report is saved as \(Write.listed(Write.reportExtensions))", at: span)
    }
    try AtomicFile.write(Array(text.utf8), to: path)
  }

  private func write(_ chart: Chart, to path: String, at span: Span) throws {
    let text: String
    switch path.split(separator: ".").last {
    case "svg": text = chart.svg()
    case "txt": text = chart.text(Printer.recorded.chart) + "\n"
    default: throw Diagnostic("a chart is saved as \(Write.listed(Write.chartExtensions))", at: span)
    }
    try AtomicFile.write(Array(text.utf8), to: path)
  }
}
