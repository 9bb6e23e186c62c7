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
  /// - Complexity: O(n log n) for each key.
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
    let present = rows.filter { validity?[$0] ?? true }
    let missing = validity.map { validity in rows.filter { !validity[$0] } } ?? []
    switch self {
    case .integer(let column): return sorted(present, by: column.values, descending) + missing
    case .number(let column): return sorted(present, by: column.values, descending) + missing
    case .bool(let column): return sorted(present, by: column.values.map { $0 ? 1 : 0 }, descending) + missing
    case .date(let column): return sorted(present, by: column.values, descending) + missing
    case .string(let column):
      let ranks = column.ranks
      let values = column.codes.values.map { ranks.isEmpty ? 0 : ranks[Int($0)] }
      return sorted(present, by: values, descending) + missing
    }
  }

  /// For each row, how many distinct smaller values the column holds; 0 where the value is missing.
  var ranks: [Int] {
    if case .string(let column) = self {
      let ranks = column.ranks
      return column.codes.values.map { ranks.isEmpty ? 0 : ranks[Int($0)] }
    }
    var ranks = [Int](repeating: 0, count: count)
    let order = order(of: (0..<count).filter(isValid), descending: false)
    let ids = Grouping(by: [self], rowCount: count).ids
    for (position, row) in order.enumerated() where position > 0 {
      let previous = order[position - 1]
      ranks[row] = ranks[previous] + (ids[row] == ids[previous] ? 0 : 1)
    }
    return ranks
  }
}

// The standard library's sort is stable since 5.0 but does not promise it, so the row decides between equals.
private func sorted<Element: Comparable>(_ rows: [Int], by values: [Element], _ descending: Bool) -> [Int] {
  var positions = [Int](repeating: 0, count: values.count)
  for (position, row) in rows.enumerated() { positions[row] = position }
  return rows.sorted { left, right in
    let (a, b) = (values[left], values[right])
    if a == b { return positions[left] < positions[right] }
    return descending ? a > b : a < b
  }
}
