/// How often each value occurs in each group.
struct ValueCounts {
  /// How many different values each group has.
  private(set) var distinct: [Int]
  /// A row of each group that holds its most frequent value, the smallest of equals; nil for a group without values.
  private(set) var modes: [Int?]
  /// How often the most frequent value of each group occurs.
  private(set) var largest: [Int]

  /// Counts the values that are there.
  ///
  /// - Complexity: O(rows + groups) on average.
  init(_ column: Column, _ grouping: Grouping) {
    let combinations = Grouping(combining: grouping, with: column)
    distinct = [Int](repeating: 0, count: grouping.count)
    modes = [Int?](repeating: nil, count: grouping.count)
    largest = [Int](repeating: 0, count: grouping.count)
    let precedes = column.order
    for (row, size) in zip(combinations.firstRows, combinations.sizes) where column.isValid(row) {
      let group = Int(grouping.ids[row])
      distinct[group] += 1
      let isSmaller = size == largest[group] && (modes[group].map { precedes(row, $0) } ?? true)
      if size > largest[group] || isSmaller {
        modes[group] = row
        largest[group] = size
      }
    }
  }
}

extension Grouping {
  /// Groups of equal group and value.
  fileprivate init(combining grouping: Grouping, with column: Column) {
    let numbering = column.numbering.refined(by: RowNumbering(ids: grouping.ids, count: grouping.count))
    self.init(ids: numbering.ids, count: numbering.count)
  }
}

extension Column {
  /// Whether the value of a row stands before that of another; both must be there.
  var order: (_ row: Int, _ other: Int) -> Bool {
    switch self {
    case .integer(let column): return { column.values[$0] < column.values[$1] }
    case .number(let column): return { column.values[$0] < column.values[$1] }
    case .bool(let column): return { !column.values[$0] && column.values[$1] }
    case .date(let column): return { column.values[$0] < column.values[$1] }
    case .string(let column):
      let (codes, ranks) = (column.codes.values, column.ranks)
      return { ranks[Int(codes[$0])] < ranks[Int(codes[$1])] }
    }
  }

  /// The row of each group that holds its smallest or largest value, the first of equals.
  func best(of grouping: Grouping, largest: Bool) -> [Int?] {
    switch self {
    case .integer(let column): return column.best(of: grouping, largest: largest)
    case .number(let column): return column.best(of: grouping, largest: largest)
    case .date(let column): return column.best(of: grouping, largest: largest)
    case .bool, .string:
      let order = order
      return groupedBest(grouping, validity: validity) { largest ? order($1, $0) : order($0, $1) }
    }
  }

  /// The values of some rows, missing where there is none.
  func picking(_ rows: [Int?]) -> Column {
    if count == 0 { return Column(nulls: rows.count, type: type) }
    let gathered = gather(rows.map { $0 ?? 0 })
    return rows.contains(nil) ? gathered.masked(by: Bitmap(rows.lazy.map { $0 != nil })) : gathered
  }

  /// The same values, missing also where a bit is not set.
  private func masked(by bits: Bitmap) -> Column {
    let validity = self.validity.map { $0 & bits } ?? bits
    switch self {
    case .integer(let column): return .integer(TypedColumn(column.values, validity: validity))
    case .number(let column): return .number(TypedColumn(column.values, validity: validity))
    case .bool(let column): return .bool(TypedColumn(column.values, validity: validity))
    case .string(let column):
      let codes = TypedColumn(column.codes.values, validity: validity)
      return .string(StringColumn(codes: codes, dictionary: column.dictionary))
    case .date(let column): return .date(TypedColumn(column.values, validity: validity))
    }
  }
}

extension TypedColumn where Element: Comparable {
  fileprivate func best(of grouping: Grouping, largest: Bool) -> [Int?] {
    let values = values
    return largest
      ? groupedBest(grouping, validity: validity) { values[$0] > values[$1] }
      : groupedBest(grouping, validity: validity) { values[$0] < values[$1] }
  }
}
