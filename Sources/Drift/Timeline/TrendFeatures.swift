import DataFrame

/// What is followed of a column over snapshots: a few means whose variance without drift is known.
///
/// For numbers the first two components of a smooth test on ranks, one for where the values lie and one for how far they are
/// spread; ranks are those among all rows of both sides, so a few values far out cannot move them. Source: Neyman, "Smooth
/// test for goodness of fit", Skandinavisk Aktuarietidskrift 20, 1937; Thas, Comparing Distributions, Springer 2010. For
/// categories the shares over the roots of their shares in all rows, whose squares add up to Pearson's χ².
struct TrendFeatures {
  /// The reference, then the snapshots that have values, in order.
  private(set) var points: [TrendPoint] = []
  /// The positions of these snapshots.
  private(set) var snapshots: [Int] = []
  /// The rank of the features' covariance; 0 for a constant column.
  let degrees: Int

  private init(degrees: Int, reference: TrendPoint, snapshots: [TrendPoint]) {
    self.degrees = degrees
    points = [reference]
    for (position, point) in snapshots.enumerated() where point.weight > 0 {
      points.append(point)
      self.snapshots.append(position)
    }
  }

  /// Numbers, by their ranks.
  ///
  /// - Complexity: O(n log n) in the rows of all.
  init(_ reference: SortedSample, _ snapshots: [SortedSample]) {
    let pooled = SortedSample(([reference] + snapshots).flatMap(\.values))
    let sides = ([reference] + snapshots).map { RankMoments($0, among: pooled) }
    let all = sides.reduce(RankMoments(), +)
    let (mean, square) = (all.mean(1), all.mean(2))
    let variance = square - mean * mean
    let covariance = all.mean(3) - mean * square
    let slope = variance > 0 ? covariance / variance : 0
    let rest = all.mean(4) - square * square - slope * covariance
    // Ranks lie in ±½: what varies less than this is one or two values and rounding.
    let (hasPlace, hasSpread) = (variance > 1e-9, rest > 1e-9)
    let points = sides.map { side in
      var features: [Double] = []
      let place = side.mean(1) - mean
      if hasPlace { features.append(place / variance.squareRoot()) }
      if hasSpread { features.append((side.mean(2) - square - slope * place) / rest.squareRoot()) }
      return TrendPoint(weight: side.count, features: features)
    }
    self.init(
      degrees: (hasPlace ? 1 : 0) + (hasSpread ? 1 : 0), reference: points[0],
      snapshots: Array(points.dropFirst()))
  }

  /// Categories, by their shares; those too rare for χ² in most snapshots are counted together.
  ///
  /// - Complexity: O(categories · snapshots).
  init(_ reference: CategoryCounts, _ snapshots: [CategoryCounts]) {
    let sides = [reference] + snapshots
    var totals: [Scalar: Int] = [:]
    for side in sides { for (key, count) in zip(side.keys, side.counts) { totals[key, default: 0] += count } }
    let rows = Double(max(totals.values.reduce(0, +), 1))
    let sizes = snapshots.map { $0.counts.reduce(0, +) }.filter { $0 > 0 }.sorted()
    let typical = Double(sizes.isEmpty ? 0 : sizes[sizes.count / 2])

    // Cells in the order in which sides and their categories come, so that sums are the same in every run.
    var cells: [Scalar: Int] = [:]
    var shares = [0.0]
    for key in sides.flatMap(\.keys) where cells[key] == nil {
      let share = Double(totals[key] ?? 0) / rows
      if share * typical < 5 {
        cells[key] = 0
        shares[0] += share
      } else {
        cells[key] = shares.count
        shares.append(share)
      }
    }
    let points = sides.map { side in
      var counts = [Double](repeating: 0, count: shares.count)
      for (key, count) in zip(side.keys, side.counts) { counts[cells[key] ?? 0] += Double(count) }
      let size = counts.reduce(0, +)
      let features = zip(counts, shares).map { count, share in
        share > 0 && size > 0 ? (count / size - share) / share.squareRoot() : 0
      }
      return TrendPoint(weight: size, features: features)
    }
    self.init(
      degrees: max(shares.count { $0 > 0 } - 1, 0), reference: points[0], snapshots: Array(points.dropFirst())
    )
  }

  /// The shares of missing values.
  init(_ reference: Proportion, _ snapshots: [Proportion]) {
    func counts(_ missing: Proportion) -> CategoryCounts {
      CategoryCounts(falses: missing.rows - missing.hits, trues: missing.hits)
    }
    self.init(counts(reference), snapshots.map(counts))
  }
}

/// Sums of powers of a side's ranks among all rows, as shares around ½.
private struct RankMoments {
  private(set) var count = 0.0
  private var sums = [0.0, 0.0, 0.0, 0.0]

  init() {}

  init(_ sample: SortedSample, among pooled: SortedSample) {
    count = Double(sample.count)
    let size = Double(pooled.count)
    var (start, below) = (0, 0)
    while start < sample.count {
      let value = sample.values[start]
      var end = start + 1
      while end < sample.count && sample.values[end] == value { end += 1 }
      below = pooled.position(of: value, from: below)
      var upTo = below
      while upTo < pooled.count && pooled.values[upTo] == value { upTo += 1 }
      // The middle rank of equal values.
      let rank = Double(below + upTo) / (2 * size) - 0.5
      var power = Double(end - start)
      for exponent in sums.indices {
        power *= rank
        sums[exponent] += power
      }
      start = end
    }
  }

  /// The mean of a power from 1 to 4; 0 without values.
  func mean(_ exponent: Int) -> Double { count > 0 ? sums[exponent - 1] / count : 0 }

  static func + (left: RankMoments, right: RankMoments) -> RankMoments {
    var result = left
    result.count += right.count
    for exponent in left.sums.indices { result.sums[exponent] += right.sums[exponent] }
    return result
  }
}

extension SortedSample {
  /// How many values are below a limit, of which at least so many are known to be.
  ///
  /// Looks ahead in growing steps, since the next limit of an ascending series is near (Bentley and Yao, "An almost optimal
  /// algorithm for unbounded searching", Information Processing Letters 5, 1976).
  ///
  /// - Complexity: O(log of the distance).
  fileprivate func position(of limit: Double, from known: Int) -> Int {
    var (low, step) = (known, 1)
    while low + step <= count && values[low + step - 1] < limit {
      low += step
      step *= 2
    }
    var high = min(low + step, count)
    while low < high {
      let middle = (low + high) / 2
      if values[middle] < limit { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
