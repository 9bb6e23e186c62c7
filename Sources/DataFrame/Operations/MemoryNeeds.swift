extension ColumnType {
  /// The bytes that a column of the type takes for a row; the texts of a dictionary are not counted.
  var bytesPerRow: Int {
    switch self {
    case .integer, .number, .date: 8
    case .string: 4
    case .bool: 1
    }
  }
}

extension DataFrame {
  /// Refuses to go on where a frame with these columns and so many rows would not fit into memory.
  ///
  /// - Parameters:
  ///   - count: The rows of the frame that is to be made.
  ///   - extra: Further bytes that each row takes meanwhile.
  /// - Throws: `DataError.outOfMemory`.
  /// - Complexity: O(columns); the system is asked from 16 MiB on.
  public func checkMemory(forRows count: Int, extraPerRow extra: Int = 0) throws(DataError) {
    try DataFrame.checkMemory(forRows: count, of: columns.map(\.type), extraPerRow: extra)
  }

  /// The same for a frame of columns of these types.
  static func checkMemory(
    forRows count: Int, of types: [ColumnType], extraPerRow extra: Int = 0
  ) throws(DataError) {
    let width = types.reduce(extra) { $0 + $1.bytesPerRow }
    let needed = count.multipliedClamped(by: width)
    guard needed >= 1 << 24 else { return }
    do throws(MemoryShortage) {
      try MemoryBudget.measure().check(reserving: needed)
    } catch {
      throw .outOfMemory(rows: count, needed: needed, free: error.free)
    }
  }
}
