import DataFrame

/// The rows of the current side that are compared, and what changed inside segments of them.
///
/// From the first onset on; where nothing is known to have left, all rows, or the second half of the snapshots where
/// something inside a segment is clearer there.
struct Period {
  /// The positions of the rows.
  let rows: [Int]
  /// The segments inside which something changed.
  let inside: InsideFindings
  private let codes: [SegmentCodes]
  private let picked: (reference: [Int], current: [Int])

  /// How many rows of a side the search for segments looks at.
  private static let mostRows = 40_000

  init(
    _ input: ExplanationInput, _ features: [String], _ residuals: TargetResiduals?, _ followed: Onsets,
    _ onsets: [Onset]
  ) throws {
    let reference = pickedRows(
      Array(0..<input.reference.rowCount), most: Period.mostRows, seed: input.drift.seed)
    func looked(_ rows: [Int]) throws -> Period {
      let current = pickedRows(rows, most: Period.mostRows, seed: input.drift.seed)
      let sides = (input.reference.gather(reference), input.current.gather(current))
      let codes = try Period.codes(features, sides.0, sides.1, input.drift)
      let values = features.flatMap { Period.series($0, sides.0, sides.1, input.drift) }
      var inside = InsideFindings(try InsideSearch(values, codes))
      if let residuals {
        inside.add(try InsideFindings.ofResiduals(residuals, rows, features, input))
      }
      return Period(rows: rows, inside: inside, codes: codes, picked: (reference, current))
    }
    let first = onsets.map(\.position).min()
    let whole = try looked(first.map(followed.rows) ?? Array(0..<input.current.rowCount))
    guard first == nil, followed.isEnough else {
      self = whole
      return
    }
    let half = try looked(followed.rows(from: followed.names.count / 2))
    let clearest = [whole, half].map { $0.inside.segments.first?.qValue ?? 1 }
    // Two looks: the second must be clearer by more than their number.
    self = 2 * clearest[1] < clearest[0] ? half : whole
  }

  private init(
    rows: [Int], inside: InsideFindings, codes: [SegmentCodes], picked: (reference: [Int], current: [Int])
  ) {
    (self.rows, self.inside, self.codes, self.picked) = (rows, inside, codes, picked)
  }

  /// The columns that segments are made from; numbers are cut into eighths.
  static func codes(
    _ features: [String], _ reference: DataFrame, _ current: DataFrame, _ drift: DriftOptions
  ) throws -> [SegmentCodes] {
    var options = SegmentOptions()
    options.bins = 8
    options.drift = drift
    let chosen = options
    return concurrentMap(features.count) { index -> SegmentCodes? in
      guard let i = reference.index(of: features[index]), let j = current.index(of: features[index]) else {
        return nil
      }
      return SegmentCodes(features[index], reference.columns[i], current.columns[j], chosen)
    }.compactMap { $0 }.filter { $0.conditions.count <= 64 }
  }

  /// What is followed of a feature: its numbers, or whether it is the category whose share changed most.
  static func series(
    _ name: String, _ reference: DataFrame, _ current: DataFrame, _ drift: DriftOptions
  ) -> [InsideSearch.Series] {
    guard let i = reference.index(of: name), let j = current.index(of: name) else { return [] }
    let sides = [reference.columns[i], current.columns[j]]
    let prepared = sides.map(PreparedColumn.init)
    guard let pair = try? ColumnPair(name, reference: prepared[0], current: prepared[1], options: drift)
    else {
      return []
    }
    let values: [[Double]]
    if pair.kind == .numeric {
      values = sides.map { column in
        guard let numbers = column.asNumbers else { return [] }
        return (0..<numbers.count).map { numbers.isValid($0) ? numbers.values[$0] : .nan }
      }
    } else {
      guard let index = pair.table.largestChange else { return [] }
      let wanted = pair.table.keys[index].categoryName
      values = sides.map { indicator(of: wanted, $0) }
    }
    return [
      InsideSearch.Series(
        name: name, isResidual: false, isShare: pair.kind != .numeric, reference: values[0],
        current: values[1])
    ]
  }

  /// 1 for each row with a category, 0 for others, NaN where it is missing.
  static func indicator(of category: String, _ column: Column) -> [Double] {
    if case .string(let texts) = column {
      let hits = texts.dictionary.map { $0 == category }
      return (0..<texts.count).map {
        texts.codes.isValid($0) ? (hits[Int(texts.codes.values[$0])] ? 1 : 0) : .nan
      }
    }
    return (0..<column.count).map {
      column.isValid($0) ? (column[$0].categoryName == category ? 1 : 0) : .nan
    }
  }

  /// The split of the mean that concerns people most: the target's, else the prediction's, else the first moved number's.
  func split(
    _ comparison: FrameComparison, _ what: WhatMoved, _ input: ExplanationInput, _ focus: DataFrame
  ) -> MeanSplit? {
    let order = what.columns.filter { $0.kind != .missing }
    let moved = order.first { $0.part == .target } ?? order.first { $0.part == .prediction } ?? order.first
    guard let moved, let i = input.reference.index(of: moved.column),
      let j = input.current.index(of: moved.column)
    else { return nil }
    let sides = [
      input.reference.columns[i].gather(picked.reference), input.current.columns[j].gather(picked.current),
    ]
    let values = sides.map { column -> [Double] in
      if let category = moved.category { return Period.indicator(of: category, column) }
      guard let numbers = column.asNumbers else { return [] }
      return (0..<numbers.count).map { numbers.isValid($0) ? numbers.values[$0] : .nan }
    }
    guard values[0].count == picked.reference.count, values[1].count == picked.current.count else {
      return nil
    }
    let series = InsideSearch.Series(
      name: moved.column, isResidual: false, reference: values[0], current: values[1])
    return MeanSplit(series, column: moved.column, category: moved.category, codes)
  }
}
