extension Column {
  /// Whether both columns are one: their values stand in the same memory, so nothing need be compared.
  func sharesStorage(with other: Column) -> Bool {
    switch (self, other) {
    case (.integer(let left), .integer(let right)): left.values.isIdentical(to: right.values)
    case (.number(let left), .number(let right)): left.values.isIdentical(to: right.values)
    case (.bool(let left), .bool(let right)): left.values.isIdentical(to: right.values)
    case (.date(let left), .date(let right)): left.values.isIdentical(to: right.values)
    case (.string(let left), .string(let right)): left.codes.values.isIdentical(to: right.codes.values)
    default: false
    }
  }
}

extension Array {
  /// The addresses are compared, and nothing is read there.
  fileprivate func isIdentical(to other: [Element]) -> Bool {
    withUnsafeBufferPointer { left in other.withUnsafeBufferPointer { left.baseAddress == $0.baseAddress } }
  }
}
