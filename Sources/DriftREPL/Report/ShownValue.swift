import DataFrame
import Drift
import Models
import Plot

/// What a report shows of a value, and keeps of it: never more than a reader looks at, so that a session of large frames
/// can be kept for a report of it.
enum ShownValue: Sendable {
  /// A line about what was bound to a name.
  case summary(String)
  /// Tables below one another.
  case tables([ReportTable])
  case chart(Chart)

  /// A value as a report shows it: one that was bound to a name is only told of, but for a model, whose figures are why it
  /// was made.
  ///
  /// - Throws: `DataError` where a model's figures cannot be told.
  init(_ value: Value, boundTo name: String?) throws {
    switch (value, name) {
    case (.model(let model), _):
      self = .tables([
        ReportTable(try model.figures(of: Model.shownMetrics), Presentation(footer: model.summary))
      ])
    case (.frame, let name?), (.pair, let name?), (.chart, let name?), (.report, let name?):
      self = .summary("\(name): \(value.summary)")
    case (.frame(let frame, let presentation), nil): self = .tables([ReportTable(frame, presentation)])
    case (.pair(let pair), nil):
      self = .tables([
        ReportTable(pair.reference, label: Side.reference.rawValue),
        ReportTable(pair.current, label: Side.current.rawValue),
      ])
    case (.chart(let chart), nil): self = .chart(chart)
    case (.report(let report), nil):
      self = .tables([ReportTable(try report.table, Presentation(footer: report.text.headline))])
    }
  }
}
