import DataFrame

/// Count, sum and sum of squares of values.
struct SeriesMoments: Sendable {
  var count = 0.0
  var sum = 0.0
  var squares = 0.0

  var mean: Double { count > 0 ? sum / count : 0 }
  /// The sum of squares around the mean.
  var scatter: Double { max(0, squares - sum * mean) }
  var variance: Double { count > 0 ? scatter / count : 0 }

  mutating func add(_ value: Double) {
    count += 1
    sum += value
    squares += value * value
  }

  static func + (left: SeriesMoments, right: SeriesMoments) -> SeriesMoments {
    SeriesMoments(
      count: left.count + right.count, sum: left.sum + right.sum, squares: left.squares + right.squares)
  }

  static func - (left: SeriesMoments, right: SeriesMoments) -> SeriesMoments {
    SeriesMoments(
      count: left.count - right.count, sum: left.sum - right.sum, squares: left.squares - right.squares)
  }
}

/// The moments of a series for each code of one column, or pair of codes of two, summed up so that any rectangle of codes is
/// four of them.
struct MomentTable {
  private let isResidual: Bool
  private let width: Int
  private let reference: [SeriesMoments]
  private let current: [SeriesMoments]

  init(_ series: InsideSearch.Series, _ first: SegmentCodes, _ second: SegmentCodes?) {
    isResidual = series.isResidual
    let sizes = (first.conditions.count, second?.conditions.count ?? 1)
    width = sizes.1 + 1
    let center = series.center
    func table(_ values: [Double], _ a: [UInt8], _ b: [UInt8]?) -> [SeriesMoments] {
      var cells = [SeriesMoments](repeating: SeriesMoments(), count: (sizes.0 + 1) * (sizes.1 + 1))
      for row in values.indices where values[row].isFinite {
        cells[(Int(a[row]) + 1) * (sizes.1 + 1) + Int(b?[row] ?? 0) + 1].add(values[row] - center)
      }
      for i in 1...sizes.0 {
        for j in 1...sizes.1 {
          let at = i * (sizes.1 + 1) + j
          cells[at] =
            cells[at] + cells[at - 1] + cells[at - sizes.1 - 1] - cells[at - sizes.1 - 2]
        }
      }
      return cells
    }
    reference = table(series.reference, first.reference, second?.reference)
    current = table(series.current, first.current, second?.current)
  }

  /// The segments of all predicates of one column, or of two, that enough rows meet.
  func candidates(
    _ series: Int, _ first: (column: Int, ranges: PredicateRanges),
    _ second: (column: Int, ranges: PredicateRanges)?
  ) -> [InsideCandidate] {
    let rows = 0..<first.ranges.size
    let columns = 0..<(second?.ranges.size ?? 1)
    let whole = (part(reference, rows, columns), part(current, rows, columns))
    guard whole.0.count > 0, whole.1.count > 0 else { return [] }
    var found: [InsideCandidate] = []
    for (a, range) in first.ranges.codes.enumerated() {
      let mine = InsideCandidate.Part(column: first.column, range: a)
      guard let second else {
        let inside = (part(reference, range, columns), part(current, range, columns))
        if let one = InsideCandidate(series, isResidual: isResidual, [mine], inside: inside, whole: whole) {
          found.append(one)
        }
        continue
      }
      for (b, other) in second.ranges.codes.enumerated() {
        let inside = (part(reference, range, other), part(current, range, other))
        let parts = [mine, InsideCandidate.Part(column: second.column, range: b)]
        if let one = InsideCandidate(series, isResidual: isResidual, parts, inside: inside, whole: whole) {
          found.append(one)
        }
      }
    }
    return found
  }

  private func part(_ cells: [SeriesMoments], _ rows: Range<Int>, _ columns: Range<Int>) -> SeriesMoments {
    cells[rows.upperBound * width + columns.upperBound] - cells[rows.lowerBound * width + columns.upperBound]
      - cells[rows.upperBound * width + columns.lowerBound]
      + cells[rows.lowerBound * width + columns.lowerBound]
  }
}
