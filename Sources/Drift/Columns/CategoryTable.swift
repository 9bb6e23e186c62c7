import DataFrame

/// The 2×K table of counts: how often each category occurs on either side.
public struct CategoryTable: Sendable, Equatable {
  /// The categories of both sides, ascending.
  public private(set) var keys: [Scalar] = []
  /// How often each occurs in the reference.
  public private(set) var reference: [Int] = []
  /// How often each occurs on the current side.
  public private(set) var current: [Int] = []

  /// The union of both sides' categories, whose keys are of one type.
  ///
  /// - Complexity: O(K).
  public init(_ reference: CategoryCounts, _ current: CategoryCounts) {
    var (i, j) = (0, 0)
    while i < reference.keys.count || j < current.keys.count {
      let order = compare(reference.keys, i, current.keys, j)
      keys.append(order <= 0 ? reference.keys[i] : current.keys[j])
      self.reference.append(order <= 0 ? reference.counts[i] : 0)
      self.current.append(order >= 0 ? current.counts[j] : 0)
      if order <= 0 { i += 1 }
      if order >= 0 { j += 1 }
    }
  }

  /// The number of categories.
  public var count: Int { keys.count }

  /// The number of values in the reference.
  public var referenceTotal: Int { reference.reduce(0, +) }

  /// The number of values on the current side.
  public var currentTotal: Int { current.reduce(0, +) }

  /// The largest change of a category's share, signed; of equals the last category in sort order.
  public var largestShareChange: Double? {
    largestChange.map { index in
      Double(current[index]) / Double(currentTotal) - Double(reference[index]) / Double(referenceTotal)
    }
  }

  /// The position of the category whose share changed most; of equals the last one, nil where a side has no values.
  public var largestChange: Int? {
    let (m, n) = (referenceTotal, currentTotal)
    guard m > 0, n > 0 else { return nil }
    // Compared as integers, so that equal changes are equal.
    let changes = zip(reference, current).map { ($1 * m - $0 * n).magnitude }
    return changes.max().flatMap { largest in changes.lastIndex(of: largest) }
  }

  /// Categories that one side alone has, with their share of it.
  func only(in side: Side) -> (keys: [Scalar], share: Double) {
    let (mine, other) = side == .reference ? (reference, current) : (current, reference)
    let indices = keys.indices.filter { other[$0] == 0 }
    let hits = indices.reduce(0) { $0 + mine[$1] }
    return (indices.map { keys[$0] }, Double(hits) / Double(max(mine.reduce(0, +), 1)))
  }
}

/// Negative where the left key comes first or is the only one left, 0 where both are equal.
private func compare(_ left: [Scalar], _ i: Int, _ right: [Scalar], _ j: Int) -> Int {
  guard i < left.count else { return 1 }
  guard j < right.count else { return -1 }
  switch (left[i], right[j]) {
  case (.number(let a), .number(let b)): return a == b ? 0 : (a < b ? -1 : 1)
  case (.bool(let a), .bool(let b)): return a == b ? 0 : (b ? -1 : 1)
  case (.string(let a), .string(let b)): return a == b ? 0 : (scalarOrder(a, b) ? -1 : 1)
  default: return -1
  }
}
