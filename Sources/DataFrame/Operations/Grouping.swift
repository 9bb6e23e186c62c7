/// The rows of a frame in groups of equal keys, numbered in order of first appearance.
///
/// Rows whose key is null form a group of their own, as any other value does.
public struct Grouping: Sendable {
  /// The number of the group of each row.
  public let ids: [Int]
  /// The number of groups.
  public let count: Int

  /// Groups rows by the values of columns; without columns all rows are one group, even where there are none.
  ///
  /// - Complexity: O(rows × columns).
  public init(by columns: [Column], rowCount: Int) {
    guard let first = columns.first else {
      ids = [Int](repeating: 0, count: rowCount)
      count = 1
      return
    }
    var codes = first.groupCodes
    for column in columns.dropFirst() {
      let others = column.groupCodes
      let width = (others.max() ?? 0) + 1
      codes = densified(codes.indices.lazy.map { codes[$0] * width + others[$0] })
    }
    ids = codes
    count = (codes.max() ?? -1) + 1
  }

  /// The number of rows in each group.
  public var sizes: [Int] {
    var sizes = [Int](repeating: 0, count: count)
    for id in ids { sizes[id] += 1 }
    return sizes
  }

  /// The rows of each group, ascending.
  public var rows: [[Int]] {
    var rows = [[Int]](repeating: [], count: count)
    for (row, id) in ids.enumerated() { rows[id].append(row) }
    return rows
  }

  /// The first row of each group.
  public var firstRows: [Int] {
    var first: [Int] = []
    for (row, id) in ids.enumerated() where id == first.count { first.append(row) }
    return first
  }

  /// The rows of each group in which a column has a value, ascending.
  func members(of column: Column) -> [[Int]] {
    guard let validity = column.validity else { return rows }
    return rows.map { $0.filter { validity[$0] } }
  }
}

/// Numbers the distinct keys of a sequence from 0 in order of first appearance.
private func densified<Key: Hashable>(_ keys: some Sequence<Key>) -> [Int] {
  var numbers: [Key: Int] = [:]
  return keys.map { key in
    if let number = numbers[key] { return number }
    numbers[key] = numbers.count
    return numbers.count - 1
  }
}

extension Column {
  /// A number for each row, equal where the values are, from 0 in order of first appearance.
  fileprivate var groupCodes: [Int] {
    switch self {
    case .integer(let column): densified((0..<count).lazy.map { column[$0] })
    // Adding 0 turns -0 into 0, which equals it.
    case .number(let column): densified((0..<count).lazy.map { column[$0].map { ($0 + 0).bitPattern } })
    case .bool(let column): densified((0..<count).lazy.map { column[$0] })
    case .string(let column): densified((0..<count).lazy.map { column.codes[$0] })
    case .date(let column): densified((0..<count).lazy.map { column[$0] })
    }
  }

  /// The same values, missing also where a bit is not set.
  func masked(by bits: Bitmap) -> Column {
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
