import DataFrame

/// The segments of one or two predicates whose shares differ most between the sides.
public struct SegmentSearch: Sendable, Equatable {
  /// The segments, the largest score first; pairs that say no more than a part alone are left out.
  public var segments: [Segment]
  /// How many segments were looked at: the family of the q-values.
  public var examined: Int
  /// The names of the columns that were cut into predicates.
  public var columns: [String]

  /// Looks at all predicates, and at depth 2 at all pairs of predicates on different columns, that enough rows meet.
  ///
  /// Numbers are cut at quantiles of both sides together, categories and nulls are predicates of their own. A pair is kept
  /// only where its score is a tenth above both parts' and its two predicates belong together more, or less, than before.
  /// q-values are Benjamini and Hochberg's over all segments that were looked at, the pairs left out included.
  ///
  /// - Parameter columns: the columns to look at; nil for all that are features or predictions.
  /// - Throws: `DriftError` for names that do not exist, and where the user asked to stop.
  /// - Complexity: O(rows · columns²) at depth 2, on all cores.
  public init(
    reference: DataFrame, current: DataFrame, columns asked: [String]? = nil,
    options: SegmentOptions = SegmentOptions()
  ) throws(DriftError) {
    let compared = try comparedColumns(reference, current, asked, except: [])
    let names = compared.enumerated().filter { !compared.prefix($0).contains($1) }.map(\.element)
    let coded = try finished(names.count) { index -> SegmentCodes? in
      guard let i = reference.index(of: names[index]), let j = current.index(of: names[index]) else {
        return nil
      }
      return SegmentCodes(names[index], reference.columns[i], current.columns[j], options)
    }.compactMap { $0 }
    let rows = (reference.rowCount, current.rowCount)
    let singles = try finished(coded.count) { PredicateCounts(coded[$0], rows, options.support) }

    var pairs: [(Int, Int)] = []
    if options.depth > 1 {
      for i in coded.indices { for j in coded.indices.dropFirst(i + 1) { pairs.append((i, j)) } }
    }
    let found = try finished(pairs.count) { [pairs] index in
      let (i, j) = pairs[index]
      return PairSearch(coded[i], coded[j], singles[i], singles[j], options.support)
    }
    var all = singles.flatMap(\.distinctSegments) + found.flatMap(\.kept)
    let leftOut = found.flatMap(\.leftOut)
    examined = all.count + leftOut.count
    let qValues = FalseDiscoveryRate.benjaminiHochberg(all.map(\.pValue) + leftOut)
    for index in all.indices { all[index].qValue = qValues[index] }
    let order = all.indices.sorted { (all[$0].score, $1) > (all[$1].score, $0) }
    segments = order.map { all[$0] }
    self.columns = coded.map(\.column)
  }
}

/// The results of independent pieces of work on all cores.
private func finished<Result: Sendable>(
  _ count: Int, _ work: @Sendable (Int) -> Result
) throws(DriftError) -> [Result] {
  let results = concurrentMap(count, stopped: nil) { work($0) }
  let done = results.compactMap { $0 }
  guard done.count == count else { throw .data(.cancelled) }
  return done
}

/// The predicates of one column, and the segments of those that enough rows meet.
private struct PredicateCounts: Sendable {
  let counts: SegmentCounts
  let rows: (reference: Int, current: Int)
  private(set) var segments: [Segment] = []
  /// The position in `segments` of each code; nil for one that is no segment.
  private(set) var positions: [Int?] = []

  init(_ codes: SegmentCodes, _ rows: (Int, Int), _ support: Double) {
    counts = SegmentCounts(codes)
    self.rows = rows
    for (code, condition) in codes.conditions.enumerated() {
      let sides = (
        Proportion(counts.reference[code], of: rows.0), Proportion(counts.current[code], of: rows.1)
      )
      guard let condition, hasSupport(sides.0, sides.1, support) else {
        positions.append(nil)
        continue
      }
      positions.append(segments.count)
      segments.append(Segment([SegmentPredicate(codes.column, condition)], sides.0, sides.1))
    }
  }

  /// The segments without the one that shrank, where two of them are all rows and so say the same.
  var distinctSegments: [Segment] {
    let rows = segments.reduce(0) { $0 + $1.reference.hits + $1.current.hits }
    guard segments.count == 2, rows == self.rows.reference + self.rows.current else { return segments }
    return [segments[segments[0].lift >= segments[1].lift ? 0 : 1]]
  }

  /// The segment of a code; nil where it is none.
  subscript(code: Int) -> Segment? { positions[code].map { segments[$0] } }
}

/// The segments of pairs of predicates on two columns.
private struct PairSearch: Sendable {
  /// Those that say more than either part.
  private(set) var kept: [Segment] = []
  /// The p-values of the others that enough rows meet.
  private(set) var leftOut: [Double] = []

  /// A pair says more than a part where its score is larger by a tenth.
  private static let margin = 1.1
  /// Two predicates belong together more, or less, than before where the p of that is at most this.
  private static let interactionLevel = 0.01

  init(
    _ first: SegmentCodes, _ second: SegmentCodes, _ ofFirst: PredicateCounts, _ ofSecond: PredicateCounts,
    _ support: Double
  ) {
    let counts = SegmentCounts(first, second)
    let rows = ofFirst.rows
    for (i, a) in first.conditions.indices.lazy.compactMap({ i in ofFirst[i].map { (i, $0) } }) {
      for (j, b) in second.conditions.indices.lazy.compactMap({ j in ofSecond[j].map { (j, $0) } }) {
        let cell = i * second.conditions.count + j
        let sides = (
          Proportion(counts.reference[cell], of: rows.reference),
          Proportion(counts.current[cell], of: rows.current)
        )
        guard hasSupport(sides.0, sides.1, support) else { continue }
        let segment = Segment(a.predicates + b.predicates, sides.0, sides.1)
        let interaction = oddsRatioDifference(
          TwoByTwo(
            both: sides.0.hits, first: a.reference.hits, second: b.reference.hits, rows: rows.reference),
          TwoByTwo(both: sides.1.hits, first: a.current.hits, second: b.current.hits, rows: rows.current))
        let saysMore =
          segment.score > PairSearch.margin * max(a.score, b.score)
          && Normal.twoSidedTail(interaction) <= PairSearch.interactionLevel
        if saysMore { kept.append(segment) } else { leftOut.append(segment.pValue) }
      }
    }
  }
}

/// Whether a segment has enough rows on either side.
private func hasSupport(_ reference: Proportion, _ current: Proportion, _ support: Double) -> Bool {
  reference.hits + current.hits > 0 && max(reference.share, current.share) >= support
}
