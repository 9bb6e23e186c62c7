import DataFrame

/// The missing values of a column on both sides, nulls and infinities alike.
struct MissingValues {
  let column: String
  let reference: Proportion
  let current: Proportion
  private let infinities: (reference: Int, current: Int)

  /// A smaller change of the share of missing values is no drift, however sure.
  static let threshold = 0.02

  /// The missing values of a column; nil where none is missing, or where a side has no rows.
  init?(_ sides: ColumnSides) {
    guard let first = sides.reference, let second = sides.current else { return nil }
    guard first.rows > 0, second.rows > 0, first.missing.hits + second.missing.hits > 0 else { return nil }
    column = sides.name
    reference = first.missing
    current = second.missing
    infinities = (first.infinities, second.infinities)
  }

  /// The change of the share, with the p of two proportions, or of Fisher's exact test where an expected count is
  /// below 5.
  var row: DriftRow {
    let isSparse = TwoProportions.smallestExpected(reference, current) < 5
    var row = DriftRow(column: column, kind: .missing, test: isSparse ? "fisher" : "z")
    let change = current.share - reference.share
    row.score = change.magnitude
    row.effect = change
    row.threshold = MissingValues.threshold
    if isSparse {
      row.pValue = TwoProportions.fisherExact(reference, current)
    } else {
      let z = TwoProportions.z(current, reference)
      row.statistic = z
      row.pValue = z.map(Normal.twoSidedTail) ?? 1
    }
    if infinities.reference + infinities.current > 0 {
      row.notes.append(.infinities(reference: infinities.reference, current: infinities.current))
    }
    return row
  }
}
