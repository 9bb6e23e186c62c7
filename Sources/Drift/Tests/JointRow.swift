import DataFrame
import Models

extension DriftRow {
  /// What stands for all columns at once where a row's column is named.
  public static let allColumns = "(all)"
}

/// The row of the classifier on all columns at once: what moved together, though no column alone may show it.
///
/// Columns that only one side has, dates and texts of which more than half are distinct are left out, and so is a column
/// whose types cannot be compared. The row does not count for the data set's verdict, which is a share of columns.
///
/// - Returns: Nil where the classifier was not asked for, or fewer than two columns can be used.
/// - Throws: `DataError`.
func jointRow(
  _ names: [String], _ reference: DataFrame, _ current: DataFrame, _ options: DriftOptions
) throws -> DriftRow? {
  let test = ClassifierTest()
  guard options.tests.contains(where: { DriftTests.named($0)?.name == test.name }) else { return nil }
  let columns = names.filter { name in
    let sides = [reference, current].compactMap { frame in frame.index(of: name).map { frame.columns[$0] } }
    return sides.count == 2 && sides.allSatisfy(\.canPredict) && isText(sides[0]) == isText(sides[1])
  }
  guard columns.count > 1 else { return nil }
  do {
    let outcome = try ClassifierTest.outcome(reference, current, columns: columns, seed: options.seed)
    var row = DriftRow(column: DriftRow.allColumns, test: test.name)
    let threshold = options.threshold ?? test.threshold
    (row.score, row.statistic, row.pValue) = (outcome.score, outcome.statistic, outcome.pValue)
    row.threshold = threshold
    row.drifted = outcome.score.map { test.comparison.isDrifted($0, threshold: threshold) } ?? false
    row.notes = outcome.notes
    return row
  } catch let untestable as Untestable {
    return .untestable(DriftRow.allColumns, untestable.reason, test: test.name)
  }
}

private func isText(_ column: Column) -> Bool {
  if case .string = column { true } else { false }
}
