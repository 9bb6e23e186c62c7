/// A value computed from the values of a group that are not null.
///
/// A new aggregate is one entry in the list below; help and the type check follow from it.
public struct Aggregate: Sendable {
  /// The word that calls it.
  public let name: String
  /// The arguments as shown in help.
  public let signature: String
  /// One sentence for help.
  public let summary: String
  /// Which columns it takes.
  let accepts: @Sendable (ColumnType) -> Bool
  private let result: @Sendable (ColumnType) -> ColumnType
  private let apply: @Sendable (Column, Grouping, Double?) throws -> Column

  /// An aggregate whose result has a type that follows from its column's.
  init(
    _ name: String, _ signature: String, _ summary: String,
    accepts: @escaping @Sendable (ColumnType) -> Bool,
    result: @escaping @Sendable (ColumnType) -> ColumnType,
    apply: @escaping @Sendable (Column, Grouping, Double?) throws -> Column
  ) {
    self.name = name
    self.signature = signature
    self.summary = summary
    self.accepts = accepts
    self.result = result
    self.apply = apply
  }

  /// The type of the result over a column of a type.
  ///
  /// - Throws: `DataError.wrongType` where the aggregate is not defined on it.
  public func resultType(over type: ColumnType) throws(DataError) -> ColumnType {
    guard accepts(type) else {
      throw .wrongType(
        operation: name, found: type, wanted: accepts(.bool) ? "a number or a bool" : "a number")
    }
    return result(type)
  }

  /// The value for each group; `parameter` is the share of `quantile(x, q)`.
  ///
  /// - Throws: `DataError.wrongType`, `DataError.integerOverflow`.
  public func evaluate(_ column: Column, _ grouping: Grouping, parameter: Double? = nil) throws -> Column {
    _ = try resultType(over: column.type)
    return try apply(column, grouping, parameter)
  }

  /// Whether a call has a second argument, the share of `quantile(x, q)`.
  public var takesParameter: Bool { name == "quantile" }
}

/// The aggregates of the language.
///
/// All but `count()`, which counts rows, need a column.
public enum Aggregates {
  /// All of them, in the order of help.
  public static let all: [Aggregate] = [
    Aggregate(
      "count", "(x) or ()", "How many values there are; without a column, how many rows.",
      accepts: { _ in true }, result: { _ in .integer },
      apply: { column, grouping, _ in
        .integer(TypedColumn(grouping.members(of: column).map(\.count)))
      }),
    Aggregate(
      "sum", "(x)", "The sum; of bools, how many are true. 0 for no values.",
      accepts: isSummable, result: { $0 == .number ? .number : .integer }, apply: { try summed($0, $1, $2) }),
    moment("mean", "The arithmetic mean; of bools, the share that is true.") { Moments($0).mean },
    moment("std", "The standard deviation of a sample (ddof 1); null below two values.") {
      Moments($0).variance(ddof: 1)?.squareRoot()
    },
    moment("var", "The variance of a sample (ddof 1); null below two values.") {
      Moments($0).variance(ddof: 1)
    },
    Aggregate(
      "min", "(x)", "The smallest value.", accepts: { _ in true }, result: { $0 },
      apply: { column, grouping, _ in extreme(column, grouping) { $0 < $1 } }),
    Aggregate(
      "max", "(x)", "The largest value.", accepts: { _ in true }, result: { $0 },
      apply: { column, grouping, _ in extreme(column, grouping) { $0 > $1 } }),
    moment("median", "The middle value, halfway between the two middle ones of an even number.") {
      quantile(ofSorted: $0.sorted(), 0.5)
    },
    Aggregate(
      "quantile", "(x, q)", "The value below which a share q lies, interpolated as NumPy's linear rule.",
      accepts: isSummable, result: { _ in .number },
      apply: { column, grouping, share in
        guard let share, (0...1).contains(share) else {
          throw DataError.badArgument(function: "quantile", expected: "(x, q) with q from 0 to 1")
        }
        return numbers(column, grouping) { quantile(ofSorted: $0.sorted(), share) }
      }),
    Aggregate(
      "first", "(x)", "The first value.", accepts: { _ in true }, result: { $0 },
      apply: { column, grouping, _ in picked(column, grouping) { $0.first } }),
    Aggregate(
      "last", "(x)", "The last value.", accepts: { _ in true }, result: { $0 },
      apply: { column, grouping, _ in picked(column, grouping) { $0.last } }),
    Aggregate(
      "distinct", "(x)", "How many different values there are.", accepts: { _ in true },
      result: { _ in .integer },
      apply: { column, grouping, _ in
        let codes = Grouping(by: [column], rowCount: column.count).ids
        return .integer(TypedColumn(grouping.members(of: column).map { Set($0.map { codes[$0] }).count }))
      }),
    Aggregate(
      "mode", "(x)", "The most frequent value, the smallest of equals.", accepts: { _ in true },
      result: { $0 }, apply: { column, grouping, _ in mode(column, grouping) }),
    Aggregate(
      "null_rate", "(x)", "The share of rows without a value.", accepts: { _ in true },
      result: { _ in .number },
      apply: { column, grouping, _ in
        let present = grouping.members(of: column).map(\.count)
        return .number(
          TypedColumn(
            zip(present, grouping.sizes).map { $1 == 0 ? nil : 1 - Double($0) / Double($1) }, placeholder: 0))
      }),
  ]

  /// The aggregate of a name.
  public static func named(_ name: String) -> Aggregate? { all.first { $0.name == name } }
}

private let isSummable: @Sendable (ColumnType) -> Bool = { $0.isNumeric || $0 == .bool }

private func moment(
  _ name: String, _ summary: String, _ compute: @escaping @Sendable ([Double]) -> Double?
) -> Aggregate {
  Aggregate(
    name, "(x)", summary, accepts: isSummable, result: { _ in .number },
    apply: { column, grouping, _ in numbers(column, grouping, compute) })
}

private func numbers(_ column: Column, _ grouping: Grouping, _ compute: ([Double]) -> Double?) -> Column {
  let values = column.asNumbers?.values ?? []
  let results = grouping.members(of: column).map { rows in compute(rows.map { values[$0] }) }
  return .number(TypedColumn(results.map { $0?.isNaN == true ? nil : $0 }, placeholder: 0))
}

private func summed(_ column: Column, _ grouping: Grouping, _: Double?) throws -> Column {
  guard case .integer(let integers) = column else {
    let sums = numbers(column, grouping) { chunkedSum($0) { $0 } }
    guard case .number(let totals) = sums, column.type == .bool else { return sums }
    return .integer(totals.map(placeholder: 0) { Int($0) })
  }
  let sums = try grouping.members(of: column).map { rows in
    try rows.reduce(0) { total, row in
      let (sum, overflow) = total.addingReportingOverflow(integers.values[row])
      if overflow { throw DataError.integerOverflow(operation: "sum", row: row + 1) }
      return sum
    }
  }
  return .integer(TypedColumn(sums))
}

/// One row of each group, or a missing value where the group has none.
private func picked(_ column: Column, _ grouping: Grouping, _ pick: ([Int]) -> Int?) -> Column {
  let rows = grouping.members(of: column).map(pick)
  if column.count == 0 { return Column(nulls: rows.count, type: column.type) }
  let gathered = column.gather(rows.map { $0 ?? 0 })
  return rows.contains(nil) ? gathered.masked(by: Bitmap(rows.lazy.map { $0 != nil })) : gathered
}

private func extreme(_ column: Column, _ grouping: Grouping, _ precedes: @escaping (Int, Int) -> Bool)
  -> Column
{
  let ranks = column.ranks
  return picked(column, grouping) { rows in
    guard var best = rows.first else { return nil }
    for row in rows where precedes(ranks[row], ranks[best]) { best = row }
    return best
  }
}

private func mode(_ column: Column, _ grouping: Grouping) -> Column {
  let ranks = column.ranks
  return picked(column, grouping) { rows in
    let sorted = rows.sorted { ranks[$0] < ranks[$1] }
    var best: (row: Int, count: Int)?
    var start = 0
    for index in sorted.indices
    where index + 1 == sorted.count || ranks[sorted[index + 1]] != ranks[sorted[index]] {
      if index + 1 - start > best?.count ?? 0 { best = (sorted[index], index + 1 - start) }
      start = index + 1
    }
    return best?.row
  }
}
