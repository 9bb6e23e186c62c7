import DataFrame
import Drift
import Models
import Plot

/// The kind of a value: what verbs say they take and give, known before anything runs.
enum Kind: String, Sendable, Hashable, CaseIterable {
  case frame, pair, chart, model, report

  /// The kind with its article, for messages.
  var phrase: String { "a \(rawValue)" }
}

/// What flows between verbs, and what a name is bound to.
enum Value: Sendable {
  /// A table.
  case frame(DataFrame, Presentation = Presentation())
  /// Two tables to be compared.
  case pair(Pair)
  /// A plot, not yet drawn.
  case chart(Chart)
  /// What was learned from a frame.
  case model(Model)
  /// What happened between the sides of a pair.
  case report(ExplanationReport)

  var kind: Kind {
    switch self {
    case .frame: .frame
    case .pair: .pair
    case .chart: .chart
    case .model: .model
    case .report: .report
    }
  }
}

/// What a model was trained on, and what production sent since.
struct Pair: Sendable {
  var reference: DataFrame
  var current: DataFrame
  /// How both sides look under each other.
  var presentation = Presentation()

  /// Both sides, transformed alike.
  func map(_ transform: (DataFrame, Side) throws -> DataFrame) rethrows -> Pair {
    Pair(reference: try transform(reference, .reference), current: try transform(current, .current))
  }
}
