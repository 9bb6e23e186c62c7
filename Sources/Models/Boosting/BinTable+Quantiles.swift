import DataFrame

extension BinTable {
  /// Numbers have at most so many bins, and missing values one more.
  static let most = 255

  /// Bins of about equally many values each, from the values of a feature; every distinct value gets a bin of its own
  /// where they are few enough.
  ///
  /// Edges lie half-way between neighbouring values, so that values never seen fall to the nearer side.
  ///
  /// - Parameter values: A sample is enough; NaN is left out.
  /// - Complexity: O(n log n).
  init(quantilesOf values: [Double]) {
    let sorted = values.filter { !$0.isNaN }.sorted()
    var edges: [Double] = []
    var (start, left) = (0, sorted.count)
    var place = 0
    while place < sorted.count, edges.count < BinTable.most - 1 {
      let value = sorted[place]
      var next = place + 1
      while next < sorted.count, sorted[next] == value { next += 1 }
      // A value that takes up more than its share leaves fewer bins' worth to the rest.
      let wanted = Double(left) / Double(BinTable.most - edges.count)
      if next < sorted.count, Double(next - start) >= wanted {
        edges.append(BinTable.between(value, sorted[next]))
        left -= next - start
        start = next
      }
      place = next
    }
    self = .edges(edges)
  }

  /// A number from the lower one on that is below the upper one.
  private static func between(_ lower: Double, _ upper: Double) -> Double {
    let middle = lower / 2 + upper / 2
    return middle >= lower && middle < upper ? middle : lower
  }
}

extension BinnedRows {
  /// Bins for the features of examples, found from at most 100,000 of them, taken at random.
  ///
  /// - Complexity: O(rows) for each feature.
  init(_ features: EncodedFrame, _ encoding: FeatureEncoding, seed: Int) {
    let sample = BinnedRows.sample(of: features.rowCount, seed: seed)
    let tables = concurrentMap(features.columns.count) { index -> BinTable in
      if case .categorical(let levels) = encoding.features[index].kind { return .levels(levels.count) }
      let column = features.columns[index]
      return BinTable(quantilesOf: sample.map { rows in rows.map { column[$0] } } ?? column)
    }
    self.init(features.columns, rows: features.rowCount, tables: tables)
  }

  /// Some rows, one at random of each of 100,000 equal stretches; nil where all are few enough.
  private static func sample(of rows: Int, seed: Int) -> [Int]? {
    let most = 100_000
    guard rows > most else { return nil }
    var generator = SeededGenerator(seed: seed)
    return (0..<most).map { index in
      let start = index * rows / most
      return start + generator.below((index + 1) * rows / most - start)
    }
  }
}
