import DataFrame

/// Grows one tree: always the leaf that gains most is split, until there are as many leaves as asked for.
///
/// Source: Ke et al., "LightGBM", NeurIPS 2017. Of two new leaves the histogram of the smaller one is added up, and that of
/// the other is what is left of their parent's.
struct TreeGrower: Sendable {
  let bins: BinnedRows
  let search: SplitSearch
  /// The most leaves of a tree.
  let leaves: Int
  /// What a leaf's value is multiplied with.
  let rate: Double

  /// A leaf that may still be split.
  private struct Leaf {
    var node: Int
    var rows: Range<Int>
    var histogram: GradientHistogram
    var total: SIMD2<Double>
    var split: BinSplit?
  }

  /// A tree, and the rows of its leaves in the order, with what the tree adds to their scores.
  struct Grown {
    let tree: DecisionTree
    let ranges: [Range<Int>]
    let values: [Double]
  }

  /// Grows a tree against gradients; the order of rows is parted anew.
  ///
  /// - Throws: `DataError.cancelled`.
  /// - Complexity: O(rows · features · log leaves) on average.
  func grow(_ gradients: [SIMD2<Float>], _ order: inout RowOrder) throws -> Grown {
    var tree = DecisionTree(nodes: [.leaf(0)])
    let all = 0..<order.count
    let histogram = GradientHistogram(of: bins, gradients: gradients, in: order, rows: all)
    let total = histogram.sums[0..<bins.offsets[1]].reduce(.zero, +)
    var grown = [leaf(0, all, histogram, total)]
    while grown.count < leaves {
      try Cancellation.check()
      guard let place = widest(grown), let split = grown[place].split else { break }
      let parent = grown[place]
      let count = order.partition(parent.rows, of: bins, feature: split.feature, where: split.goesLeft)
      let middle = parent.rows.lowerBound + count
      let (left, right) = (parent.rows.lowerBound..<middle, middle..<parent.rows.upperBound)
      let node = tree.grow(parent.node, split, bins.tables[split.feature])
      let smaller = GradientHistogram(
        of: bins, gradients: gradients, in: order, rows: left.count <= right.count ? left : right)
      let larger = parent.histogram.subtracting(smaller)
      let isLeftSmaller = left.count <= right.count
      grown[place] = leaf(node, left, isLeftSmaller ? smaller : larger, split.left)
      grown.append(leaf(node + 1, right, isLeftSmaller ? larger : smaller, parent.total - split.left))
    }
    let values = grown.map { -rate * $0.total.x / ($0.total.y + search.penalty) }
    for (leaf, value) in zip(grown, values) { tree.set(leaf.node, to: value) }
    return Grown(tree: tree, ranges: grown.map(\.rows), values: values)
  }

  private func leaf(
    _ node: Int, _ rows: Range<Int>, _ histogram: GradientHistogram, _ total: SIMD2<Double>
  ) -> Leaf {
    let split = rows.count < 2 ? nil : search.best(histogram, total: total, rows: rows.count)
    return Leaf(node: node, rows: rows, histogram: histogram, total: total, split: split)
  }

  /// The leaf whose split gains most, of equals the first; nil where none can be split.
  private func widest(_ leaves: [Leaf]) -> Int? {
    var best: (place: Int, gain: Double)?
    for (place, leaf) in leaves.enumerated() {
      guard let gain = leaf.split?.gain, gain > best?.gain ?? 0 else { continue }
      best = (place, gain)
    }
    return best?.place
  }
}
