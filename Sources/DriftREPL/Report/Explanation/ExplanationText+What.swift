import DataFrame
import Drift
import Plot

extension ExplanationText {
  /// So many columns are told one by one.
  private static let mostColumns = 4

  var what: [String] {
    let what = explanation.what
    var sentences = what.columns.prefix(Self.mostColumns).map(sentence)
    if what.columns.isEmpty {
      sentences.append(
        "No column moved both surely and by enough; \(quantity(what.tested, "column")) tested.")
    }
    let rest = what.columns.dropFirst(Self.mostColumns).map(\.column)
    if !rest.isEmpty { sentences.append("Also moved: \(columns(rest)).") }
    if !explanation.scope.giveaways.isEmpty {
      let target = column(explanation.scope.target ?? "")
      sentences.append(
        "Left out: \(columns(explanation.scope.giveaways)), as each alone gives \(target) away.")
    }
    if !what.untested.isEmpty {
      let first = what.untested[0]
      let rest = what.untested.count - 1
      sentences.append(
        "Not compared: \(column(first.column)) (\(visible(first.reason)))\(rest > 0 ? " and others" : "")."
      )
    }
    return sentences
  }

  private func sentence(_ moved: MovedColumn) -> String {
    let verb = moved.now < moved.before ? "fell" : moved.now > moved.before ? "rose" : "kept its mean"
    let sure =
      "distance \(NumberFormat.short(moved.score)), limit \(NumberFormat.short(moved.threshold)), \(q(moved.qValue))"
    let weight = moved.importance.map { ", importance \(NumberFormat.percent($0)) of the first" } ?? ""
    let subject = column(moved.column)
    switch (moved.kind, moved.category) {
    case (.missing, _):
      return """
        Missing values of \(subject) \(verb) from \(NumberFormat.percent(moved.before)) to \
        \(NumberFormat.percent(moved.now)) (\(q(moved.qValue))\(weight)).
        """
    case (_, let category?):
      return """
        \(subject): the share of "\(visible(category))" \(verb) from \(NumberFormat.percent(moved.before)) to \
        \(NumberFormat.percent(moved.now)) (\(sure)\(weight)).
        """
    default:
      let effect = moved.effect.map { ", \(NumberFormat.short($0)) standard deviations" } ?? ""
      return """
        \(subject) \(verb) from \(NumberFormat.short(moved.before)) to \(NumberFormat.short(moved.now)) on \
        average\(effect) (\(sure)\(weight)).
        """
    }
  }

  var since: [String] {
    let since = explanation.since
    switch since.state {
    case .noSnapshots:
      return [
        """
        Cannot be told: the current side has no column of snapshots. Load several files at once, or name one, as in \
        `explain by month`.
        """
      ]
    case .tooFewSnapshots:
      return [
        """
        Cannot be told: \(quantity(explanation.scope.snapshots, "snapshot")) in \
        \(column(explanation.scope.snapshotColumn ?? "")), and \(Timeline.leastSnapshots) are needed.
        """
      ]
    case .steady:
      return [
        "Nothing left the reference for good over \(quantity(explanation.scope.snapshots, "snapshot"))."
      ]
    case .known:
      return since.onsets.prefix(3).map(sentence)
    }
  }

  private func sentence(_ onset: Onset) -> String {
    let subject =
      switch onset.subject {
      case .values, .target: column(onset.column)
      case .missing: "Missing values of \(column(onset.column))"
      case .surprise: "What is expected of \(column(onset.column)) given the features"
      case .segment: "\(column(onset.column)) inside the segment"
      }
    let range =
      onset.low == onset.high
      ? "no other is likely" : "\(name(onset.low)) to \(name(onset.high)) with 95% confidence"
    let trend = onset.trend.map { ", \($0)" } ?? ""
    return "\(subject): since \(name(onset.snapshot))\(trend) (\(range); \(q(onset.qValue)))."
  }
}
