import DataFrame

/// The distributions that are drawn beside the rows of a table.
///
/// They are found by what tells the rows apart, so each stays beside its row whatever is filtered, sorted or left out on
/// the way, and none is shown where that is no longer there.
struct RowDistributions: Sendable, Equatable {
  /// The columns that tell the rows apart; the drawings stand behind the last.
  let keys: [String]
  /// The heading of each drawing of a row.
  let headings: [String]
  /// What else a narrow table leaves out to make room for them.
  let spareColumns: [String]
  /// The distributions of a row, by its values in the key columns: none, or one for each heading and then those that only
  /// share their scale.
  private var byKey: [[Scalar]: [Distribution]] = [:]

  /// The distributions of a frame's rows, in their order; of rows that are told apart by nothing the first that has some.
  ///
  /// - Throws: `DataError` where the frame has no such key.
  init(
    _ distributions: [[Distribution]], of frame: DataFrame, keys: [String], headings: [String],
    spareColumns: [String]
  ) throws(DataError) {
    (self.keys, self.headings, self.spareColumns) = (keys, headings, spareColumns)
    var columns: [Column] = []
    for key in keys { columns.append(try frame.column(key)) }
    for (row, shown) in distributions.enumerated() where !shown.isEmpty {
      let key = columns.map { $0[row] }
      if byKey[key] == nil { byKey[key] = shown }
    }
  }

  /// The drawings for some rows of a frame, a column for each heading; none where the frame lacks a key or has nothing
  /// to draw.
  func columns(for frame: DataFrame, rows: [Int], style: TableStyle) -> [TableColumn] {
    let columns = keys.compactMap { key in frame.index(of: key).map { frame.columns[$0] } }
    guard columns.count == keys.count else { return [] }
    let drawn = rows.map { row in
      byKey[columns.map { $0[row] }].map { sparklines(of: $0, unicode: style.unicode) }
    }
    guard drawn.contains(where: { $0 != nil }) else { return [] }
    return headings.indices.map { side in
      TableColumn(drawing: headings[side], cells: drawn.map { TableCell($0?[side] ?? "") })
    }
  }
}
