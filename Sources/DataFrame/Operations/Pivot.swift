/// Why a frame could not be pivoted.
public enum PivotError: Error, Sendable, Equatable {
  /// The column has that many distinct values, more than `DataFrame.pivotLimit`.
  case tooManyColumns(Int)
}

/// A pivoted frame, and the values whose columns got another name.
public struct PivotResult: Sendable, Equatable {
  /// A row for each combination of the row keys, and a column for each value of the column key.
  public var frame: DataFrame
  /// Values whose text was taken as a name, with the name that their column has.
  public var renamed: [Renamed]

  /// A value and the name of its column.
  public struct Renamed: Sendable, Equatable {
    /// The value as text, `null` for a missing one.
    public var value: String
    /// The name of its column.
    public var column: String
  }
}

extension DataFrame {
  /// How many columns a pivot may make of values.
  public static let pivotLimit = 1000

  /// A row for each combination of the row columns and a column for each value of another one, both in order
  /// of first appearance, with an aggregate of the rows that have both.
  ///
  /// A missing value is a key as any other; its column is called `null`. A cell that no row belongs to is
  /// missing, and 0 where rows or values are counted. Without row columns there is one row. A name that is
  /// taken gets a number, as in `null_2`; an empty one becomes `empty`.
  ///
  /// - Parameter input: What is aggregated; nil to count rows.
  /// - Throws: `PivotError`, `DataError.unknownColumn`, `DataError.duplicateColumn`,
  ///   `DataError.outOfMemory`, and what the evaluation throws.
  /// - Complexity: O(rows + rows of the result × its columns).
  public func pivoted(
    _ input: Expression?, rows: [String], columns: String, with aggregate: Aggregate
  ) throws -> PivotResult {
    let rowColumns = try selecting(rows)
    let values = try column(columns)
    let valueCount = Grouping(by: [values], rowCount: rowCount).count
    guard valueCount <= DataFrame.pivotLimit else { throw PivotError.tooManyColumns(valueCount) }

    // A cell is a group of rows; names with a space in front are those of no column here.
    let keys = (rows + [columns]).enumerated().map { (name: " \($0)", value: Expression.column($1)) }
    let cells = try summarized(
      by: keys, [Aggregation(name: " cell", aggregate: aggregate, input: input)])
    let keyColumns = try keys.map { try cells.column($0.name) }
    let rowGroups = Grouping(by: Array(keyColumns.dropLast()), rowCount: cells.rowCount)
    let columnGroups = Grouping(by: keyColumns.suffix(1), rowCount: cells.rowCount)
    let aggregated = try cells.column(" cell")
    // For each column the numbers of its cells, and the cells.
    try DataFrame.checkMemory(
      forRows: rowGroups.count, of: rowColumns.columns.map(\.type),
      extraPerRow: columnGroups.count * (4 + aggregated.type.bytesPerRow))
    var cellOf = [[Int32]](
      repeating: [Int32](repeating: -1, count: rowGroups.count), count: columnGroups.count)
    for cell in 0..<cells.rowCount {
      cellOf[Int(columnGroups.ids[cell])][Int(rowGroups.ids[cell])] = Int32(cell)
    }

    var result = PivotResult(frame: DataFrame(rowCount: rowGroups.count), renamed: [])
    let firstCells = rows.isEmpty ? [] : firstRows(rowGroups)
    for (name, column) in zip(rowColumns.names, keyColumns) {
      try result.frame.set(name, to: column.gather(firstCells))
    }
    let names = distinctNames(keyColumns.suffix(1), firstRows(columnGroups), besides: rows)
    for (cells, name) in zip(cellOf, names) {
      try Cancellation.check()
      let column = try Column.gather([aggregated], .rows(cells))[0]
      try result.frame.set(name.column, to: aggregate.name == "count" ? column.zeroForNull : column)
      if name.column != name.value { result.renamed.append(name) }
    }
    return result
  }
}

/// The first row of each group.
private func firstRows(_ grouping: Grouping) -> [Int] {
  var first: [Int] = []
  for (row, id) in grouping.ids.enumerated() where Int(id) == first.count { first.append(row) }
  return first
}

/// Names for the values in some rows of a column, distinct and not among those taken.
private func distinctNames(_ columns: ArraySlice<Column>, _ rows: [Int], besides taken: [String])
  -> [PivotResult.Renamed]
{
  let values = columns.flatMap { column in rows.map { column[$0].text ?? "null" } }
  var taken = Set(taken)
  let reserved = Set(values)
  return values.map { value in
    let wanted = value.isEmpty ? "empty" : value
    var name = wanted
    var number = 2
    while taken.contains(name) || (name != value && reserved.contains(name)) {
      name = "\(wanted)_\(number)"
      number += 1
    }
    taken.insert(name)
    return PivotResult.Renamed(value: value, column: name)
  }
}

extension Column {
  /// The same integers with 0 for each missing one.
  fileprivate var zeroForNull: Column {
    guard case .integer(let column) = self, column.validity != nil else { return self }
    return .integer(TypedColumn((0..<column.count).map { column[$0] ?? 0 }))
  }
}
