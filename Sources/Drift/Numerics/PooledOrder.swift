/// Order statistics of two sorted samples together, without merging them.
struct PooledOrder {
  private let first: [Double]
  private let second: [Double]

  /// Two ascending samples, not both of them empty.
  init(_ first: [Double], _ second: [Double]) {
    self.first = first
    self.second = second
  }

  /// The k-th smallest value of both, counted from 0.
  ///
  /// - Complexity: O(log n).
  subscript(k: Int) -> Double {
    // How many of the k values below it the first sample has.
    var (low, high) = (max(0, k - second.count), min(k, first.count))
    while low < high {
      let middle = (low + high) / 2
      if first[middle] < second[k - middle - 1] { low = middle + 1 } else { high = middle }
    }
    let candidates = [first.dropFirst(low).first, second.dropFirst(k - low).first]
    return candidates.compactMap { $0 }.min() ?? .nan
  }

  /// The quantile between 0 and 1, linear between order statistics: type 7 of Hyndman and Fan, "Sample quantiles in
  /// statistical packages", American Statistician 50, 1996.
  ///
  /// - Complexity: O(log n).
  func quantile(_ share: Double) -> Double {
    let last = first.count + second.count - 1
    let place = share * Double(last)
    let below = self[Int(place)]
    let above = self[min(Int(place) + 1, last)]
    return below + (above - below) * (place - place.rounded(.down))
  }
}
