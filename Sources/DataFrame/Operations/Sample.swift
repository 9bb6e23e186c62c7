extension DataFrame {
  /// How many rows a sample takes.
  public enum SampleSize: Sendable, Equatable {
    /// That many, or all where there are fewer.
    case rows(Int)
    /// A share in [0, 1] of the rows, rounded to the nearest whole number.
    case share(Double)

    func count(of total: Int) -> Int {
      switch self {
      case .rows(let rows): min(rows, total)
      case .share(let share): Int((share * Double(total)).rounded())
      }
    }
  }

  /// A random choice of rows without replacement, in their order; with groups, as many of each.
  ///
  /// The same seed gives the same rows on every machine.
  ///
  /// - Throws: `DataError.outOfMemory`.
  /// - Complexity: O(rows).
  public func sample(
    _ size: SampleSize, seed: Int, by grouping: Grouping? = nil
  ) throws(DataError) -> DataFrame {
    var generator = SeededGenerator(seed: seed)
    let groups = grouping?.rows ?? [Array(0..<rowCount)]
    var chosen: [Int] = []
    for var rows in groups {
      let count = size.count(of: rows.count)
      // The first steps of a Fisher-Yates shuffle.
      for index in 0..<count {
        rows.swapAt(index, index + generator.below(rows.count - index))
      }
      chosen += rows.prefix(count)
    }
    return try picking(chosen.wordSorted())
  }
}
