extension Array {
  /// The elements at the given positions, in their order.
  ///
  /// - Precondition: Every position is in the array; each is checked, because rows come from callers.
  func gathered(_ positions: [Int]) -> [Element] {
    withUnsafeBufferPointer { source in
      [Element](unsafeUninitializedCapacity: positions.count) { target, initialized in
        for (index, position) in positions.enumerated() {
          precondition(position >= 0 && position < source.count, "a row outside the column")
          target.initializeElement(at: index, to: source[position])
        }
        initialized = positions.count
      }
    }
  }
}
