/// The distances between all pairs of values of a sorted sample, without listing them.
struct PairwiseDistances {
  private let sorted: [Double]

  /// An ascending sample of at least two finite values.
  init(_ sorted: [Double]) { self.sorted = sorted }

  /// The k-th smallest distance of the n(n − 1)/2 pairs, counted from 0; exact.
  ///
  /// Bisects the bit patterns of the doubles from 0 to the largest distance, which are in the same order as these.
  ///
  /// - Complexity: O(64 n).
  func smallest(_ k: Int) -> Double {
    guard let least = sorted.first, let greatest = sorted.last else { return 0 }
    var low: UInt64 = 0
    var high = (greatest - least).bitPattern
    while low < high {
      let middle = low + (high - low) / 2
      if count(upTo: Double(bitPattern: middle)) > k { high = middle } else { low = middle + 1 }
    }
    return Double(bitPattern: low)
  }

  /// How many pairs lie no further apart than a distance.
  ///
  /// - Complexity: O(n).
  func count(upTo distance: Double) -> Int {
    var (pairs, start) = (0, 0)
    for end in sorted.indices {
      while sorted[end] - sorted[start] > distance { start += 1 }
      pairs += end - start
    }
    return pairs
  }
}
