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
    // A stable sort by the last key first, then by the one before it, and so on, leaves the first key in charge.
    var order: [Int]?
    for key in keys.reversed() {
      try Cancellation.check()
      order = key.column.order(of: order, descending: key.descending)
    }
    guard let order else { return self }
    return gather(order)
  }
}

extension Column {
  /// Rows in the order of their values, all of them where none are given; equal ones keep their order, missing ones come
  /// last.
  func order(of rows: [Int]?, descending: Bool) -> [Int] {
    let flip: UInt64 = descending ? .max : 0
    guard let validity else {
      let keys = sortKeys(of: rows, flip: flip)
      let order = radixOrder(keys)
      return rows.map { rows in order.map { rows[$0] } } ?? order
    }
    let rows = rows ?? Array(0..<count)
    let present = rows.filter { validity[$0] }
    let order = radixOrder(sortKeys(of: present, flip: flip))
    return order.map { present[$0] } + rows.filter { !validity[$0] }
  }

  /// A word for each row, or each given one, that orders as its value does.
  private func sortKeys(of rows: [Int]?, flip: UInt64) -> [UInt64] {
    func words<Element>(_ values: [Element], _ word: (Element) -> UInt64) -> [UInt64] {
      guard let rows else { return values.map { word($0) ^ flip } }
      return rows.map { word(values[$0]) ^ flip }
    }
    switch self {
    case .integer(let column): return words(column.values) { $0.sortableBits }
    // Adding 0 turns -0 into 0, which equals it.
    case .number(let column): return words(column.values) { ($0 + 0).sortableBits }
    case .bool(let column): return words(column.values) { $0 ? 1 : 0 }
    case .date(let column): return words(column.values) { $0.microseconds.sortableBits }
    case .string(let column):
      let ranks = column.ranks
      return words(column.codes.values) { UInt64(ranks[Int($0)]) }
    }
  }
}
