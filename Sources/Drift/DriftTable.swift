import DataFrame

/// Both sides of a data set compared, column by column.
public struct DriftTable: Sendable, Equatable {
  /// The comparisons, in the order of the columns; rows that are not shown by default are among them.
  public var rows: [DriftRow]
  /// What the rows come to for the whole data set.
  public var verdict: DatasetVerdict

  /// Compares two frames.
  ///
  /// - Parameter columns: the columns to compare; nil for all that are features or predictions, those that only one side
  ///   has included.
  /// - Throws: `DriftError` for names that do not exist, and where the user asked to stop.
  /// - Complexity: O(rows) for each column, and the p-value's share under the calibrated rule.
  public init(
    reference: DataFrame, current: DataFrame, columns: [String]? = nil, options: DriftOptions = DriftOptions()
  ) throws(DriftError) {
    let names = try comparedColumns(reference, current, columns, except: [])
    ProgressCount.begin("comparing", .columns, total: names.count)
    try self.init(
      names, try PreparedFrame(reference, names), try PreparedFrame(current, names), options)
    try addJointRow(names, reference, current, options)
  }

  init(
    _ names: [String], _ reference: PreparedFrame, _ current: PreparedFrame, _ options: DriftOptions
  ) throws(DriftError) {
    var tests: [any DriftTest] = []
    for name in options.tests { tests.append(try driftTest(named: name)) }
    let columns = names.map { ColumnSides(name: $0, reference: reference[$0], current: current[$0]) }
    do {
      if tests.isEmpty && options.rule == .calibrated {
        rows = try calibratedRows(columns, options)
      } else {
        rows = try testRows(columns, tests, options)
      }
    } catch let error as DataError {
      throw .data(error)
    } catch {
      // Tests throw nothing else; `Untestable` has become a row.
      throw .data(.cancelled)
    }
    verdict = DatasetVerdict(rows, limit: options.share)
  }
}

extension DriftTable {
  /// Adds the classifier's row on all columns at once, if it was asked for.
  mutating func addJointRow(
    _ names: [String], _ reference: DataFrame, _ current: DataFrame, _ options: DriftOptions
  ) throws(DriftError) {
    do {
      if let row = try jointRow(names, reference, current, options) { rows.append(row) }
    } catch {
      throw .data(error as? DataError ?? .cancelled)
    }
  }
}

/// The score of one test on one column: what `psi(age)` stands for in a condition; nil where it is undefined.
///
/// - Throws: `DriftError` where there is no such test or column, or the test cannot be run on it.
public func driftScore(
  of test: String, column: String, reference: DataFrame, current: DataFrame,
  options: DriftOptions = DriftOptions()
) throws(DriftError) -> Double? {
  var options = options
  options.tests = [test]
  let table = try DriftTable(reference: reference, current: current, columns: [column], options: options)
  guard let row = table.rows.first else { return nil }
  if !row.isTested, let reason = row.notes.first { throw .untestable(column: column, reason: reason) }
  return row.score
}

func driftTest(named name: String) throws(DriftError) -> any DriftTest {
  guard let test = DriftTests.named(name) else { throw .unknownTest(name, available: DriftTests.names) }
  return test
}

/// The columns of a frame that are compared, prepared once.
struct PreparedFrame {
  private let columns: [String: PreparedColumn]

  /// Prepares several columns at a time.
  init(_ frame: DataFrame, _ names: [String]) throws(DriftError) {
    let found = names.compactMap { name in frame.index(of: name).map { (name, frame.columns[$0]) } }
    let prepared = concurrentMap(found.count, stopped: nil) { PreparedColumn(found[$0].1) }
    if Cancellation.isRequested { throw .data(.cancelled) }
    columns = Dictionary(zip(found.map(\.0), prepared.compactMap { $0 })) { first, _ in first }
  }

  /// The column of a name; nil where the frame has none.
  subscript(name: String) -> PreparedColumn? { columns[name] }
}

/// A column's two sides, of which one may not exist.
struct ColumnSides {
  let name: String
  let reference: PreparedColumn?
  let current: PreparedColumn?

  /// Both sides as tests take them.
  ///
  /// - Throws: `Untestable` with the reason where they cannot be compared.
  func pair(_ options: DriftOptions) throws(Untestable) -> ColumnPair {
    guard let current else { throw Untestable(.onlyIn(.reference)) }
    guard let reference else { throw Untestable(.onlyIn(.current)) }
    return try ColumnPair(name, reference: reference, current: current, options: options)
  }
}

/// The names of the columns to compare: those asked for, or all but keys and those whose role leaves them out.
func comparedColumns(
  _ reference: DataFrame, _ current: DataFrame, _ asked: [String]?, except keys: [String]
) throws(DriftError) -> [String] {
  let names = reference.names + current.names.filter { reference.index(of: $0) == nil }
  guard let asked else {
    let compared: Set<Role> = [.feature, .prediction]
    return names.filter { name in
      !keys.contains(name) && compared.contains(reference.role(of: name))
        && compared.contains(current.role(of: name))
    }
  }
  for name in asked where !names.contains(name) { throw .unknownColumn(name, available: names) }
  return asked
}
