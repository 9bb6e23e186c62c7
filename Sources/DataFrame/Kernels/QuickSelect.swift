extension [Double] {
  /// Puts the value that would stand at a position of the ascending order there, with none larger before it and none
  /// smaller behind it; the rest is in no order.
  ///
  /// Hoare's quickselect with the middle of three as pivot; after 4 log₂ n rounds that did not end it, what is left is
  /// sorted, so no input makes it quadratic.
  ///
  /// - Complexity: O(n) on average, O(n log n) at worst.
  mutating func select(_ position: Int) {
    var low = 0
    var high = count - 1
    var rounds = 4 * (Int.bitWidth - count.leadingZeroBitCount)
    while low < high {
      guard rounds > 0 else {
        self[low...high].sort()
        return
      }
      rounds -= 1
      let (left, right) = partition(low, high)
      if position <= right { high = right } else if position >= left { low = left } else { return }
    }
  }

  /// Parts `low ... high` so that values up to `right` are not above the pivot, and those from `left` on not below it.
  private mutating func partition(_ low: Int, _ high: Int) -> (left: Int, right: Int) {
    withUnsafeMutableBufferPointer { values in
      let (a, b, c) = (values[low], values[(low + high) / 2], values[high])
      let pivot = Swift.max(Swift.min(a, b), Swift.min(Swift.max(a, b), c))
      var (left, right) = (low, high)
      while left <= right {
        while values[left] < pivot { left += 1 }
        while values[right] > pivot { right -= 1 }
        if left <= right {
          values.swapAt(left, right)
          left += 1
          right -= 1
        }
      }
      return (left, right)
    }
  }

  /// The quantile at a share, as `quantile(ofSorted:_:)` gives it for the sorted values; the order changes.
  ///
  /// - Complexity: O(n) on average.
  mutating func quantile(_ share: Double) -> Double? {
    guard !isEmpty else { return nil }
    let position = share * Double(count - 1)
    let below = Int(position)
    select(below)
    let above = below + 1 < count ? self[(below + 1)...].min() ?? self[below] : self[below]
    return interpolated(self[below], above, fraction: position - Double(below))
  }
}
