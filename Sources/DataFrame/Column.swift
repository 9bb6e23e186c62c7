/// A column of one of the closed set of element types.
///
/// Operations switch over it once a column; what runs once a row is generic over the element type.
public enum Column: Sendable, Equatable {
  /// 64-bit integers.
  case integer(TypedColumn<Int>)
  /// Doubles, never NaN.
  case number(TypedColumn<Double>)
  /// Truth values.
  case bool(TypedColumn<Bool>)
  /// Text.
  case string(StringColumn)
  /// Points in time.
  case date(TypedColumn<Timestamp>)

  /// The type of the values.
  public var type: ColumnType {
    switch self {
    case .integer: .integer
    case .number: .number
    case .bool: .bool
    case .string: .string
    case .date: .date
    }
  }

  /// The number of rows.
  public var count: Int {
    switch self {
    case .integer(let column): column.count
    case .number(let column): column.count
    case .bool(let column): column.count
    case .string(let column): column.count
    case .date(let column): column.count
    }
  }

  /// A set bit for each row that holds a value; nil where all do.
  public var validity: Bitmap? {
    switch self {
    case .integer(let column): column.validity
    case .number(let column): column.validity
    case .bool(let column): column.validity
    case .string(let column): column.codes.validity
    case .date(let column): column.validity
    }
  }

  /// The number of missing values.
  public var nullCount: Int { validity.map { $0.count - $0.setCount } ?? 0 }

  /// Whether a row holds a value.
  public func isValid(_ row: Int) -> Bool { validity?[row] ?? true }

  /// The value of a row.
  ///
  /// For display and tests: work on whole columns switches over the case once instead.
  public subscript(row: Int) -> Scalar {
    switch self {
    case .integer(let column): column[row].map(Scalar.integer) ?? .null
    case .number(let column): column[row].map(Scalar.number) ?? .null
    case .bool(let column): column[row].map(Scalar.bool) ?? .null
    case .string(let column): column[row].map(Scalar.string) ?? .null
    case .date(let column): column[row].map(Scalar.date) ?? .null
    }
  }

  /// The rows at the given positions, in their order; a position may repeat.
  public func gather(_ rows: [Int]) -> Column {
    switch self {
    case .integer(let column): .integer(column.gather(rows))
    case .number(let column): .number(column.gather(rows))
    case .bool(let column): .bool(column.gather(rows))
    case .string(let column):
      .string(StringColumn(codes: column.codes.gather(rows), dictionary: column.dictionary))
    case .date(let column): .date(column.gather(rows))
    }
  }

  /// The values as doubles (integers converted, true as 1), nil for text and dates.
  public var asNumbers: TypedColumn<Double>? {
    switch self {
    case .integer(let column): column.map(placeholder: 0) { Double($0) }
    case .number(let column): column
    case .bool(let column): column.map(placeholder: 0) { $0 ? 1 : 0 }
    case .string, .date: nil
    }
  }

  /// A column of `count` rows that all hold one value; a missing one makes a column of the given type.
  public init(repeating scalar: Scalar, count: Int, type: ColumnType = .string) {
    switch scalar {
    case .null: self = Column(nulls: count, type: type)
    case .integer(let value): self = .integer(TypedColumn([Int](repeating: value, count: count)))
    case .number(let value): self = .number(TypedColumn([Double](repeating: value, count: count)))
    case .bool(let value): self = .bool(TypedColumn([Bool](repeating: value, count: count)))
    case .string(let value):
      let codes = TypedColumn([Int32](repeating: 0, count: count))
      self = .string(StringColumn(codes: codes, dictionary: [value]))
    case .date(let value): self = .date(TypedColumn([Timestamp](repeating: value, count: count)))
    }
  }

  /// A column of a type in which every row is missing.
  public init(nulls count: Int, type: ColumnType) {
    switch type {
    case .integer: self = .integer(TypedColumn(nulls: count, placeholder: 0))
    case .number: self = .number(TypedColumn(nulls: count, placeholder: 0))
    case .bool: self = .bool(TypedColumn(nulls: count, placeholder: false))
    case .string:
      self = .string(StringColumn(codes: TypedColumn(nulls: count, placeholder: 0), dictionary: []))
    case .date: self = .date(TypedColumn(nulls: count, placeholder: Timestamp(microseconds: 0)))
    }
  }
}
