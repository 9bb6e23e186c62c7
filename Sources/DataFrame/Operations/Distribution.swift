/// How the values of a column spread, in so few bins that it can be drawn beside the column's name.
public struct Distribution: Sendable, Hashable {
  /// The share of the values in each bin, in 0…1, the bins in ascending order of what they hold; missing values count
  /// nowhere.
  public let shares: [Double]

  /// More bins cannot be told apart at a glance.
  public static let mostBins = 8

  /// The distribution of values that were counted.
  public init(counts: [Int], total: Int) {
    shares = counts.map { Double($0) / Double(max(total, 1)) }
  }

  /// The distributions of several sides over the same categories, a bin each.
  ///
  /// Of more than `mostBins` categories those with the largest shares, summed over the sides, have a bin, of equals the
  /// first; the others have none.
  ///
  /// - Parameter counts: For each side how often each category occurs, in ascending order of the categories.
  /// - Complexity: O(categories).
  public static func sides(_ counts: [[Int]]) -> [Distribution] {
    let totals = counts.map { $0.reduce(0, +) }
    // Over the product of all totals, so that no division makes equal sums differ.
    let scales = totals.indices.map { side in
      totals.indices.reduce(1.0) { $1 == side ? $0 : $0 * Double(max(totals[$1], 1)) }
    }
    var chosen: [(category: Int, weight: Double)] = []
    for category in counts.first?.indices ?? 0..<0 {
      let weight = zip(counts, scales).reduce(0) { $0 + Double($1.0[category]) * $1.1 }
      if chosen.count == mostBins {
        guard let last = chosen.last, weight > last.weight else { continue }
        chosen.removeLast()
      }
      let place = chosen.firstIndex { $0.weight < weight } ?? chosen.endIndex
      chosen.insert((category, weight), at: place)
    }
    let shown = chosen.map(\.category).sorted()
    return zip(counts, totals).map { side, total in Distribution(counts: shown.map { side[$0] }, total: total)
    }
  }
}

/// Bins of equal width for distributions of numbers, shared by the sides that are compared.
///
/// They reach from the 1st to the 99th percentile, so that a few far values do not press all others into one bin; the
/// first and the last bin also hold what lies beyond.
public struct DistributionBins: Sendable {
  /// The lower edges of all bins but the first, ascending.
  private let edges: [Double]

  /// Bins between quantiles; nil where these are infinite, or all values are one.
  ///
  /// - Parameters:
  ///   - isWhole: Whether the values are whole numbers, of which each bin then holds equally many.
  ///   - reach: The range of the values without a share of them at either end; nil where they are no numbers.
  public init?(isWhole: Bool, reach: (_ share: Double) -> ClosedRange<Double>?) {
    // Where nearly all values are one, the few others are what there is to see.
    let ranges = [0.01, 0].lazy.compactMap(reach)
    guard let range = ranges.first(where: { $0.lowerBound < $0.upperBound }),
      range.lowerBound.isFinite, range.upperBound.isFinite
    else { return nil }
    let most = Double(Distribution.mostBins)
    let (low, high) = (range.lowerBound, range.upperBound)
    guard isWhole else {
      // Divided first, as the range of two doubles may be none.
      let step = high / most - low / most
      edges = (1..<Distribution.mostBins).map { low + Double($0) * step }
      return
    }
    let first = low.rounded(.down)
    let values = high.rounded(.up) - first + 1
    let width = (values / most).rounded(.up)
    edges = (1..<max(1, Int((values / width).rounded(.up)))).map { first + Double($0) * width }
  }

  /// The distribution of values of which so many are below each edge.
  public func distribution(of total: Int, below: (Double) -> Int) -> Distribution {
    let ends = edges.map(below) + [total]
    return Distribution(counts: zip([0] + ends, ends).map { $1 - $0 }, total: total)
  }
}
