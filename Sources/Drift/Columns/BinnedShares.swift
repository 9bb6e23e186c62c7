import DataFrame

/// The shares of both sides over common bins, as Evidently forms them.
struct BinnedShares {
  /// The reference's share in each bin.
  let reference: [Double]
  /// The current side's share in each bin.
  let current: [Double]

  /// More than this many distinct values in the reference make bins; up to it, each value is one.
  private static let oneBinAValue = 20

  /// - Complexity: O(bins · log n), or O(n) for one bin a value.
  init(_ pair: ColumnPair) {
    if pair.kind == .numeric, let reference = pair.reference, let current = pair.current,
      reference.distinct > BinnedShares.oneBinAValue
    {
      let edges = BinnedShares.sturgesEdges(
        reference, current, count: reference.count + current.count, isInteger: pair.isInteger)
      self.init(reference, current, edges)
    } else {
      self.init(pair.table)
    }
  }

  /// One bin a category.
  ///
  /// - Complexity: O(categories).
  init(_ table: CategoryTable) {
    let (m, n) = (Double(table.referenceTotal), Double(table.currentTotal))
    reference = table.reference.map { Double($0) / m }
    current = table.current.map { Double($0) / n }
  }

  /// Bins between ascending edges that enclose both sides.
  ///
  /// - Complexity: O(bins · log n).
  init(_ reference: SortedSample, _ current: SortedSample, _ edges: [Double]) {
    self.reference = BinnedShares.histogram(reference, edges)
    self.current = BinnedShares.histogram(current, edges)
  }

  /// Edges of equal width over both sides: range / (log₂ `count` + 1), for whole numbers at least 1.
  ///
  /// Source: Sturges, "The choice of a class interval", JASA 1926; as in NumPy's `histogram_bin_edges`.
  static func sturgesEdges(
    _ first: SortedSample, _ second: SortedSample, count: Int, isInteger: Bool
  ) -> [Double] {
    let sides = [first.values, second.values]
    var low = sides.compactMap(\.first).min() ?? 0
    var high = sides.compactMap(\.last).max() ?? 0
    let range = high - low
    if range == 0 { (low, high) = (low - 0.5, high + 0.5) }
    var width = range / (PortableMath.log2(Double(count)) + 1)
    if isInteger { width = max(width, 1) }
    let bins = width > 0 ? max(1, Int(((high - low) / width).rounded(.up))) : 1
    let step = (high - low) / Double(bins)
    return (0..<bins).map { Double($0) * step + low } + [high]
  }

  /// The share of values in each bin [a, b), the last one closed.
  private static func histogram(_ sample: SortedSample, _ edges: [Double]) -> [Double] {
    var cumulative = edges.map { sample.count(below: $0) }
    cumulative[edges.count - 1] = sample.count(below: edges[edges.count - 1], inclusive: true)
    return zip(cumulative, cumulative.dropFirst()).map { Double($1 - $0) / Double(sample.count) }
  }

  /// Shares with every 0 replaced by 1e-4, or by a millionth of the smallest share where that is at most 1e-4.
  ///
  /// The result is not normalised again, as in Evidently.
  static func zeroFilled(_ shares: [Double]) -> [Double] {
    let smallest = shares.lazy.filter { $0 > 0 }.min() ?? 1
    let filling = smallest <= 1e-4 ? smallest / 1e6 : 1e-4
    return shares.map { $0 == 0 ? filling : $0 }
  }
}
