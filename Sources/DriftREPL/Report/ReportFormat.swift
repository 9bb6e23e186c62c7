import DataFrame

/// What a report is written as, by the extension of its path.
enum ReportFormat: String, Sendable, CaseIterable {
  case html, md, ipynb

  /// The format that a path's extension names; nil for any other.
  init?(path: String) {
    guard let name = path.split(separator: "/").last, let dot = name.lastIndex(of: "."),
      dot > name.startIndex,
      let format = ReportFormat(rawValue: name[name.index(after: dot)...].lowercased())
    else { return nil }
    self = format
  }

  /// The extensions in words: `.html, .md or .ipynb`.
  static var listed: String {
    let dotted = allCases.map { "." + $0.rawValue }
    return dotted.dropLast().joined(separator: ", ") + " or " + (dotted.last ?? "")
  }

  /// Why a path of another extension is none.
  static func mistake(_ path: String) -> String { "a report is written as \(listed), which `\(path)` is not" }

  /// The files that make up a report at a path, the report itself last: it never names one that is not there.
  func files(of report: SessionReport, at path: String) -> [ReportFile] {
    switch self {
    case .html: [ReportFile(path: path, text: HTMLReport(report: report).document)]
    case .md: MarkdownReport(report: report).files(at: path)
    case .ipynb: [ReportFile(path: path, text: NotebookReport(report: report).document)]
    }
  }
}

/// A file of a report, as it is to be written.
struct ReportFile: Sendable, Equatable {
  var path: String
  var text: String
  /// Whether it is in a folder that is the report's alone.
  var isInOwnFolder = false
}
