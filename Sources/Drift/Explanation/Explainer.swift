import DataFrame
import Models

extension Explanation {
  /// Explains what happened between two frames.
  ///
  /// - Throws: `DriftError` for names that do not exist, and `DataError.cancelled`.
  /// - Complexity: O(rows · columns²), on all cores; models and residuals use samples of at most 30,000 rows.
  public init(
    reference: DataFrame, current: DataFrame, options: ExplanationOptions = ExplanationOptions()
  ) throws {
    ProgressCount.begin("explaining", .parts, total: 8)
    defer { ProgressCount.end() }
    let input = try ExplanationInput(reference, current, options)
    let usable = try FrameComparison(input.features, reference, current, input.drift)
    let comparable = Set(usable.table.rows.filter(\.isTested).map(\.column))
    let features = input.features.filter(comparable.contains)
    ProgressCount.advance(.parts)

    let followed = Onsets(input)
    var onsets = try followed.ofColumns()
    ProgressCount.advance(.parts)
    let residuals = try TargetResiduals(input, features)
    ProgressCount.advance(.parts)
    if let residuals { onsets += try followed.ofResiduals(residuals) }
    try Cancellation.check()
    ProgressCount.advance(.parts)

    let period = try Period(input, features, residuals, followed, onsets)
    ProgressCount.advance(.parts)
    let rows = period.rows
    let focus = rows.count == current.rowCount ? current : current.gather(rows)
    let target = input.hasLabels ? input.target : nil
    let names = input.features + [input.prediction, target].compactMap { $0 }
    let comparison = try FrameComparison(names, reference, focus, input.drift)
    var what = WhatMoved(comparison, input)
    ProgressCount.advance(.parts)

    let inside = period.inside
    let shares = try SegmentSearch(
      reference: reference, current: focus, columns: features, options: SegmentOptions(drift: input.drift))
    var kind = try KindFinding(
      input, focus, comparison, what, residuals.map { TargetEvidence($0, period, inside) }, inside)
    ProgressCount.advance(.parts)
    if let segment = inside.segments.first(where: { !$0.isResidual }), kind.isInSegment {
      if let onset = try followed.of(segment) { onsets.append(onset) }
    }
    let matters = try Consequence(input, focus)
    ProgressCount.advance(.parts)
    what.order(matters.importance, kind)
    if kind.kind == .unknown, matters.prediction == nil { kind.isStandIn = false }

    self.what = what
    self.kind = kind
    self.matters = matters
    since = SinceWhen(onsets, followed, input, kind, what, inside)
    segments = WhereMoved(inside, shares, kind, alpha: input.drift.alpha)
    mix = period.split(comparison, what, input, focus)
    scope = ExplanationScope(
      referenceRows: reference.rowCount, currentRows: current.rowCount, comparedRows: rows.count,
      features: input.features, giveaways: input.giveaways, target: input.target, hasLabels: input.hasLabels,
      prediction: input.prediction, hasModel: input.model != nil, snapshotColumn: input.snapshot,
      snapshots: followed.names.count, alpha: input.drift.alpha)
    advice = Advice(kind, matters, what, segments, comparison)
  }
}

extension SegmentOptions {
  fileprivate init(drift: DriftOptions) {
    self.init()
    self.drift = drift
  }
}

extension WhatMoved {
  /// The rows that drifted, in the order of the table.
  init(_ comparison: FrameComparison, _ input: ExplanationInput) {
    columns = comparison.table.rows.filter(\.drifted).compactMap { row in
      comparison.moved(
        row, row.column == input.target ? .target : row.column == input.prediction ? .prediction : .feature)
    }
    tested = Set(comparison.table.rows.filter(\.isTested).map(\.column)).count
    untested = comparison.table.rows.filter { !$0.isTested }.map {
      UntestedColumn(column: $0.column, reason: $0.note)
    }
  }

  /// Puts the most important first: what the kind is about, then by importance times distance.
  mutating func order(_ importance: [ColumnImportance], _ kind: KindFinding) {
    for index in columns.indices where columns[index].part == .feature && !importance.isEmpty {
      columns[index].importance = importance.first { $0.column == columns[index].column }?.share ?? 0
    }
    func rank(_ moved: MovedColumn) -> Double {
      let isSubject =
        switch kind.kind {
        case .missing: moved.kind == .missing
        case .unit: moved.column == kind.column
        case .label, .concept: moved.part == .target
        default: moved.part == .feature
        }
      return (isSubject ? 1e6 : 0) + min(moved.weight, 1e6 - 1)
    }
    let order = columns.indices.sorted { (rank(columns[$0]), $1) > (rank(columns[$1]), $0) }
    columns = order.map { columns[$0] }
  }
}

extension SinceWhen {
  /// The onsets in the order in which they concern the kind.
  init(
    _ found: [Onset], _ followed: Onsets, _ input: ExplanationInput, _ kind: KindFinding, _ what: WhatMoved,
    _ inside: InsideFindings
  ) {
    func rank(_ onset: Onset) -> Int {
      switch kind.kind {
      case .missing where onset.subject == .missing: 0
      case .unit where onset.column == kind.column: 0
      case .label where onset.subject == .target: 0
      case .concept where onset.subject == .surprise: 0
      case .covariate where onset.subject == .segment: 0
      default:
        1
          + (what.columns.firstIndex { $0.column == onset.column && $0.part == .feature }
            ?? what.columns.count)
      }
    }
    let order = found.indices.sorted {
      (rank(found[$0]), found[$0].qValue, $0) < (rank(found[$1]), found[$1].qValue, $1)
    }
    onsets = order.map { found[$0] }
    if input.snapshot == nil {
      state = .noSnapshots
    } else if !followed.isEnough {
      state = .tooFewSnapshots
    } else {
      state = onsets.isEmpty ? .steady : .known
    }
  }
}

extension WhereMoved {
  /// The segments, those of what the kind is about first.
  init(_ found: InsideFindings, _ search: SegmentSearch, _ kind: KindFinding, alpha: Double) {
    let isAboutTarget = [.concept, .covariateAndConcept].contains(kind.kind)
    let wanted = found.segments.filter { $0.isResidual == isAboutTarget }
    // Residuals that follow from a change of shares, and changes of features that follow from one of y, are no news.
    inside = kind.kind == .label || kind.kind == .none ? [] : Array(wanted.prefix(5))
    shares = Array(search.segments.filter { $0.qValue < alpha && $0.score >= 0.04 }.prefix(5))
    examinedInside = found.examined
    examinedShares = search.examined
    support = SegmentOptions().support
  }
}

extension Advice {
  /// The advice of the first rule that fires.
  init(
    _ kind: KindFinding, _ matters: Consequence, _ what: WhatMoved, _ segments: WhereMoved,
    _ comparison: FrameComparison
  ) {
    let lost = comparison.table.rows.first { row in
      row.notes.contains { note in
        switch note {
        case .onlyIn(.reference), .allMissing(.current), .constantIn(.current): true
        default: false
        }
      }
    }
    let first = segments.inside.first
    let facts = AdviceFacts(
      kind: kind.kind, hurts: matters.hurts,
      isInOneSegment: first.map { $0.isResidual && ($0.explained ?? 0) >= 0.8 && $0.current.share < 0.5 }
        ?? false,
      hasLostColumn: lost != nil)
    rule = AdviceRule.first(for: facts)
    action = rule.action
    switch action {
    case .reengineer: column = lost?.column
    case .fixTheData: column = kind.column
    case .watch: column = what.columns.first?.column
    default: column = nil
    }
    segment = action == .fallBack ? first?.predicates : nil
  }
}
