import DataFrame

/// One side of a column, counted and sorted once and shared by all tests on it.
public struct PreparedColumn: Sendable {
  /// The type of the column.
  public let type: ColumnType
  /// How many rows there are, missing ones too.
  public let rows: Int
  /// How many of them are null.
  public let nulls: Int
  /// How many of them are infinite, which no test can use.
  public let infinities: Int
  /// The values that tests use.
  public let values: PreparedValues

  /// A column, prepared.
  ///
  /// - Complexity: O(rows).
  public init(_ column: Column) {
    type = column.type
    rows = column.count
    nulls = column.nullCount
    var infinities = 0
    switch column {
    case .integer(let column):
      values = .numbers(SortedSample(column.present.map(Double.init)))
    case .number(let column):
      let present = column.present
      infinities = present.count { !$0.isFinite }
      values = .numbers(SortedSample(infinities == 0 ? present : present.filter(\.isFinite)))
    case .bool(let column):
      let trues = column.present.count { $0 }
      values = .truths(falses: column.count - column.nullCount - trues, trues: trues)
    case .string(let column):
      values = .texts(TextCounts(column))
    case .date:
      values = .dates
    }
    self.infinities = infinities
  }

  /// How many rows count as missing.
  public var missing: Proportion { Proportion(nulls + infinities, of: rows) }

  /// How many values tests use.
  public var count: Int { rows - nulls - infinities }

  /// The values as numbers (true is 1), nil for text and dates.
  public var sample: SortedSample? {
    switch values {
    case .numbers(let sample): sample
    case .truths(let falses, let trues):
      SortedSample([Double](repeating: 0, count: falses) + [Double](repeating: 1, count: trues))
    case .texts, .dates: nil
    }
  }

  /// The values as categories, nil for dates.
  public var categories: CategoryCounts? {
    switch values {
    case .numbers(let sample): CategoryCounts(sample)
    case .truths(let falses, let trues): CategoryCounts(falses: falses, trues: trues)
    case .texts(let texts): CategoryCounts(texts)
    case .dates: nil
    }
  }
}

/// The values of a column in the form that its type's tests use.
public enum PreparedValues: Sendable {
  /// Integers and doubles.
  case numbers(SortedSample)
  /// Truth values, by their counts.
  case truths(falses: Int, trues: Int)
  /// Text, by the counts of its dictionary.
  case texts(TextCounts)
  /// Points in time, which no test uses.
  case dates
}
