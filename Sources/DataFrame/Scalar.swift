/// The type of a column's values.
public enum ColumnType: String, Sendable, Hashable, CaseIterable {
  /// A 64-bit signed integer.
  case integer
  /// A double; infinities are values, NaN is not.
  case number
  /// True or false.
  case bool
  /// Unicode text, kept in a dictionary.
  case string
  /// A point in time in UTC, to the microsecond.
  case date

  /// Whether arithmetic is defined on the type.
  public var isNumeric: Bool { self == .integer || self == .number }
}

/// One value of any column type, or a missing one.
public enum Scalar: Sendable, Hashable {
  /// A missing value, of any type.
  case null
  /// A 64-bit integer.
  case integer(Int)
  /// A double that is not NaN.
  case number(Double)
  /// A truth value.
  case bool(Bool)
  /// Text.
  case string(String)
  /// A point in time.
  case date(Timestamp)

  /// The type of the value, nil for a missing one.
  public var type: ColumnType? {
    switch self {
    case .null: nil
    case .integer: .integer
    case .number: .number
    case .bool: .bool
    case .string: .string
    case .date: .date
    }
  }
}
