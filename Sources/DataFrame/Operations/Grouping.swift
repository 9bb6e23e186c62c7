/// The rows of a frame in groups of equal keys, numbered in order of first appearance.
///
/// Rows whose key is null form a group of their own, as any other value does.
public struct Grouping: Sendable {
  /// The number of the group of each row.
  public let ids: [Int32]
  /// The number of groups.
  public let count: Int

  /// Groups rows by the values of columns; without columns all rows are one group, even where there are none.
  ///
  /// Once a stop was asked for, the columns that are left do not count; what comes of it is not used.
  ///
  /// - Complexity: O(rows × columns).
  public init(by columns: [Column], rowCount: Int) {
    guard let first = columns.first else {
      ids = [Int32](repeating: 0, count: rowCount)
      count = 1
      return
    }
    let numbering = columns.dropFirst().reduce(first.numbering) { numbering, column in
      Cancellation.isRequested ? numbering : numbering.refined(by: column.numbering)
    }
    ids = numbering.ids
    count = numbering.count
  }

  init(ids: [Int32], count: Int) {
    self.ids = ids
    self.count = count
  }

  /// The number of rows in each group.
  public var sizes: [Int] {
    var sizes = [Int](repeating: 0, count: count)
    for id in ids { sizes[Int(id)] += 1 }
    return sizes
  }

  /// The rows of each group, ascending.
  public var rows: [[Int]] {
    var rows = sizes.map { size in
      var rows: [Int] = []
      rows.reserveCapacity(size)
      return rows
    }
    for (row, id) in ids.enumerated() { rows[Int(id)].append(row) }
    return rows
  }

  /// The first row of each group.
  public var firstRows: [Int] {
    var first: [Int] = []
    first.reserveCapacity(count)
    for (row, id) in ids.enumerated() where id == first.count { first.append(row) }
    return first
  }
}

extension RowNumbering {
  /// Rows numbered by this key and another together.
  func refined(by other: RowNumbering) -> RowNumbering {
    let (left, right, width) = (ids, other.ids, other.count)
    let slots = count * width
    guard slots > max(1 << 16, 2 * ids.count) else {
      return RowNumbering(rows: ids.count, slots: slots) { Int(left[$0]) * width + Int(right[$0]) }
    }
    return RowNumbering(rows: ids.count, validity: nil) { UInt64(Int(left[$0]) * width + Int(right[$0])) }
  }
}
