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
        .integer(TypedColumn(groupedCounts(grouping, validity: column.validity)))
      }),
    Aggregate(
      "sum", "(x)", "The sum; of bools, how many are true. 0 for no values.",
      accepts: isSummable, result: { $0 == .number ? .number : .integer },
      apply: { column, grouping, _ in try sum(column, grouping) }),
    statistic("mean", "The arithmetic mean; of bools, the share that is true.") { Moments($0, $1).means },
    statistic("std", "The standard deviation of a sample (ddof 1); null below two values.") {
      Moments($0, $1).variances.map { $0?.squareRoot() }
    },
    statistic("var", "The variance of a sample (ddof 1); null below two values.") {
      Moments($0, $1).variances
    },
    Aggregate(
      "min", "(x)", "The smallest value.", accepts: { _ in true }, result: { $0 },
      apply: { column, grouping, _ in column.picking(column.best(of: grouping, largest: false)) }),
    Aggregate(
      "max", "(x)", "The largest value.", accepts: { _ in true }, result: { $0 },
      apply: { column, grouping, _ in column.picking(column.best(of: grouping, largest: true)) }),
    statistic("median", "The middle value, halfway between the two middle ones of an even number.") {
      GroupedValues($0, $1).map { $0.quantile(0.5) }
    },
    Aggregate(
      "quantile", "(x, q)", "The value below which a share q lies, interpolated as NumPy's linear rule.",
      accepts: isSummable, result: { _ in .number },
      apply: { column, grouping, share in
        guard let share, (0...1).contains(share) else {
          throw DataError.badArgument(function: "quantile", expected: "(x, q) with q from 0 to 1")
        }
        return numbers(column, grouping) { GroupedValues($0, $1).map { $0.quantile(share) } }
      }),
    Aggregate(
      "first", "(x)", "The first value.", accepts: { _ in true }, result: { $0 },
      apply: { column, grouping, _ in
        column.picking(groupedBest(grouping, validity: column.validity) { _, _ in false })
      }),
    Aggregate(
      "last", "(x)", "The last value.", accepts: { _ in true }, result: { $0 },
      apply: { column, grouping, _ in
        column.picking(groupedBest(grouping, validity: column.validity) { _, _ in true })
      }),
    Aggregate(
      "distinct", "(x)", "How many different values there are.", accepts: { _ in true },
      result: { _ in .integer },
      apply: { column, grouping, _ in .integer(TypedColumn(ValueCounts(column, grouping).distinct)) }),
    Aggregate(
      "mode", "(x)", "The most frequent value, the smallest of equals.", accepts: { _ in true },
      result: { $0 }, apply: { column, grouping, _ in column.picking(ValueCounts(column, grouping).modes) }),
    Aggregate(
      "null_rate", "(x)", "The share of rows without a value.", accepts: { _ in true },
      result: { _ in .number },
      apply: { column, grouping, _ in
        let present = groupedCounts(grouping, validity: column.validity)
        let rates = zip(present, grouping.sizes).map { $1 == 0 ? nil : 1 - Double($0) / Double($1) }
        return .number(TypedColumn(rates, placeholder: 0))
      }),
  ]

  /// The aggregate of a name.
  public static func named(_ name: String) -> Aggregate? { all.first { $0.name == name } }
}

private let isSummable: @Sendable (ColumnType) -> Bool = { $0.isNumeric || $0 == .bool }

/// An aggregate that gives a number, or none, for the numbers of each group.
private func statistic(
  _ name: String, _ summary: String,
  _ compute: @escaping @Sendable (TypedColumn<Double>, Grouping) -> [Double?]
) -> Aggregate {
  Aggregate(
    name, "(x)", summary, accepts: isSummable, result: { _ in .number },
    apply: { column, grouping, _ in numbers(column, grouping, compute) })
}

private func numbers(
  _ column: Column, _ grouping: Grouping, _ compute: (TypedColumn<Double>, Grouping) -> [Double?]
) -> Column {
  let results = column.asNumbers.map { compute($0, grouping) } ?? []
  return .number(TypedColumn(results.map { $0?.isNaN == true ? nil : $0 }, placeholder: 0))
}

private func sum(_ column: Column, _ grouping: Grouping) throws -> Column {
  guard case .integer(let integers) = column else {
    let totals = numbers(column, grouping, sums)
    guard case .number(let counts) = totals, column.type == .bool else { return totals }
    return .integer(counts.map(placeholder: 0) { Int($0) })
  }
  var totals = [Int](repeating: 0, count: grouping.count)
  for (row, id) in grouping.ids.enumerated() where integers.isValid(row) {
    let (sum, overflow) = totals[Int(id)].addingReportingOverflow(integers.values[row])
    if overflow { throw DataError.integerOverflow(operation: "sum", row: row + 1) }
    totals[Int(id)] = sum
  }
  return .integer(TypedColumn(totals))
}

private func sums(_ column: TypedColumn<Double>, _ grouping: Grouping) -> [Double?] {
  let values = column.values
  return groupedSums(grouping, validity: column.validity) { row, _ in values[row] }
}
