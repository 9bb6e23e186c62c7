import DataFrame

/// Why a drift table could not be made at all.
///
/// Columns that cannot be tested are rows with a reason instead.
public enum DriftError: Error, Sendable, Equatable {
  /// No test has that name.
  case unknownTest(String, available: [String])
  /// Neither side has a column of that name.
  case unknownColumn(String, available: [String])
  /// The current side has no such column to group by.
  case unknownKey(String, available: [String])
  /// A score was asked of a column that cannot be tested.
  case untestable(column: String, reason: DriftNote)
  /// An operation on the data failed, or the user asked to stop.
  case data(DataError)
}

/// Thrown by a test that cannot be done on a column; the reason becomes the row's note.
public struct Untestable: Error, Sendable, Equatable {
  /// Why it cannot be done.
  public var reason: DriftNote

  /// A column that cannot be tested, and why.
  public init(_ reason: DriftNote) { self.reason = reason }
}
