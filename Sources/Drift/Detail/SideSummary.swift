import DataFrame

/// What is worth knowing of one side of a column.
public struct SideSummary: Sendable, Equatable {
  /// How many values there are.
  public var count: Int
  /// How many rows have none, infinities among them.
  public var missing: Int
  /// The mean of numbers; nil for categories.
  public var mean: Double?
  /// The standard deviation with ddof 0; nil for categories.
  public var std: Double?
  /// The values below which the shares of `levels` lie; empty for categories.
  public var quantiles: [Double] = []

  /// The shares of values that `quantiles` are given for, from the least to the greatest value.
  public static let levels = [0, 0.05, 0.25, 0.5, 0.75, 0.95, 1]

  init(_ column: PreparedColumn, _ sample: SortedSample?) {
    count = column.count
    missing = column.missing.hits
    guard let sample, sample.count > 0 else { return }
    mean = sample.mean
    std = sample.std
    quantiles = SideSummary.levels.map(sample.quantile)
  }
}

extension SortedSample {
  /// The value below which a share of the values lies, linear between neighbours as in NumPy; 0 without values.
  ///
  /// Source: type 7 of Hyndman and Fan, "Sample quantiles in statistical packages", The American Statistician 50, 1996.
  func quantile(_ share: Double) -> Double {
    guard count > 0 else { return 0 }
    let place = share * Double(count - 1)
    let index = min(Int(place), count - 1)
    let next = min(index + 1, count - 1)
    return values[index] + (place - Double(index)) * (values[next] - values[index])
  }
}

/// Where the two sides of a column differ most.
public struct LargestGap: Sendable, Equatable {
  /// The value up to which the shares are counted; for categories the one whose share changed most.
  public var at: Scalar
  /// The share of the reference at or below the value, or of the category.
  public var reference: Double
  /// The same share of the current side.
  public var current: Double

  /// The signed change of the share.
  public var size: Double { current - reference }

  /// The largest gap between the distribution functions, at the least value where it is reached, or the largest change
  /// of a category's share; nil where a side has no values.
  ///
  /// - Complexity: O(m + n) for numbers, O(K) for categories.
  init?(_ pair: ColumnPair) {
    guard pair.kind == .numeric else {
      let table = pair.table
      guard let index = table.largestChange else { return nil }
      at = table.keys[index]
      reference = Double(table.reference[index]) / Double(table.referenceTotal)
      current = Double(table.current[index]) / Double(table.currentTotal)
      return
    }
    guard let first = pair.reference, let second = pair.current else { return nil }
    let (m, n) = (first.count, second.count)
    let gaps = SortedMerge(first.values, second.values).mapParts { part in
      var largest = (size: -1, at: 0.0, first: 0, second: 0)
      part.forEachRun { value, i, j in
        // Compared as integers, so that equal gaps are equal; values ascend, so the least of equals stays.
        let size = abs(i * n - j * m)
        if size > largest.size { largest = (size, value, i, j) }
      }
      return largest
    }
    guard m > 0, n > 0, var largest = gaps.first else { return nil }
    for gap in gaps where gap.size > largest.size { largest = gap }
    at = .number(largest.at)
    reference = Double(largest.first) / Double(m)
    current = Double(largest.second) / Double(n)
  }
}
