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
  /// - Throws: `DataError.cancelled`.
  /// - Complexity: O(n) for each key, and O(d log d) for d distinct texts.
  public func sorted(by keys: [SortKey]) throws -> DataFrame {
    if columns.count == 1, keys.count == 1, keys[0].column.sharesStorage(with: columns[0]),
      let column = columns[0].sortedValues(descending: keys[0].descending)
    {
      try Cancellation.check()
      var result = self
      try result.set(names[0], to: column)
      return result
    }
    // A stable sort by the last key first, then by the one before it, and so on, leaves the first key in charge.
    var order: [Int]?
    for key in keys.reversed() {
      try Cancellation.check()
      order = key.column.order(of: order, descending: key.descending)
    }
    guard let order else { return self }
    try Cancellation.check()
    return gather(order)
  }
}

extension Column {
  /// Rows in the order of their values, all of them where none are given; equal ones keep their order, missing ones come
  /// last.
  ///
  /// Some or none once a stop was asked for.
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

  /// The values in order, missing ones last, without finding out which row goes where; nil where only the rows tell the
  /// order of equal values, or for a type whose values are no words.
  ///
  /// Half the time of ordering the rows and gathering their values.
  fileprivate func sortedValues(descending: Bool) -> Column? {
    switch self {
    case .integer(let column):
      return .integer(column.sorted(descending: descending))
    case .number(let column):
      // 0 and -0 are equal, and keep their order among each other.
      guard !column.values.contains(where: { $0.bitPattern == 1 << 63 }) else { return nil }
      return .number(column.sorted(descending: descending))
    case .date(let column):
      return .date(column.sorted(descending: descending))
    case .bool, .string: return nil
    }
  }

  /// A word for each row, or each given one, that orders as its value does.
  private func sortKeys(of rows: [Int]?, flip: UInt64) -> [UInt64] {
    func words<Element>(_ values: [Element], _ word: (Element) -> UInt64) -> [UInt64] {
      guard let rows else {
        return consecutiveRows(values.count, placeholder: 0) { word(values[$0]) ^ flip }
      }
      return consecutiveRows(rows.count, placeholder: 0) { word(values[rows[$0]]) ^ flip }
    }
    switch self {
    case .integer(let column): return words(column.values) { $0.sortableWord }
    case .number(let column): return words(column.values) { $0.sortableWord }
    case .bool(let column): return words(column.values) { $0 ? 1 : 0 }
    case .date(let column): return words(column.values) { $0.sortableWord }
    case .string(let column):
      let ranks = column.ranks
      return words(column.codes.values) { UInt64(ranks[Int($0)]) }
    }
  }
}

extension TypedColumn where Element: WordSortable {
  /// The values in order, missing ones last.
  fileprivate func sorted(descending: Bool) -> TypedColumn {
    let sorted = present.wordSorted(descending: descending)
    guard sorted.count < count else { return TypedColumn(sorted) }
    let validity = Bitmap((0..<count).lazy.map { $0 < sorted.count })
    return TypedColumn(sorted + values.suffix(count - sorted.count), validity: validity)
  }
}
