/// What a column is for.
///
/// Drift verbs leave out all but features and predictions unless a column is named.
public enum Role: String, Sendable, Hashable, CaseIterable {
  /// An input of the model; what a column is unless said otherwise.
  case feature
  /// The truth that the model is to predict.
  case target
  /// What the model answered.
  case prediction
  /// A key that tells rows apart.
  case id
  /// When the row happened.
  case time
  /// Left out of drift verbs.
  case ignore
}

/// A table of named columns of equal length, with value semantics.
///
/// Columns share their storage until one of them changes, so copying a frame costs a few words a column.
public struct DataFrame: Sendable, Equatable {
  /// The names of the columns, distinct, in order.
  public private(set) var names: [String]

  /// The columns, in the order of `names`.
  public private(set) var columns: [Column]

  /// The number of rows.
  public private(set) var rowCount: Int

  /// What columns are for; one that is not listed is a feature.
  public var roles: [String: Role] = [:]

  /// A frame without columns; it may have rows, as `select` of nothing leaves them.
  public init(rowCount: Int = 0) {
    names = []
    columns = []
    self.rowCount = rowCount
  }

  /// A frame of named columns, which must have distinct names and equal lengths.
  ///
  /// - Throws: `DataError.duplicateColumn`, `DataError.unequalLengths`.
  public init(_ pairs: [(String, Column)]) throws(DataError) {
    self.init(rowCount: pairs.first?.1.count ?? 0)
    for (name, column) in pairs {
      guard !names.contains(name) else { throw .duplicateColumn(name) }
      try set(name, to: column)
    }
  }

  /// The position of a column by its exact name.
  public func index(of name: String) -> Int? { names.firstIndex(of: name) }

  /// A column by its exact name.
  ///
  /// - Throws: `DataError.unknownColumn`.
  public func column(_ name: String) throws(DataError) -> Column {
    guard let index = index(of: name) else { throw .unknownColumn(name, available: names) }
    return columns[index]
  }

  /// What a column is for.
  public func role(of name: String) -> Role { roles[name] ?? .feature }

  /// The types of the columns by name: all that a resolver needs to check an expression.
  public var schema: Schema { Schema(names: names, types: columns.map(\.type)) }

  /// Replaces the column of that name in its place, or adds it as the last one.
  ///
  /// - Throws: `DataError.unequalLengths`.
  public mutating func set(_ name: String, to column: Column) throws(DataError) {
    if names.isEmpty && rowCount == 0 { rowCount = column.count }
    guard column.count == rowCount else {
      throw .unequalLengths(name, expected: rowCount, found: column.count)
    }
    if let index = index(of: name) {
      columns[index] = column
    } else {
      names.append(name)
      columns.append(column)
    }
  }

  /// The rows at the given positions, in their order, with roles kept; a position may repeat.
  ///
  /// Once a stop was asked for, the columns that are left are null; what comes of it is not used.
  public func gather(_ rows: [Int]) -> DataFrame {
    var result = DataFrame(rowCount: rows.count)
    result.names = names
    let columns = columns
    // A few rows are gathered sooner than other cores are woken.
    result.columns =
      rows.count < 1 << 14
      ? columns.map { $0.gather(rows) }
      : concurrentMap(columns.count) { index in
        let column = columns[index]
        return Cancellation.isRequested
          ? Column(nulls: rows.count, type: column.type) : column.gather(rows)
      }
    result.roles = roles
    return result
  }
}

/// The names and types of a frame's columns.
public struct Schema: Sendable, Hashable {
  /// The names, in order.
  public var names: [String]
  /// The types, in the order of `names`.
  public var types: [ColumnType]

  /// A schema of parallel names and types.
  public init(names: [String], types: [ColumnType]) {
    self.names = names
    self.types = types
  }

  /// The type of a column, nil where there is none of that name.
  public subscript(name: String) -> ColumnType? {
    names.firstIndex(of: name).map { types[$0] }
  }
}
