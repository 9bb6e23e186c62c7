import DataFrame

/// Means of columns, or of residuals, whose change inside a segment differs from that of all other rows.
///
/// Segments are one or two predicates over other columns: numbers below or from a quantile on, categories and nulls. For each
/// the change inside less the change outside is held against its standard error. q-values are Benjamini and Hochberg's over
/// all segments and series. A pair is kept only where it is clearer by a tenth than its parts.
struct InsideSearch {
  /// What is followed: a value a row on both sides, NaN where it is missing.
  struct Series: Sendable {
    let name: String
    let isResidual: Bool
    /// Whether each value tells if the row is of a category.
    let isShare: Bool
    let reference: [Double]
    let current: [Double]
    /// The mean of the reference, around which sums are made so that squares stay small.
    let center: Double

    init(
      name: String, isResidual: Bool, isShare: Bool = false, reference: [Double], current: [Double]
    ) {
      (self.name, self.isResidual, self.isShare) = (name, isResidual, isShare)
      (self.reference, self.current) = (reference, current)
      let known = reference.filter(\.isFinite)
      center = known.reduce(0, +) / Double(max(known.count, 1))
    }
  }

  /// The segments found, the clearest first; of nested ones with the same columns the clearest alone.
  private(set) var segments: [InsideSegment] = []
  /// How many were looked at.
  private(set) var examined = 0

  /// The least share of either side's rows that a segment must have, and the least number.
  static let support = (share: 0.02, rows: 30)
  /// How sure a segment must be: there are many, and each costs attention.
  static let level = 0.02
  /// The least difference of the changes: in standard deviations of the reference, for residuals in probability.
  static let least = (values: 0.25, residuals: 0.05)

  /// - Parameter codes: The columns that segments are made from, of the same rows as the series.
  /// - Throws: `DataError.cancelled`.
  /// - Complexity: O(rows · columns² · series), on all cores.
  init(_ series: [Series], _ codes: [SegmentCodes]) throws {
    let cuts = codes.map(PredicateRanges.init)
    var pairs: [(Int, Int)] = codes.indices.map { ($0, $0) }
    for i in codes.indices { for j in codes.indices.dropFirst(i + 1) { pairs.append((i, j)) } }
    let found = try concurrentTryMap(pairs.count) { [pairs] index -> [InsideCandidate] in
      try Cancellation.check()
      let (i, j) = pairs[index]
      return series.enumerated().flatMap { place, series -> [InsideCandidate] in
        guard series.name != codes[i].column, series.name != codes[j].column else { return [] }
        let table = MomentTable(series, codes[i], i == j ? nil : codes[j])
        return table.candidates(place, (i, cuts[i]), i == j ? nil : (j, cuts[j]))
      }
    }.flatMap { $0 }
    examined = found.count
    let qValues = FalseDiscoveryRate.benjaminiHochberg(found.map(\.pValue))
    var singles: [Part: Double] = [:]
    for candidate in found where candidate.parts.count == 1 {
      singles[Part(candidate, candidate.parts[0])] = candidate.z.magnitude
    }
    let order = found.indices.sorted { (found[$0].z.magnitude, $1) > (found[$1].z.magnitude, $0) }
    var taken: Set<Key> = []
    for index in order where qValues[index] < InsideSearch.level {
      let candidate = found[index]
      let isClear = candidate.parts.allSatisfy {
        candidate.parts.count == 1 || candidate.z.magnitude > 1.1 * (singles[Part(candidate, $0)] ?? 0)
      }
      let key = Key(series: candidate.series, columns: candidate.parts.map(\.column))
      guard candidate.isLarge, isClear, taken.insert(key).inserted else { continue }
      segments.append(
        candidate.segment(series[candidate.series], qValues[index]) { part in
          SegmentPredicate(codes[part.column].column, cuts[part.column].conditions[part.range])
        })
    }
    // Where two columns and a third hang together otherwise than before, each can be told as a change inside a segment of the
    // other two. The one whose rows are as frequent as before is what happened to these rows; the others follow from it.
    // Of equally steady ones a change of numbers comes before one of shares.
    let told = Set(segments.filter { !$0.isShare }.map(\.columns))
    segments = segments.filter { !$0.isShare || !told.contains($0.columns) }
    segments = segments.filter(\.isSteady) + segments.filter { !$0.isSteady }
  }

  /// A predicate alone, of one series.
  private struct Part: Hashable {
    let series: Int
    let column: Int
    let range: Int

    init(_ candidate: InsideCandidate, _ part: InsideCandidate.Part) {
      (series, column, range) = (candidate.series, part.column, part.range)
    }
  }

  private struct Key: Hashable {
    let series: Int
    let columns: [Int]
  }
}

/// The predicates that codes of a column allow: each category and null, and all values below or from a cut on.
struct PredicateRanges: Sendable {
  /// The predicates, and the codes that meet each.
  private(set) var conditions: [SegmentPredicate.Condition] = []
  private(set) var codes: [Range<Int>] = []
  /// The number of codes.
  let size: Int

  init(_ segment: SegmentCodes) {
    size = segment.conditions.count
    for (code, condition) in segment.conditions.enumerated() {
      switch condition {
      case .isNull, .equals:
        add(condition ?? .isNull, code..<code + 1)
      case .range(let from, let below):
        if let below { add(.range(from: nil, below: below), 2..<code + 1) }
        if let from { add(.range(from: from, below: nil), code..<size) }
      case nil: continue
      }
    }
  }

  private mutating func add(_ condition: SegmentPredicate.Condition, _ range: Range<Int>) {
    conditions.append(condition)
    codes.append(range)
  }
}
