/// Rows numbered by their keys: equal keys get equal numbers, from 0 in order of first appearance.
struct RowNumbering: Sendable {
  /// The number of each row.
  let ids: [Int32]
  /// How many numbers there are.
  let count: Int

  init(ids: [Int32], count: Int) {
    self.ids = ids
    self.count = count
  }

  /// Numbers rows by keys that are slots of a table.
  ///
  /// Once a stop was asked for, the rows that are left get the first number; what comes of it is not used.
  ///
  /// Invariant: `slot` gives a value in `0 ..< slots` for every row in `0 ..< rows`.
  ///
  /// - Complexity: O(rows + slots).
  @inline(__always)
  init(rows: Int, slots: Int, slot: (Int) -> Int) {
    var next: Int32 = 0
    var table = [Int32](repeating: -1, count: slots)
    ids = table.withUnsafeMutableBufferPointer { table in
      consecutiveRows(rows, placeholder: 0) { row in
        let slot = slot(row)
        var number = table[slot]
        if number < 0 {
          number = next
          table[slot] = number
          next += 1
        }
        return number
      }
    }
    // Where the first row is one of those that are left there is a number all the same.
    count = max(Int(next), min(rows, 1))
  }

  /// Numbers rows by any 64-bit keys, in a hash table with open addressing; rows without a key share a number.
  ///
  /// Once a stop was asked for, the rows that are left get the first number; what comes of it is not used.
  ///
  /// - Complexity: O(rows) on average.
  @inline(__always)
  init(rows: Int, validity: Bitmap?, key: (Int) -> UInt64) {
    var table = KeyTable()
    var nullNumber: Int32 = -1
    ids = consecutiveRows(rows, placeholder: 0) { row in
      if let validity, !validity[row] {
        if nullNumber < 0 { nullNumber = table.addUnkeyed() }
        return nullNumber
      }
      return table.insert(key(row))
    }
    count = max(table.count, min(rows, 1))
  }
}

extension Column {
  /// The rows numbered by their values; rows without one share a number.
  ///
  /// Keys from a small range, as codes and counts are, go through a table; others are hashed.
  var numbering: RowNumbering {
    switch self {
    case .integer(let column): return column.numbered { $0 }
    case .date(let column): return column.numbered { $0.microseconds }
    case .bool(let column):
      let values = column.values
      guard let validity = column.validity else {
        return RowNumbering(rows: count, slots: 2) { values[$0] ? 1 : 0 }
      }
      return RowNumbering(rows: count, slots: 3) { validity[$0] ? (values[$0] ? 1 : 0) : 2 }
    case .string(let column):
      let (codes, slots) = (column.codes.values, column.dictionary.count)
      guard let validity = column.codes.validity else {
        return RowNumbering(rows: count, slots: slots) { Int(codes[$0]) }
      }
      return RowNumbering(rows: count, slots: slots + 1) { validity[$0] ? Int(codes[$0]) : slots }
    case .number(let column):
      let values = column.values
      // Adding 0 turns -0 into 0, which equals it.
      return RowNumbering(rows: count, validity: column.validity) { (values[$0] + 0).bitPattern }
    }
  }
}

extension TypedColumn {
  fileprivate func numbered(_ integer: (Element) -> Int) -> RowNumbering {
    let (low, high) = bounds(integer)
    let (range, isWide) = high.subtractingReportingOverflow(low)
    guard !isWide, range < Swift.max(1 << 16, 2 * count) else {
      return RowNumbering(rows: count, validity: validity) { UInt64(bitPattern: Int64(integer(values[$0]))) }
    }
    guard let validity else {
      return RowNumbering(rows: count, slots: range + 1) { integer(values[$0]) - low }
    }
    return RowNumbering(rows: count, slots: range + 2) {
      validity[$0] ? integer(values[$0]) - low : range + 1
    }
  }

  /// The smallest and largest value that is there; 0 and 0 where none is.
  private func bounds(_ integer: (Element) -> Int) -> (low: Int, high: Int) {
    var (low, high) = (Int.max, Int.min)
    for row in 0..<count where isValid(row) {
      let value = integer(values[row])
      low = Swift.min(low, value)
      high = Swift.max(high, value)
    }
    return low <= high ? (low, high) : (0, 0)
  }
}
