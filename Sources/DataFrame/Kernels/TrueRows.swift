/// The rows of a column that are true, ascending; missing ones are not.
///
/// Invariant: a row is written behind all that are kept before it, so never past the row's own number.
func rowsThatHold(_ truth: TypedColumn<Bool>) -> [Int] {
  let validity = truth.validity
  return [Int](unsafeUninitializedCapacity: truth.count) { rows, initialized in
    truth.values.withUnsafeBufferPointer { values in
      for row in 0..<values.count {
        // Written always and counted where it holds: a branch on the data would often be mispredicted.
        rows[initialized] = row
        initialized += values[row] && (validity?[row] ?? true) ? 1 : 0
      }
    }
  }
}
