import DataFrame

/// One test on one column, and all that a person needs to repeat what it says.
public struct TestDetail: Sendable, Equatable {
  /// The row that `drift` gives for the test.
  public var row: DriftRow
  /// The range of the true effect; nil where the column could not be tested.
  public var interval: EffectInterval?
  /// The distribution of the reference; nil where the column could not be tested.
  public var reference: SideSummary?
  /// The distribution of the current side; nil where the column could not be tested.
  public var current: SideSummary?
  /// Where the sides differ most; nil where the column could not be tested.
  public var gap: LargestGap?
  /// The counts of categories; nil for numbers.
  public var table: CategoryTable?

  /// Runs a test by its name or an alias.
  ///
  /// - Throws: `DriftError` for names that do not exist, and where the user asked to stop.
  /// - Complexity: O(n log n), and the test's own.
  public init(
    _ test: String, column: String, reference: DataFrame, current: DataFrame,
    options: DriftOptions = DriftOptions()
  ) throws(DriftError) {
    var options = options
    options.tests = [try driftTest(named: test).name]
    let names = try comparedColumns(reference, current, [column], except: [])
    let prepared = (try PreparedFrame(reference, names), try PreparedFrame(current, names))
    let drift = try DriftTable(names, prepared.0, prepared.1, options)
    if Cancellation.isRequested { throw .data(.cancelled) }
    row = drift.rows.first ?? DriftRow(column: column, test: test)
    let sides = ColumnSides(name: column, reference: prepared.0[column], current: prepared.1[column])
    guard row.isTested, let first = sides.reference, let second = sides.current,
      let pair = try? sides.pair(options)
    else { return }
    interval = pair.effectInterval
    self.reference = SideSummary(first, pair.reference)
    self.current = SideSummary(second, pair.current)
    gap = LargestGap(pair)
    table = pair.kind == .categorical ? pair.table : nil
  }
}
