import DataFrame

/// Rows of single tests, each with its own score, threshold and verdict: those named, or Evidently's default for each
/// column where none is.
///
/// - Throws: `DataError.cancelled`.
func testRows(_ columns: [ColumnSides], _ tests: [any DriftTest], _ options: DriftOptions) throws
  -> [DriftRow]
{
  let rows = try concurrentTryMap(columns.count) { index in
    defer { ProgressCount.advance(.columns) }
    return try testRows(columns[index], tests, options)
  }
  return rows.flatMap { $0 }
}

/// The rows of one column.
private func testRows(_ column: ColumnSides, _ tests: [any DriftTest], _ options: DriftOptions) throws
  -> [DriftRow]
{
  let pair: ColumnPair
  do throws(Untestable) {
    pair = try column.pair(options)
  } catch {
    let names: [String?] = tests.isEmpty ? [nil] : tests.map(\.name)
    return names.map { .untestable(column.name, error.reason, test: $0) }
  }
  let chosen = tests.isEmpty ? [DriftTests.evidentlyDefault(for: pair)] : tests
  return try chosen.map { try row(of: $0, on: pair, isNamed: !tests.isEmpty, options) }
}

/// The row of one test on a column that can be compared.
private func row(
  of test: any DriftTest, on pair: ColumnPair, isNamed: Bool, _ options: DriftOptions
) throws -> DriftRow {
  // Evidently itself gives a number with few values to tests of categories; a person who names one is told.
  if isNamed && !test.kinds.contains(pair.kind) {
    let reason = DriftNote.wrongKind(test: test.name, kind: pair.kind)
    return .untestable(pair.column, reason, kind: pair.kind, test: test.name)
  }
  do {
    let outcome = try test.run(pair)
    var row = DriftRow(column: pair.column, kind: pair.kind, test: test.name)
    row.score = outcome.score
    row.statistic = outcome.statistic
    row.pValue = outcome.pValue
    row.notes = outcome.notes
    let threshold = options.threshold ?? test.threshold
    row.threshold = threshold
    row.drifted = outcome.score.map { test.comparison.isDrifted($0, threshold: threshold) } ?? false
    row.effect = pair.effect
    row.distributions = pair.distributions
    return row
  } catch let untestable as Untestable {
    return .untestable(pair.column, untestable.reason, kind: pair.kind, test: test.name)
  }
}

extension ColumnPair {
  /// The signed change without unit: for numbers (mean of current − mean of reference) / standard deviation of the
  /// reference (ddof 0), nil where that is 0; for categories the largest change of a share, of equals the last category.
  public var effect: Double? {
    guard kind == .numeric else { return table.largestShareChange }
    guard let reference, let current, reference.std > 0 else { return nil }
    return (current.mean - reference.mean) / reference.std
  }
}
