import DataFrame

/// Whether a column is compared as numbers or as categories.
///
/// A double is numeric; an integer with at most 10 distinct values, a bool, and text are categorical; text of which
/// more than half of the values are distinct is not compared. Evidently looks at the current side alone, and reads an
/// integer with nulls as a double; the calibrated rule looks at both sides together, so that the two sides, and the
/// groups of `by`, cannot disagree.
///
/// - Throws: `Untestable` where the sides cannot be compared.
func resolvedKind(
  of column: String, _ reference: PreparedColumn, _ current: PreparedColumn, _ options: DriftOptions
) throws(Untestable) -> DriftKind {
  for (prepared, side) in [(reference, Side.reference), (current, .current)] {
    if prepared.rows == 0 { throw Untestable(.noRows(side)) }
    if prepared.count == 0 { throw Untestable(.allMissing(side)) }
  }
  if options.numeric.contains(column) {
    for prepared in [reference, current] where !prepared.hasNumbers {
      throw Untestable(.notNumbers(prepared.type))
    }
    return .numeric
  }
  switch (reference.values, current.values) {
  case (.dates, .dates):
    throw Untestable(.dates)
  case (.truths, .truths):
    return .categorical
  case (.texts(let left), .texts(let right)):
    if options.categorical.contains(column) { return .categorical }
    let pooled = options.rule == .calibrated
    let distinct = pooled ? left.distinct(with: right) : right.distinct
    let values = pooled ? reference.count + current.count : current.count
    guard 2 * distinct <= values else { throw Untestable(.text(distinct: distinct, values: values)) }
    return .categorical
  case (.numbers(let left), .numbers(let right)):
    if options.categorical.contains(column) { return .categorical }
    switch options.rule {
    case .evidently:
      return current.isWhole(under: .evidently) && right.distinct <= 10 ? .categorical : .numeric
    case .calibrated:
      guard reference.isWhole(under: .calibrated), current.isWhole(under: .calibrated) else {
        return .numeric
      }
      return left.hasAtMost(10, distinctWith: right) ? .categorical : .numeric
    }
  default:
    throw Untestable(.typesDiffer(reference: reference.type, current: current.type))
  }
}

extension PreparedColumn {
  /// Whether the column counts as whole numbers; to Evidently, one with nulls is a column of doubles.
  func isWhole(under rule: DriftRule) -> Bool {
    type == .integer && (rule == .calibrated || nulls == 0)
  }

  fileprivate var hasNumbers: Bool {
    switch values {
    case .numbers, .truths: true
    case .texts, .dates: false
    }
  }
}

extension SortedSample {
  /// Whether two samples together hold no more than a few distinct values.
  func hasAtMost(_ limit: Int, distinctWith other: SortedSample) -> Bool {
    guard distinct <= limit, other.distinct <= limit else { return false }
    return CategoryTable(CategoryCounts(self), CategoryCounts(other)).count <= limit
  }
}
