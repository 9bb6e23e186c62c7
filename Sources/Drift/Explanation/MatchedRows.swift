import DataFrame

/// Rows of two frames whose distributions over some columns are alike: where the reference has rows and the current side too,
/// so many of the current side are drawn in each cell that the cells have the reference's shares.
///
/// Cells are cut at quantiles of the reference: twelfths of one column, or sixths of two. A cell in which the current side is
/// rarer than a fifth of what it is on the whole is left out on both sides: there is nothing to compare it with.
///
/// - Complexity: O(rows · columns).
func matchedRows(
  _ reference: DataFrame, _ current: DataFrame, on columns: [String], seed: Int
) throws -> (reference: [Int], current: [Int]) {
  let chosen = Array(columns.prefix(2))
  let bins = try FeatureBins(chosen, reference, ranges: chosen.count == 1 ? 12 : 6)
  func cells(_ frame: DataFrame) throws -> [String] {
    let binned = try bins.frame(frame)
    return (0..<binned.rowCount).map { row in
      binned.columns.map { $0[row].categoryName }.joined(separator: " ")
    }
  }
  func rows(_ cells: [String]) -> [String: [Int]] {
    Dictionary(grouping: cells.indices) { cells[$0] }
  }
  let (before, now) = (rows(try cells(reference)), rows(try cells(current)))
  let typical = Double(current.rowCount) / Double(max(reference.rowCount, 1))
  func rate(_ cell: String) -> Double { Double(now[cell]?.count ?? 0) / Double(before[cell]?.count ?? 1) }
  let kept = before.keys.filter { (before[$0]?.count ?? 0) >= 5 && rate($0) >= typical / 5 }.sorted()
  let least = kept.map(rate).min() ?? 0
  let picked = kept.flatMap { cell in
    pickedRows(now[cell] ?? [], most: Int(Double(before[cell]?.count ?? 0) * least), seed: seed)
  }
  return (kept.flatMap { before[$0] ?? [] }.sorted(), picked.sorted())
}
