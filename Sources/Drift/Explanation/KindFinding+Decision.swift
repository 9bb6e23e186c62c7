import DataFrame
import Models

/// What the residuals of a period say of P(y given x), as it is and with the classes' new shares.
struct TargetEvidence {
  let residuals: TargetResiduals
  let rows: [Int]
  let inside: InsideFindings

  init(_ residuals: TargetResiduals, _ period: Period, _ inside: InsideFindings) {
    (self.residuals, rows, self.inside) = (residuals, period.rows, inside)
  }
}

extension KindFinding.Shift {
  /// The least change of a probability that is worth telling, over all rows.
  static let leastResidual = 0.02

  /// P(y given x), from what residuals did: it moved where the residuals of all rows changed surely and by two points, or
  /// those inside a segment by as much as the search asks.
  init(_ findings: InsideFindings, alpha: Double) {
    let qValues = FalseDiscoveryRate.benjaminiHochberg(findings.wholes.map(\.pValue))
    let residual = findings.segments.filter(\.isResidual)
    let sure = findings.wholes.indices.filter { index in
      qValues[index] < alpha / 5 && findings.wholes[index].change.magnitude >= Self.leastResidual
    }
    tested = findings.wholes.count + findings.examined
    parts = sure.count + residual.count
    moved = parts > 0
    threshold = Self.leastResidual
    let largest = findings.wholes.indices.max {
      findings.wholes[$0].change.magnitude < findings.wholes[$1].change.magnitude
    }
    size = largest.map { findings.wholes[$0].change }
    self.largest = largest.map { findings.wholes[$0].name }
    qValue = largest.map { qValues[$0] }
  }

  /// The rows of a drift table, of which those are counted that compare values.
  init(_ rows: [DriftRow]) {
    let values = rows.filter { $0.isTested && $0.kind != .missing }
    let drifted = values.filter(\.drifted)
    parts = drifted.count
    tested = values.count
    moved = !drifted.isEmpty
    func past(_ row: DriftRow) -> Double { (row.score ?? 0) / max(row.threshold ?? 1, 1e-9) }
    let largest = (moved ? drifted : values).max { past($0) < past($1) }
    self.largest = largest?.column
    size = largest?.score
    threshold = largest?.threshold
    qValue = largest?.qValue
  }
}

extension KindFinding {
  /// Compares P(x), P(y), P(x given y) and P(y given x), and says what their changes come to.
  init(
    _ input: ExplanationInput, _ focus: DataFrame, _ comparison: FrameComparison, _ what: WhatMoved,
    _ evidence: TargetEvidence?, _ inside: InsideFindings
  ) throws {
    let rows = comparison.table.rows
    let names = Set(input.features)
    features = Shift(rows.filter { names.contains($0.column) })
    let standIn = input.hasLabels ? input.target : input.prediction
    isStandIn = !input.hasLabels && input.prediction != nil
    target = standIn.map { name in Shift(rows.filter { $0.column == name }) }
    unit = nil
    column = nil
    kind = .none
    if let evidence {
      // A model that misses a little everywhere misses otherwise where the features moved to.
      let moved = what.columns.filter { $0.part == .feature && $0.kind != .missing }
        .sorted { ($0.weight, $1.column) > ($1.weight, $0.column) }.map(\.column)
      let raw =
        moved.isEmpty
        ? evidence.inside
        : try InsideFindings.ofResiduals(
          evidence.residuals, evidence.rows, input.features, input, matchedOn: moved)
      targetGivenFeatures = Shift(raw, alpha: input.drift.alpha)
      let adjusted = try InsideFindings.ofResiduals(
        evidence.residuals, evidence.rows, input.features, input, isAdjusted: true)
      var shift = Shift(adjusted, alpha: input.drift.alpha)
      // New shares that take away more than half of the changes are what happened.
      shift.moved = shift.moved && 2 * shift.parts > Shift(evidence.inside, alpha: input.drift.alpha).parts
      targetGivenFeaturesAndShares = shift
      featuresGivenTarget = try Self.featuresGivenTarget(input, focus)
    }
    for moved in what.columns where moved.part == .feature && moved.kind == .numeric {
      guard let pair = comparison.pair(moved.column), let first = pair.reference, let second = pair.current,
        let found = UnitChange.found(in: first, second)
      else { continue }
      // A unit goes wrong for rows of all sorts; what changed in one segment alone is something else.
      let isElsewhere = inside.segments.contains { $0.column == moved.column && ($0.explained ?? 0) >= 0.5 }
      if isElsewhere { continue }
      unit = found
      column = moved.column
      break
    }
    let missing = what.columns.first { $0.kind == .missing && $0.part == .feature && $0.now > $0.before }
    if unit == nil { column = missing?.column }
    let first = inside.segments.first { !$0.isResidual }
    kind = decided(hasLabels: evidence != nil, hasMissing: missing != nil, inside)
    if let first, kind == .covariate || kind == .unknown {
      let isExplained =
        features.parts == 1 && first.column == features.largest && (first.explained ?? 0) >= 0.5
      isInSegment = !features.moved || isExplained
    }
  }

  private func decided(hasLabels: Bool, hasMissing: Bool, _ inside: InsideFindings) -> Kind {
    if unit != nil { return .unit }
    if hasMissing { return .missing }
    let movedX = features.moved || inside.segments.contains { !$0.isResidual }
    guard hasLabels else { return movedX || target?.moved == true ? .unknown : .none }
    let movedY = target?.moved ?? false
    let movedXGivenY = featuresGivenTarget?.moved ?? false
    let movedYGivenX = targetGivenFeatures?.moved ?? false
    let movedBeyondShares = targetGivenFeaturesAndShares?.moved ?? false
    if movedY, !movedXGivenY, !movedBeyondShares { return .label }
    if movedYGivenX { return features.moved ? .covariateAndConcept : .concept }
    if movedX { return .covariate }
    return movedY ? .label : .none
  }

  /// The features compared inside classes: of the current side so many rows of each class are drawn that the classes have the
  /// reference's shares.
  private static func featuresGivenTarget(_ input: ExplanationInput, _ focus: DataFrame) throws -> Shift? {
    guard let name = input.target else { return nil }
    let sides = try classSides(try input.reference.column(name), try focus.column(name))
    let count = sides.classes.count
    func counted(_ codes: [Int]) -> [Double] {
      var counts = [Double](repeating: 0, count: count)
      for code in codes where code >= 0 { counts[code] += 1 }
      return counts
    }
    let (before, now) = (counted(sides.reference), counted(sides.current))
    let kept = (0..<count).filter { before[$0] >= 20 && now[$0] >= 20 }
    guard kept.count > 1 else { return nil }
    let rate = kept.map { now[$0] / before[$0] }.min() ?? 0
    let chosen = kept.flatMap { code in
      pickedRows(
        sides.current.indices.filter { sides.current[$0] == code }, most: Int(before[code] * rate),
        seed: input.drift.seed)
    }.sorted()
    let classes = Set(kept)
    let reference = sides.reference.indices.filter { classes.contains(sides.reference[$0]) }
    let comparison = try FrameComparison(
      input.features, input.reference.gather(reference), focus.gather(chosen), input.drift)
    return Shift(comparison.table.rows)
  }
}
