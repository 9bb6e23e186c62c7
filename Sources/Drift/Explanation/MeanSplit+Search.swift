import DataFrame

extension MeanSplit {
  /// The split by the column whose groups' shares explain most of the change; nil where the mean hardly changed, by less
  /// than 2 % of a standard deviation, or where no column has groups.
  ///
  /// - Complexity: O(rows) for each column.
  init?(_ series: InsideSearch.Series, column: String, category: String?, _ codes: [SegmentCodes]) {
    var best: MeanSplit?
    for code in codes where code.column != column {
      let size = code.conditions.count
      var sides = [[SeriesMoments]](
        repeating: [SeriesMoments](repeating: SeriesMoments(), count: size), count: 2)
      for (side, (values, groups)) in [(series.reference, code.reference), (series.current, code.current)]
        .enumerated()
      {
        for row in values.indices where values[row].isFinite {
          sides[side][Int(groups[row])].add(values[row])
        }
      }
      let totals = sides.map { $0.reduce(SeriesMoments(), +) }
      guard totals[0].count > 0, totals[1].count > 0 else { return nil }
      let change = totals[1].mean - totals[0].mean
      guard change.magnitude > 0.02 * totals[0].variance.squareRoot() else { return nil }
      let groups = code.conditions.indices.compactMap { index -> Group? in
        let (before, now) = (sides[0][index], sides[1][index])
        guard before.count + now.count > 0 else { return nil }
        // A group that one side lacks has no mean there: all of its part is its share.
        return Group(
          predicate: code.conditions[index].map { SegmentPredicate(code.column, $0) },
          shareBefore: before.count / totals[0].count, shareNow: now.count / totals[1].count,
          before: before.count > 0 ? before.mean : now.mean, now: now.count > 0 ? now.mean : before.mean)
      }
      guard groups.count > 1 else { continue }
      let ofShares = groups.reduce(0) { $0 + $1.ofShare }
      guard ofShares.magnitude > best?.ofShares.magnitude ?? -1 else { continue }
      best = MeanSplit(
        column: column, category: category, groupColumn: code.column, before: totals[0].mean,
        now: totals[1].mean, ofShares: ofShares, within: groups.reduce(0) { $0 + $1.within },
        groups: groups.sorted {
          ($0.ofShare + $0.within).magnitude > ($1.ofShare + $1.within).magnitude
        })
    }
    guard let best else { return nil }
    self = best
  }
}

extension SegmentPredicate {
  /// Which rows of a column meet the condition.
  func rows(in frame: DataFrame) -> [Int] {
    guard let index = frame.index(of: column) else { return [] }
    let values = frame.columns[index]
    switch condition {
    case .isNull: return (0..<values.count).filter { !values.isValid($0) }
    case .equals(let scalar):
      let wanted = scalar.categoryName
      return (0..<values.count).filter { values.isValid($0) && values[$0].categoryName == wanted }
    case .range(let from, let below):
      guard let numbers = values.asNumbers else { return [] }
      return (0..<numbers.count).filter { row in
        guard numbers.isValid(row) else { return false }
        return numbers.values[row] >= from ?? -.infinity && numbers.values[row] < below ?? .infinity
      }
    }
  }
}

extension DataFrame {
  /// The rows that meet all predicates.
  func rows(meeting predicates: [SegmentPredicate]) -> DataFrame {
    predicates.reduce(self) { frame, predicate in frame.gather(predicate.rows(in: frame)) }
  }
}
