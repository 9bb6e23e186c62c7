/// One aggregate over one expression, under the name of its result.
public struct Aggregation: Sendable {
  /// The name of the result's column.
  public var name: String
  /// What is computed.
  public var aggregate: Aggregate
  /// What it is computed of; nil for `count()`, which counts rows.
  public var input: Expression?
  /// The share of `quantile(x, q)`.
  public var parameter: Double?

  /// An aggregate of an expression under a name.
  public init(name: String, aggregate: Aggregate, input: Expression?, parameter: Double? = nil) {
    self.name = name
    self.aggregate = aggregate
    self.input = input
    self.parameter = parameter
  }
}

extension DataFrame {
  /// A row for each group of equal keys, in order of first appearance: the keys, then the aggregates.
  ///
  /// Without keys there is one row, also where the frame has none. A null key is a group of its own.
  ///
  /// - Throws: `DataError`, as the evaluation of the keys and inputs.
  public func summarized(by keys: [(name: String, value: Expression)], _ aggregations: [Aggregation]) throws
    -> DataFrame
  {
    let keyColumns = try keys.map { try $0.value.evaluate(on: self) }
    let grouping = Grouping(by: keyColumns, rowCount: rowCount)
    var result = DataFrame(rowCount: grouping.count)
    let firstRows = keys.isEmpty ? [] : grouping.firstRows
    for (key, column) in zip(keys, keyColumns) {
      guard result.index(of: key.name) == nil else { throw DataError.duplicateColumn(key.name) }
      try result.set(key.name, to: column.gather(firstRows))
    }
    for aggregation in aggregations {
      try Cancellation.check()
      guard result.index(of: aggregation.name) == nil else {
        throw DataError.duplicateColumn(aggregation.name)
      }
      try result.set(aggregation.name, to: aggregation.evaluate(on: self, grouping))
    }
    return result
  }

  /// A row for each group of equal keys with how many rows it has, most first, then in order of appearance.
  ///
  /// - Throws: `DataError`, as the evaluation of the keys.
  public func counted(by keys: [(name: String, value: Expression)]) throws -> DataFrame {
    guard let count = Aggregates.named("count") else { return self }
    let counts = try summarized(by: keys, [Aggregation(name: "count", aggregate: count, input: nil)])
    return try counts.sorted(by: [SortKey(counts.column("count"), descending: true)])
  }
}

extension Aggregation {
  fileprivate func evaluate(on frame: DataFrame, _ grouping: Grouping) throws -> Column {
    guard let input else { return .integer(TypedColumn(grouping.sizes)) }
    return try aggregate.evaluate(input.evaluate(on: frame), grouping, parameter: parameter)
  }
}
