import DataFrame

/// A way to part the rows of a leaf by the bins of one feature.
struct BinSplit: Sendable, Equatable {
  /// The feature.
  let feature: Int
  /// By how much it lowers the penalised loss of the leaf.
  let gain: Double
  /// Whether the rows of each bin go left.
  let goesLeft: [Bool]
  /// The last bin of a number that goes left; nil for levels.
  let lastBin: Int?
  /// The sums over the rows that go left.
  let left: SIMD2<Double>
}

/// Finds the best split of a leaf.
///
/// gain = (G_l²/(H_l + λ) + G_r²/(H_r + λ) − G²/(H + λ)) / 2, with the sums G of the gradients and H of the second
/// derivatives of the rows on the left, on the right and in all (Chen and Guestrin, "XGBoost", KDD 2016).
struct SplitSearch: Sendable {
  let bins: BinnedRows
  let penalty: Double
  /// A side must hold so many rows, told by its share of the sum of second derivatives.
  let leastRows: Double

  /// Each side must have so much of the second derivative, or its value would follow from rounding.
  private static let leastCurvature = 1e-3
  /// What is added to a level's sum of second derivatives before levels are put in order, and to the penalty where they
  /// are parted, so that a rare level does not come out on top by chance; LightGBM has both.
  private static let (levelSmoothing, levelPenalty) = (10.0, 10.0)

  /// The best split of the rows of a histogram; nil where none lowers the loss.
  ///
  /// Of equals the first feature wins, and the lowest bin.
  ///
  /// - Complexity: O(bins), and O(K log K) for a feature of K levels.
  func best(_ histogram: GradientHistogram, total: SIMD2<Double>, rows: Int) -> BinSplit? {
    let leastShare = max(leastRows / Double(rows) * total.y, Self.leastCurvature)
    guard total.y >= 2 * leastShare else { return nil }
    var best: Candidate?
    for feature in 0..<bins.features {
      let start = bins.offsets[feature]
      let sums = histogram.sums[start..<bins.offsets[feature + 1]]
      let order: [Int]
      var candidate = Candidate(feature: feature, isLevels: false)
      switch bins.tables[feature] {
      case .edges: order = Array(1..<max(sums.count, 1))
      case .levels:
        candidate.isLevels = true
        order = levelOrder(sums)
      }
      search(sums, order, total, leastShare, &candidate)
      if candidate.gain > (best?.gain ?? 1e-9 * total.y) { best = candidate }
    }
    return best.map { split($0, histogram) }
  }

  /// A split that is found but not yet spelt out.
  private struct Candidate {
    let feature: Int
    var isLevels: Bool
    var gain = 0.0
    /// So many of the bins in order go left.
    var count = 0
    var missingGoesLeft = false
    var left = SIMD2<Double>.zero
  }

  /// Tries every place to cut an order of bins, with what is missing on either side.
  private func search(
    _ sums: ArraySlice<SIMD2<Double>>, _ order: [Int], _ total: SIMD2<Double>, _ least: Double,
    _ best: inout Candidate
  ) {
    let penalty = penalty + (best.isLevels ? Self.levelPenalty : 0)
    let base = total.x * total.x / (total.y + penalty)
    let missing = best.isLevels ? .zero : sums[sums.startIndex]
    for missingGoesLeft in missing.y > 0 ? [false, true] : [false] {
      var left = missingGoesLeft ? missing : .zero
      for (place, bin) in order.enumerated().dropLast(missing.y > 0 && !missingGoesLeft ? 0 : 1) {
        left += sums[sums.startIndex + bin]
        let right = total - left
        guard left.y >= least else { continue }
        guard right.y >= least else { break }
        let gain =
          (left.x * left.x / (left.y + penalty) + right.x * right.x / (right.y + penalty) - base) / 2
        if gain > best.gain {
          (best.gain, best.count, best.missingGoesLeft, best.left) = (gain, place + 1, missingGoesLeft, left)
        }
      }
    }
  }

  /// The bins of levels that have rows, what is missing among them, by the value that each would have as a leaf.
  ///
  /// Of all ways to part levels in two, the best is a cut of this order (Fisher, "On grouping for maximum homogeneity",
  /// 1958).
  private func levelOrder(_ sums: ArraySlice<SIMD2<Double>>) -> [Int] {
    let bins = sums.indices.filter { sums[$0].y > 0 }
    let values = bins.map { sums[$0].x / (sums[$0].y + Self.levelSmoothing) }
    let order = bins.indices.sorted { (values[$0], $0) < (values[$1], $1) }
    return order.map { bins[$0] - sums.startIndex }
  }

  /// Spells out which bins go left; bins without rows in training go where most rows do.
  private func split(_ found: Candidate, _ histogram: GradientHistogram) -> BinSplit {
    let start = bins.offsets[found.feature]
    let sums = histogram.sums[start..<bins.offsets[found.feature + 1]]
    let total = sums.reduce(.zero, +)
    let mostGoLeft = 2 * found.left.y > total.y
    var goesLeft = [Bool](repeating: false, count: sums.count)
    if found.isLevels {
      for index in sums.indices where sums[index].y <= 0 { goesLeft[index - start] = mostGoLeft }
      for bin in levelOrder(sums).prefix(found.count) { goesLeft[bin] = true }
    } else {
      for bin in 1...found.count { goesLeft[bin] = true }
      goesLeft[0] = sums[start].y > 0 ? found.missingGoesLeft : mostGoLeft
    }
    return BinSplit(
      feature: found.feature, gain: found.gain, goesLeft: goesLeft,
      lastBin: found.isLevels ? nil : found.count, left: found.left)
  }
}
