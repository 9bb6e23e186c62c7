/// A column to sort by and its direction.
public struct SortKey: Sendable {
  /// The values to compare, one a row.
  public var column: Column
  /// Whether the largest value comes first.
  public var descending: Bool

  /// A key over the values of a column.
  public init(_ column: Column, descending: Bool = false) {
    self.column = column
    self.descending = descending
  }
}

extension DataFrame {
  /// The rows in the order of keys, the first one deciding; stable, and missing values last in both
  /// directions.
  ///
  /// Text is ordered by its Unicode scalars.
  ///
  /// - Complexity: O(n) for each key, and O(d log d) for d distinct texts.
  public func sorted(by keys: [SortKey]) throws -> DataFrame {
    var order = Array(0..<rowCount)
    // A stable sort by the last key first, then by the one before it, and so on, leaves the first key in
    // charge.
    for key in keys.reversed() {
      try Cancellation.check()
      order = key.column.order(of: order, descending: key.descending)
    }
    return gather(order)
  }
}

extension Column {
  /// The given rows in the order of their values; equal ones keep their order, missing ones come last.
  func order(of rows: [Int], descending: Bool) -> [Int] {
    let validity = validity
    let present = validity.map { validity in rows.filter { validity[$0] } } ?? rows
    let missing = validity.map { validity in rows.filter { !validity[$0] } } ?? []
    let flip: UInt64 = descending ? .max : 0

    func ordered(_ key: (Int) -> UInt64) -> [Int] {
      let order = radixOrder(present.map { key($0) ^ flip })
      return order.map { present[$0] } + missing
    }
    switch self {
    case .integer(let column): return ordered { column.values[$0].sortableBits }
    // Adding 0 turns -0 into 0, which equals it.
    case .number(let column): return ordered { (column.values[$0] + 0).sortableBits }
    case .bool(let column): return ordered { column.values[$0] ? 1 : 0 }
    case .date(let column): return ordered { column.values[$0].microseconds.sortableBits }
    case .string(let column):
      let (codes, ranks) = (column.codes.values, column.ranks)
      return ordered { UInt64(ranks[Int(codes[$0])]) }
    }
  }
}
