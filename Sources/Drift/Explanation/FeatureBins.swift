import DataFrame

/// Features as categories: numbers cut at quantiles of the reference, all else as it is.
struct FeatureBins: Sendable {
  /// The names of the columns that can be used; in frames they are numbered, so that no name of the data's own collides.
  let names: [String]
  private let columns: [(source: String, cuts: [Double]?)]

  /// Cuts numbers into so many ranges of equal frequency.
  ///
  /// - Complexity: O(n log n) a column.
  init(_ features: [String], _ reference: DataFrame, ranges steps: Int = 12) throws {
    var columns: [(String, [Double]?)] = []
    for name in features {
      guard let index = reference.index(of: name) else { continue }
      switch reference.columns[index] {
      case .integer, .number:
        let sample = SortedSample((reference.columns[index].asNumbers?.present ?? []).filter(\.isFinite))
        guard sample.distinct > 1 else { continue }
        var cuts: [Double] = []
        if sample.distinct <= steps {
          for value in sample.values where value != cuts.last { cuts.append(value) }
        } else {
          for step in 1..<steps {
            let cut = sample.quantile(Double(step) / Double(steps))
            if cut != cuts.last { cuts.append(cut) }
          }
        }
        columns.append((name, cuts))
      case .bool, .string: columns.append((name, nil))
      case .date: continue
      }
    }
    self.columns = columns
    names = columns.indices.map { "x\($0)" }
  }

  /// The columns of a frame as categories.
  func frame(_ frame: DataFrame) throws -> DataFrame {
    let binned = concurrentMap(columns.count) { index -> Column in
      let (source, cuts) = columns[index]
      guard let place = frame.index(of: source) else { return Column(nulls: frame.rowCount, type: .string) }
      let column = frame.columns[place]
      guard let cuts else {
        if case .string = column { return column }
        return .string(
          StringColumn((0..<column.count).map { column.isValid($0) ? column[$0].categoryName : nil }))
      }
      guard let numbers = column.asNumbers else { return Column(nulls: frame.rowCount, type: .string) }
      let codes = (0..<numbers.count).map { row -> Int32? in
        guard numbers.isValid(row), numbers.values[row].isFinite else { return nil }
        return Int32(cuts.count { $0 <= numbers.values[row] })
      }
      return .string(
        StringColumn(codes: TypedColumn(codes, placeholder: 0), dictionary: (0...cuts.count).map { "\($0)" }))
    }
    return try DataFrame(Array(zip(names, binned)))
  }
}
