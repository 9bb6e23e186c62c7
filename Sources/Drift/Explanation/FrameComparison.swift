import DataFrame

/// A drift table with the prepared sides that its rows were made from.
struct FrameComparison {
  let reference: PreparedFrame
  let current: PreparedFrame
  let table: DriftTable
  private let options: DriftOptions

  /// Compares columns of two frames.
  ///
  /// - Throws: `DriftError`.
  init(_ names: [String], _ reference: DataFrame, _ current: DataFrame, _ options: DriftOptions)
    throws(DriftError)
  {
    self.reference = try PreparedFrame(reference, names)
    self.current = try PreparedFrame(current, names)
    self.options = options
    table = try DriftTable(names, self.reference, self.current, options)
  }

  /// Both sides of a column; nil where it cannot be compared.
  func pair(_ name: String) -> ColumnPair? {
    try? ColumnSides(name: name, reference: reference[name], current: current[name]).pair(options)
  }

  /// How the column of a row moved; nil for a row that could not be tested.
  func moved(_ row: DriftRow, _ part: MovedColumn.Part) -> MovedColumn? {
    guard let kind = row.kind, let score = row.score, let threshold = row.threshold else { return nil }
    var moved = MovedColumn(
      column: row.column, kind: kind, part: part, before: 0, now: 0, effect: row.effect, score: score,
      threshold: threshold, qValue: row.qValue ?? 1)
    if kind == .missing {
      moved.before = reference[row.column]?.missing.share ?? 0
      moved.now = current[row.column]?.missing.share ?? 0
      return moved
    }
    guard let pair = pair(row.column) else { return nil }
    if kind == .numeric {
      moved.before = pair.reference?.mean ?? 0
      moved.now = pair.current?.mean ?? 0
      return moved
    }
    let table = pair.table
    guard let index = table.largestChange else { return nil }
    moved.category = table.keys[index].categoryName
    moved.before = Double(table.reference[index]) / Double(table.referenceTotal)
    moved.now = Double(table.current[index]) / Double(table.currentTotal)
    return moved
  }
}
