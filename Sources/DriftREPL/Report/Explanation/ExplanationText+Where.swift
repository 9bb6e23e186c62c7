import DataFrame
import Drift
import Plot

extension ExplanationText {
  var segments: [String] {
    let segments = explanation.segments
    var sentences = segments.inside.prefix(2).map(sentence)
    sentences += segments.shares.prefix(segments.inside.isEmpty ? 3 : 1).map { shared in
      """
      \(visible(shared.sourceText)): \(shared.current.share < shared.reference.share ? "fell" : "rose") from \
      \(NumberFormat.percent(shared.reference.share)) to \(NumberFormat.percent(shared.current.share)) of the rows \
      (\(q(shared.qValue))).
      """
    }
    if segments.inside.isEmpty {
      sentences.append(
        """
        Everywhere alike: of \(NumberFormat.count(segments.examinedInside)) looks into segments of at least \
        \(NumberFormat.percent(segments.support)) of the rows, none shows that it changed otherwise than the rest.
        """)
    }
    return sentences
  }

  private func sentence(_ inside: InsideSegment) -> String {
    let place =
      "\(segment(inside.predicates)) (\(NumberFormat.percent(inside.current.share)) of the rows)"
    guard !inside.isResidual else {
      let subject =
        inside.column == "surprise"
        ? "the truth's probability is \(NumberFormat.short(inside.now)) below what the reference's model promised"
        : """
        "\(visible(inside.column))" is \(NumberFormat.short((inside.now - inside.before).magnitude)) \
        \(inside.now < inside.before ? "less" : "more") probable than the reference taught
        """
      return """
        \(place): \(subject); elsewhere that changed by \(NumberFormat.short(inside.changeOutside)) \
        (\(q(inside.qValue))).
        """
    }
    func value(_ number: Double) -> String {
      inside.isShare ? NumberFormat.percent(number) : NumberFormat.short(number)
    }
    return """
      \(place): \(inside.isShare ? "the share in " : "")\(column(inside.column)) \(inside.now < inside.before ? "fell" : "rose") from \
      \(value(inside.before)) to \(value(inside.now)); elsewhere it changed by \
      \(NumberFormat.short(inside.changeOutside)) (\(q(inside.qValue))).
      """
  }

  var mix: [String] {
    guard let mix = explanation.mix else { return ["No mean changed that could be split."] }
    let isShare = mix.category != nil
    func value(_ number: Double) -> String {
      isShare ? NumberFormat.percent(number) : NumberFormat.short(number)
    }
    func change(_ number: Double) -> String {
      isShare ? "\(NumberFormat.change(number)) points" : NumberFormat.short(number)
    }
    let subject =
      mix.category.map { "The share of \"\(visible($0))\" in \(column(mix.column))" }
      ?? "The mean of \(column(mix.column))"
    var sentences = [
      """
      \(subject) went from \(value(mix.before)) to \(value(mix.now)): \(change(mix.ofShares)) from other shares of the \
      groups of \(column(mix.groupColumn)), \(change(mix.within)) within them.
      """
    ]
    if mix.ofShares.magnitude >= 0.1 * (mix.now - mix.before).magnitude, let group = mix.groups.first,
      let predicate = group.predicate
    {
      sentences.append(
        """
        Most through \(segment([predicate])): \(NumberFormat.percent(group.shareBefore)) of the rows before and \
        \(NumberFormat.percent(group.shareNow)) now, at \(value(group.before)) before and \(value(group.now)) now.
        """)
    }
    return sentences
  }
}
