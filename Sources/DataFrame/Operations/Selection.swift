extension DataFrame {
  /// The columns of the given names, in their order.
  ///
  /// - Throws: `DataError.unknownColumn`, `DataError.duplicateColumn`.
  public func selecting(_ names: [String]) throws(DataError) -> DataFrame {
    var result = DataFrame(rowCount: rowCount)
    for name in names {
      guard result.index(of: name) == nil else { throw .duplicateColumn(name) }
      try result.set(name, to: column(name))
      result.roles[name] = roles[name]
    }
    return result
  }

  /// All columns but the given ones.
  ///
  /// - Throws: `DataError.unknownColumn`.
  public func dropping(_ dropped: [String]) throws(DataError) -> DataFrame {
    for name in dropped { _ = try column(name) }
    return try selecting(names.filter { !dropped.contains($0) })
  }

  /// The same columns with some of them under other names, in their places.
  ///
  /// - Throws: `DataError.unknownColumn`, `DataError.duplicateColumn`.
  public func renaming(_ pairs: [(new: String, old: String)]) throws(DataError) -> DataFrame {
    for pair in pairs { _ = try column(pair.old) }
    var result = DataFrame(rowCount: rowCount)
    for name in names {
      let newName = pairs.first { $0.old == name }?.new ?? name
      guard result.index(of: newName) == nil else { throw .duplicateColumn(newName) }
      try result.set(newName, to: column(name))
      result.roles[newName] = roles[name]
    }
    return result
  }

  /// The rows for which a condition holds; rows for which it is null are dropped and counted.
  ///
  /// - Throws: `DataError`, as the evaluation of the condition.
  public func filtered(by condition: Expression) throws -> (frame: DataFrame, nullRows: Int) {
    // A bare null has no type of its own; as a condition it keeps no row.
    guard try condition.type(in: schema) != nil else { return (gather([]), rowCount) }
    // A truth value for each of its parts, and the rows that hold.
    try DataFrame.checkMemory(forRows: rowCount, of: [.bool, .bool, .bool, .integer])
    let column = try condition.evaluate(on: self)
    guard case .bool(let truth) = column else {
      throw DataError.wrongType(operation: "where", found: column.type, wanted: "a bool")
    }
    let kept = rowsThatHold(truth)
    return (kept.count == rowCount ? self : try picking(kept), truth.nullCount)
  }

  /// The rows at the given positions, as `gather`, where there is memory for them.
  ///
  /// - Throws: `DataError.outOfMemory`.
  func picking(_ rows: [Int]) throws(DataError) -> DataFrame {
    try checkMemory(forRows: rows.count)
    return gather(rows)
  }

  /// The first rows, at most as many as there are.
  ///
  /// - Throws: `DataError.outOfMemory`.
  public func prefix(_ count: Int) throws(DataError) -> DataFrame {
    try picking(Array(0..<min(count, rowCount)))
  }

  /// The last rows, at most as many as there are.
  ///
  /// - Throws: `DataError.outOfMemory`.
  public func suffix(_ count: Int) throws(DataError) -> DataFrame {
    try picking(Array(max(0, rowCount - count)..<rowCount))
  }

  /// The first row of each distinct combination of values in the given columns.
  ///
  /// - Throws: `DataError.unknownColumn`, `DataError.outOfMemory`.
  public func distinct(on names: [String]) throws -> DataFrame {
    let columns = try names.map { try column($0) }
    guard rowCount > 0, !columns.isEmpty else { return try prefix(1) }
    return try picking(Grouping(by: columns, rowCount: rowCount).firstRows)
  }
}
