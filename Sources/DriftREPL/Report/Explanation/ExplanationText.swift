import DataFrame
import Drift
import Plot

/// An explanation in sentences, each made from the numbers of the part that it stands in.
struct ExplanationText: Sendable {
  let explanation: Explanation

  /// A part with its sentences.
  struct Part: Sendable, Equatable {
    /// The key in JSON.
    let key: String
    /// The question that it answers.
    let question: String
    /// The sentences, the answer first.
    let sentences: [String]
  }

  /// What it comes to, in one line.
  var headline: String {
    let since = explanation.since.onsets.first.map { ", since \(name($0.snapshot))" } ?? ""
    let subject =
      switch explanation.kind.kind {
      case .none: "Nothing happened that is both sure and large"
      case .missing: "Values of \(name(explanation.kind.column)) are missing"
      case .unit:
        "\(name(explanation.kind.column)) came in another unit (\(name(explanation.kind.unit?.name)))"
      case .unknown: "Something moved, and of which kind it is cannot be told without labels"
      case .covariate:
        explanation.kind.isInSegment
          ? "Covariate drift inside \(segment(explanation.segments.inside.first?.predicates ?? []))"
          : "Covariate drift"
      case .label: "Label drift"
      case .concept: "Concept drift"
      case .covariateAndConcept: "Covariate and concept drift"
      }
    return "\(subject)\(since). Advice: \(explanation.advice.action.rawValue)\(segmentOfAdvice)."
  }

  /// The seven parts, in the order of the questions.
  var parts: [Part] {
    [
      Part(key: "what", question: "What moved", sentences: what),
      Part(key: "since", question: "Since when", sentences: since),
      Part(key: "where", question: "Where", sentences: segments),
      Part(key: "mix", question: "Mix", sentences: mix),
      Part(key: "matters", question: "Does it matter", sentences: matters),
      Part(key: "kind", question: "Which kind", sentences: kind),
      Part(key: "advice", question: "Advice", sentences: advice),
    ]
  }

  /// What was compared, in one sentence.
  var scope: String {
    let scope = explanation.scope
    let rows =
      scope.comparedRows == scope.currentRows
      ? "\(NumberFormat.count(scope.currentRows)) rows"
      : "the last \(NumberFormat.count(scope.comparedRows)) of \(NumberFormat.count(scope.currentRows)) rows"
    return "\(rows) against \(quantity(scope.referenceRows, "row")) of the reference"
  }

  func name(_ text: String?) -> String { visible(text ?? "?") }

  /// A column as it is written in a statement.
  func column(_ name: String) -> String { visible(Identifier.sourceForm(name)) }

  func columns(_ names: [String], most: Int = 5) -> String {
    let shown = names.prefix(most).map(column).joined(separator: ", ")
    return names.count > most ? "\(shown) and others" : shown
  }

  func segment(_ predicates: [SegmentPredicate]) -> String {
    visible(predicates.map(\.sourceText).joined(separator: " and "))
  }

  private var segmentOfAdvice: String {
    explanation.advice.segment.map { " \(segment($0))" } ?? ""
  }

  func q(_ value: Double) -> String { value < 1e-12 ? "q < 1e-12" : "q \(NumberFormat.short(value))" }
}
