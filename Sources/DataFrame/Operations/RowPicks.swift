/// Which row of a frame each row of a result comes from.
enum RowPicks: Sendable {
  /// All rows in their order.
  case all(Int)
  /// A row for each row of the result, -1 for one of nulls.
  case rows([Int32])

  /// The number of rows of the result.
  var count: Int {
    switch self {
    case .all(let count): count
    case .rows(let rows): rows.count
    }
  }

  /// The part of the picks in a range of the result.
  func slice(_ range: Range<Int>) -> RowPicks {
    switch self {
    case .all(let count): range == 0..<count ? self : .rows(range.map { Int32($0) })
    case .rows(let rows): range == rows.indices ? self : .rows(Array(rows[range]))
    }
  }
}

extension Column {
  /// The picked rows of some columns of equal length; a pick of -1 is null.
  ///
  /// - Throws: `DataError.cancelled`.
  /// - Complexity: O(picks × columns).
  static func gather(_ columns: [Column], _ picks: RowPicks) throws(DataError) -> [Column] {
    guard case .rows(let rows) = picks else { return columns }
    guard columns.contains(where: { $0.count > 0 }) else {
      return columns.map { Column(nulls: rows.count, type: $0.type) }
    }
    let presence = Column.presence(of: rows)
    // A few rows are gathered sooner than other cores are woken.
    guard rows.count >= 1 << 14 else { return columns.map { $0.gather(rows, presence) } }
    let gathered = concurrentMap(columns.count) { index in
      Cancellation.isRequested ? columns[index] : columns[index].gather(rows, presence)
    }
    guard !Cancellation.isRequested else {
      disposeLater(of: gathered)
      throw .cancelled
    }
    return gathered
  }

  /// A set bit for each pick of a row; nil where there is no other.
  private static func presence(of rows: [Int32]) -> Bitmap? {
    guard rows.contains(where: { $0 < 0 }) else { return nil }
    var bits = Bitmap(repeating: true, count: rows.count)
    for (index, row) in rows.enumerated() where row < 0 { bits[index] = false }
    return bits
  }

  private func gather(_ rows: [Int32], _ presence: Bitmap?) -> Column {
    switch self {
    case .integer(let column): .integer(column.gather(rows, presence))
    case .number(let column): .number(column.gather(rows, presence))
    case .bool(let column): .bool(column.gather(rows, presence))
    case .string(let column):
      .string(StringColumn(codes: column.codes.gather(rows, presence), dictionary: column.dictionary))
    case .date(let column): .date(column.gather(rows, presence))
    }
  }
}

extension TypedColumn {
  /// The picked rows of a column that has at least one.
  fileprivate func gather(_ rows: [Int32], _ presence: Bitmap?) -> TypedColumn {
    // The first row's value is the placeholder of a missing one.
    let picked = consecutiveRows(rows.count, placeholder: values[0]) { values[max(0, Int(rows[$0]))] }
    guard let validity else { return TypedColumn(picked, validity: presence) }
    var bits = presence ?? Bitmap(repeating: true, count: rows.count)
    for range in chunks(of: rows.count, size: chunkSize) where !Cancellation.isRequested {
      for index in range where rows[index] >= 0 && !validity[Int(rows[index])] { bits[index] = false }
    }
    return TypedColumn(picked, validity: bits)
  }
}
