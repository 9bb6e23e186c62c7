import DataFrame

/// One segment with the change of a series inside and outside.
struct InsideCandidate: Sendable {
  struct Part: Sendable, Hashable {
    let column: Int
    let range: Int
  }

  let series: Int
  let parts: [Part]
  let inside: (reference: SeriesMoments, current: SeriesMoments)
  let whole: (reference: SeriesMoments, current: SeriesMoments)
  /// The change inside less the change outside, in standard errors.
  let z: Double
  let pValue: Double
  /// Whether the difference is worth telling.
  let isLarge: Bool

  init?(
    _ series: Int, isResidual: Bool, _ parts: [Part], inside: (SeriesMoments, SeriesMoments),
    whole: (SeriesMoments, SeriesMoments)
  ) {
    let outside = (whole.0 - inside.0, whole.1 - inside.1)
    let counts = [inside.0.count, inside.1.count, outside.0.count, outside.1.count]
    guard counts.allSatisfy({ $0 >= Double(InsideSearch.support.rows) }),
      max(inside.0.count / whole.0.count, inside.1.count / whole.1.count) >= InsideSearch.support.share
    else { return nil }
    let spread = whole.0.variance
    guard spread > 0 else { return nil }
    let difference = (inside.1.mean - inside.0.mean) - (outside.1.mean - outside.0.mean)
    // Few rows that happen to be equal do not make a mean sure: five more rows vary as all do.
    func error(_ a: SeriesMoments, _ b: SeriesMoments) -> Double {
      let variance = (a.scatter + b.scatter + 5 * spread) / (a.count + b.count + 5)
      return variance * (1 / a.count + 1 / b.count)
    }
    z = difference / (error(inside.0, inside.1) + error(outside.0, outside.1)).squareRoot()
    pValue = Normal.twoSidedTail(z)
    let share = inside.1.count / whole.1.count
    let change = (inside.1.mean - inside.0.mean).magnitude
    isLarge =
      isResidual
      ? difference.magnitude >= InsideSearch.least.residuals && change * share >= 0.01
      : difference.magnitude >= InsideSearch.least.values * spread.squareRoot()
    self.series = series
    self.parts = parts
    self.inside = (inside.0, inside.1)
    self.whole = (whole.0, whole.1)
  }

  func segment(
    _ series: InsideSearch.Series, _ qValue: Double, _ predicate: (Part) -> SegmentPredicate
  ) -> InsideSegment {
    let outside = (whole.reference - inside.reference, whole.current - inside.current)
    let change = whole.current.mean - whole.reference.mean
    let share = inside.current.count / whole.current.count
    let isChanged = change.magnitude > 0.02 * whole.reference.variance.squareRoot()
    return InsideSegment(
      predicates: parts.map(predicate), column: series.name, isResidual: series.isResidual,
      isShare: series.isShare,
      reference: Proportion(Int(inside.reference.count), of: Int(whole.reference.count)),
      current: Proportion(Int(inside.current.count), of: Int(whole.current.count)),
      before: series.center + inside.reference.mean, now: series.center + inside.current.mean,
      changeOutside: outside.1.mean - outside.0.mean,
      explained: isChanged ? share * (inside.current.mean - inside.reference.mean) / change : nil,
      qValue: qValue)
  }
}
