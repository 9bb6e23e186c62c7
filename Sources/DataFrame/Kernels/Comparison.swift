extension Expression.BinaryOperator {
  /// Whether each value stands to a constant as a comparison says, on all cores.
  ///
  /// - Complexity: O(n).
  func compared<Element: Comparable & Sendable>(_ values: [Element], with constant: Element) -> [Bool] {
    concurrentRows(values.count, placeholder: false) { rows, results in
      values.withUnsafeBufferPointer { values in
        func fill(_ holds: (Element, Element) -> Bool) {
          for row in rows { results[row] = holds(values[row], constant) }
        }
        switch self {
        case .equal: fill(==)
        case .notEqual: fill(!=)
        case .less: fill(<)
        case .lessOrEqual: fill(<=)
        case .greater: fill(>)
        default: fill(>=)
        }
      }
    }
  }
}

extension [Int32] {
  /// What a table says of each code, on all cores; false for a missing row's placeholder that is no code of it.
  ///
  /// - Complexity: O(n).
  func looked(up table: [Bool]) -> [Bool] {
    concurrentRows(count, placeholder: false) { rows, results in
      withUnsafeBufferPointer { codes in
        table.withUnsafeBufferPointer { table in
          for row in rows {
            let code = Int(codes[row])
            results[row] = table.indices.contains(code) && table[code]
          }
        }
      }
    }
  }
}

extension [Bool] {
  /// Each truth value together with another array's: `or` where that is asked for, `and` otherwise; on all cores.
  ///
  /// - Complexity: O(n).
  func combined(with other: [Bool], isOr: Bool) -> [Bool] {
    concurrentRows(count, placeholder: false) { rows, results in
      withUnsafeBufferPointer { left in
        other.withUnsafeBufferPointer { right in
          // Both sides are read whatever the first one says, so that no branch depends on the data.
          func fill(_ combine: (Bool, Bool) -> Bool) {
            for row in rows { results[row] = combine(left[row], right[row]) }
          }
          isOr ? fill { $0 || $1 } : fill { $0 && $1 }
        }
      }
    }
  }
}
