import DataFrame

/// Segments inside which features, or the residuals of the target, changed otherwise than outside.
struct InsideFindings: Sendable {
  /// The segments, the clearest first, features before residuals.
  private(set) var segments: [InsideSegment]
  /// How many were looked at.
  private(set) var examined: Int
  /// Changes of whole series of residuals, with the p of each.
  private(set) var wholes: [WholeChange] = []

  /// How the mean of residuals of all rows changed.
  struct WholeChange: Sendable {
    let name: String
    let change: Double
    let pValue: Double
  }

  init(_ search: InsideSearch) {
    segments = search.segments
    examined = search.examined
  }

  mutating func add(_ other: InsideFindings) {
    segments += other.segments
    examined += other.examined
    wholes += other.wholes
  }

  /// The findings about the residuals of some rows of the current side.
  ///
  /// - Parameter isAdjusted: Whether the classes' new shares are taken into account.
  static func ofResiduals(
    _ residuals: TargetResiduals, _ rows: [Int], _ features: [String], _ input: ExplanationInput,
    isAdjusted: Bool = false, matchedOn columns: [String] = []
  ) throws -> InsideFindings {
    let wanted = Set(rows)
    var current = residuals.current.gather(
      residuals.current.rows.indices.filter { wanted.contains(residuals.current.rows[$0]) })
    var reference = residuals.reference
    if !columns.isEmpty {
      let matched = try matchedRows(
        input.reference.gather(reference.rows), input.current.gather(current.rows), on: columns,
        seed: input.drift.seed)
      (reference, current) = (reference.gather(matched.reference), current.gather(matched.current))
    }
    if isAdjusted {
      let count = residuals.classes.count
      let (before, now) = (reference.shares(count), current.shares(count))
      current = current.adjusted(by: (0..<count).map { now[$0] / max(before[$0], 1e-9) })
    }
    let codes = try Period.codes(
      features, input.reference.gather(reference.rows), input.current.gather(current.rows), input.drift)
    var series = [
      InsideSearch.Series(
        name: "surprise", isResidual: true, reference: reference.surprise, current: current.surprise)
    ]
    for (index, name) in residuals.classes.enumerated() {
      series.append(
        InsideSearch.Series(
          name: name, isResidual: true, reference: reference.residual(of: index),
          current: current.residual(of: index)))
    }
    let search = try InsideSearch(series, codes)
    var findings = InsideFindings(search)
    findings.wholes = series.map { series -> WholeChange in
      var (before, now) = (SeriesMoments(), SeriesMoments())
      series.reference.forEach { before.add($0) }
      series.current.forEach { now.add($0) }
      let change = now.mean - before.mean
      let error =
        (before.variance / max(before.count, 1) + now.variance / max(now.count, 1)).squareRoot()
      return WholeChange(
        name: series.name, change: change, pValue: error > 0 ? Normal.twoSidedTail(change / error) : 1)
    }
    return findings
  }
}
