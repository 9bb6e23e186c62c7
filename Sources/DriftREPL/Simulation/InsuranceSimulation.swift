import DataFrame

/// The built-in example: customers of a car insurance, month by month, with drift of a known kind.
///
/// The same seed and scenario give the same bytes on every machine. Each month is drawn on its own, row after
/// row, so a month does not depend on which others are asked for, and fewer rows are the first ones of more.
struct InsuranceSimulation: Sendable, Hashable {
  /// What makes one run differ from another.
  var seed = 42
  /// The rows of each month.
  var rows = 1500
  /// What changes from month to month.
  var scenario = Scenario.workshop
  /// How strongly; of no meaning where nothing is planted.
  var strength = PlantedStrength.medium
  /// The first month with the change; of no meaning where nothing is planted.
  var onset = 6

  /// The months there are, 0 being the reference.
  static let allowedMonths = 0...120
  /// How many rows one frame may have, all its months together.
  static let allowedRows = 1...10_000_000

  /// The customers of one month; month 0 is the reference.
  ///
  /// - Throws: `SimulationError` for a month or a number of rows out of range, `DataError.cancelled`.
  func month(_ month: Int) throws -> DataFrame {
    try check(month...month)
    var columns = CustomerColumns()
    try appendMonth(month, to: &columns)
    return try columns.frame()
  }

  /// The customers of several months, one month below the other.
  ///
  /// A last column `snapshot` names the month: `month-1`, `month-2` and so on.
  ///
  /// - Throws: `SimulationError` for months or a number of rows out of range, `DataError.cancelled`.
  func months(_ months: ClosedRange<Int>) throws -> DataFrame {
    try check(months)
    var columns = CustomerColumns()
    for month in months { try appendMonth(month, to: &columns) }
    var frame = try columns.frame()
    try frame.set("snapshot", to: .string(snapshots(of: months)))
    return frame
  }

  private func appendMonth(_ month: Int, to columns: inout CustomerColumns) throws(DataError) {
    let recipe = MonthRecipe(scenario, strength, onset: onset, month: month)
    var source = NormalSource(seed: seed, stream: month)
    for row in 0..<rows {
      if row.isMultiple(of: 65_536) { try Cancellation.check() }
      columns.append(recipe.draw(from: &source))
    }
  }

  private func snapshots(of months: ClosedRange<Int>) -> StringColumn {
    let codes = (0..<months.count).flatMap { [Int32](repeating: Int32($0), count: rows) }
    return StringColumn(codes: TypedColumn(codes), dictionary: months.map { "month-\($0)" })
  }

  private func check(_ months: ClosedRange<Int>) throws(SimulationError) {
    for month in [months.lowerBound, months.upperBound] where !Self.allowedMonths.contains(month) {
      throw .monthOutOfRange(month, allowed: Self.allowedMonths)
    }
    guard rows >= Self.allowedRows.lowerBound, rows <= Self.allowedRows.upperBound / months.count else {
      let asked = rows.multipliedReportingOverflow(by: months.count)
      throw .rowsOutOfRange(asked.overflow ? rows : asked.partialValue, allowed: Self.allowedRows)
    }
  }
}
