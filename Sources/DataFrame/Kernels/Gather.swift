extension Array {
  /// The elements at the given positions, in their order.
  ///
  /// - Precondition: Every position is in the array; each is checked, because rows come from callers.
  func gathered(_ positions: [Int]) -> [Element] {
    guard let placeholder = positions.first.map({ self[$0] }) else { return [] }
    return withUnsafeBufferPointer { source in
      positions.withUnsafeBufferPointer { positions in
        consecutiveRows(positions.count, placeholder: placeholder) { row in
          let position = positions[row]
          precondition(position >= 0 && position < source.count, "a row outside the column")
          return source[position]
        }
      }
    }
  }
}
