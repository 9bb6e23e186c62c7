import DataFrame
import Drift
import Plot

/// Since when the columns of a pair have drifted.
struct TimelineVerb: Verb {
  let signature = Signature(
    name: "timeline", usage: "column, … by snapshot",
    summary: "Since when each column is away from the reference, and whether it went suddenly or gradually.",
    details: """
      Snapshots are the values of the column behind `by`, in order of first appearance; each is compared with the whole \
      reference by the distance of the calibrated rule. onset is the first snapshot from which on a column is away for \
      good: a step (sudden) or a ramp (gradual), whichever explains the snapshots better; onset_low and onset_high are the \
      onsets that are not much less likely (95% confidence). trend is none where the change is not sure (q_value below \
      alpha), nowhere as large as the threshold, or came back; and null where fewer than \
      \(Timeline.leastSnapshots) snapshots cannot tell. Where the share of missing values drifted, it has a row of its own.
      """,
    flow: [(.pair, .frame)], arguments: .any(.column),
    options: DriftVerb.comparisonOptions.filter { ["num", "cat", "alpha", "seed"].contains($0.name) } + [
      OptionRule(
        name: "threshold", form: .number(0...Double.infinity), summary: "The least distance that is large.")
    ],
    by: .required,
    columns: [
      "column", "kind", "onset", "onset_low", "onset_high", "trend", "last_score", "max_score", "max_at",
      "threshold", "q_value", "note",
    ],
    examples: [
      #"simulate "insurance" vs simulate "insurance", months: 1..12 | timeline by snapshot"#,
      #"simulate "insurance" vs simulate "insurance", months: 1..8 | timeline age, miles by snapshot"#,
    ], next: ["drift", "line"])

  func run(_ call: Call, on input: Value) throws -> Value {
    guard case .pair(let pair) = input else {
      throw Diagnostic("`timeline` takes a pair", at: call.stage.verb.span)
    }
    guard call.by.count == 1 else {
      throw Diagnostic(
        "`timeline` follows one column", at: call.by[1].span, help: "timeline \(signature.usage)")
    }
    let key = try call.keyName(call.by[0], of: pair.current)
    let columns = try call.columns(of: pair)
    let timeline = try call.placed { () throws(DriftError) in
      try Timeline(
        reference: pair.reference, current: pair.current, by: key, columns: columns,
        options: DriftOptions(call.options))
    }
    let missing = try pair.current.column(key).nullCount
    if missing > 0 { call.notice("left out \(quantity(missing, "row")) without \(Identifier.quoted(key))") }
    return .frame(
      try DataFrame(timeline),
      Presentation(footer: timeline.footer, spareColumns: ["kind", "threshold", "q_value", "max_at"]))
  }
}

extension DataFrame {
  /// The rows of a timeline, those with a trend first, each in the order of the largest score against its threshold.
  init(_ timeline: Timeline) throws {
    func strength(_ row: TimelineRow) -> Double {
      let ratio = (row.maxScore ?? -1) / max(row.threshold ?? 1, 1e-9)
      return (row.onset == nil ? 0 : 1e6) + min(ratio, 1e6 - 1)
    }
    let order = timeline.rows.indices.sorted {
      (strength(timeline.rows[$0]), $1) > (strength(timeline.rows[$1]), $0)
    }
    let rows = order.map { timeline.rows[$0] }
    func numbers(_ value: (TimelineRow) -> Double?) -> Column {
      .number(TypedColumn(rows.map(value), placeholder: 0))
    }
    func texts(_ value: (TimelineRow) -> String?) -> Column { .string(StringColumn(rows.map(value))) }
    func snapshots(_ value: (TimelineRow) -> Int?) -> Column {
      Column(scalars: rows.map { row in value(row).map { timeline.snapshots[$0] } ?? .null })
    }
    try self.init([
      ("column", texts(\.column)),
      ("kind", texts { $0.kind?.rawValue }),
      ("onset", snapshots(\.onset)),
      ("onset_low", snapshots { $0.onsetRange?.lowerBound }),
      ("onset_high", snapshots { $0.onsetRange?.upperBound }),
      ("trend", texts { $0.trend?.rawValue }),
      ("last_score", numbers(\.lastScore)),
      ("max_score", numbers(\.maxScore)),
      ("max_at", snapshots(\.maxAt)),
      ("threshold", numbers(\.threshold)),
      ("q_value", numbers(\.qValue)),
      ("note", texts { row in row.note.map { timeline.text(of: $0) } }),
    ])
  }
}

extension Timeline {
  /// How many columns drifted, over which snapshots.
  fileprivate var footer: String {
    let drifted = Set(rows.filter { $0.onset != nil }.map(\.column)).count
    let columns = Set(rows.filter { $0.kind != nil }.map(\.column)).count
    let span = [snapshots.first, snapshots.last].compactMap { $0.flatMap { ScalarText.text($0.whole) } }
    let names = span.count == 2 ? ", \(visible(span[0])) to \(visible(span[1]))" : ""
    return
      "\(drifted) of \(quantity(columns, "column")) drifted over \(quantity(snapshots.count, "snapshot"))\(names)"
  }

  /// A note in words.
  fileprivate func text(of note: TimelineNote) -> String {
    switch note {
    case .untestable(let reason): reason.text
    case .tooFewSnapshots(let count):
      "\(quantity(count, "snapshot")) with values; a trend needs \(Timeline.leastSnapshots)"
    case .cameBack(let range):
      "was away and came back: \(name(range.lowerBound)) to \(name(range.upperBound))"
    case .sureButSmall: "sure but small"
    }
  }

  private func name(_ position: Int) -> String { ScalarText.text(snapshots[position].whole) ?? "null" }
}
