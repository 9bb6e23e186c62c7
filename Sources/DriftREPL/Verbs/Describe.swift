import DataFrame
import Drift

/// Summarises every column.
struct Describe: RowVerb {
  let signature = Signature(
    name: "describe", summary: "Each column's type, nulls, mean, spread, quantiles and most frequent value.",
    details: """
      std divides by n - 1; quantiles interpolate as NumPy's linear rule. In a terminal a column's shape is drawn beside \
      it: up to eight values by themselves, or numbers in bins from the 1st to the 99th percentile, whose ends hold the \
      rest, or the eight most frequent texts. The sides of a pair share bins and scale.
      """,
    flow: Self.rowFlow,
    columns: [
      "column", "type", "count", "nulls", "distinct", "mean", "std", "min", "q25", "median", "q75", "max",
      "top",
      "top_share",
    ],
    examples: [
      #"simulate "insurance" | describe"#,
      #"simulate "insurance" vs simulate "insurance", month: 12 | describe"#,
    ], next: ["hist", "where", "roles"])

  let spareColumns = ["top_share", "top", "q25", "q75", "count", "type"]

  func transform(_ frame: DataFrame, _ call: Call) throws -> DataFrame { try Description(frame).table }

  func run(_ call: Call, on input: Value) throws -> Value {
    guard case .frame(let frame, _) = input else { return try described(input, call) }
    let description = try Description(frame)
    let distributions = try RowDistributions(
      description.distributions.map { $0.map { [$0] } ?? [] }, of: description.table, keys: ["column"],
      headings: ["shape"], spareColumns: ["distinct"])
    return .frame(
      description.table, Presentation(spareColumns: spareColumns, distributions: distributions))
  }

  /// Both sides of a pair, with shapes that can be compared.
  private func described(_ input: Value, _ call: Call) throws -> Value {
    let result = try transformed(input, call)
    guard case .pair(let pair) = input, case .pair(var table) = result else { return result }
    let distributions = try RowDistributions(
      pair.distributions, of: table.stacked, keys: ["side", "column"], headings: ["shape"],
      spareColumns: ["distinct"])
    table.presentation = Presentation(spareColumns: spareColumns, distributions: distributions)
    return .pair(table)
  }
}

extension Pair {
  /// For each column of the reference, and then of the current side, how its values spread and how the other side's do,
  /// over common bins; nothing where the other side has no such column, or one that cannot be compared.
  ///
  /// - Complexity: O(rows) for each column; columns are spread over the cores.
  fileprivate var distributions: [[Distribution]] {
    let shared = concurrentMap(reference.names.count, stopped: []) { index -> [Distribution] in
      let name = reference.names[index]
      guard let other = current.index(of: name) else { return [] }
      let sides = try? ColumnPair(
        name, reference: PreparedColumn(reference.columns[index]),
        current: PreparedColumn(current.columns[other]), options: DriftOptions())
      return sides?.distributions ?? []
    }
    let byName = Dictionary(zip(reference.names, shared)) { first, _ in first }
    return shared + current.names.map { (byName[$0] ?? []).reversed() }
  }
}

/// Lists the columns.
struct SchemaVerb: RowVerb {
  let signature = Signature(
    name: "schema", summary: "Each column's type, nulls and role.",
    flow: Self.rowFlow, columns: ["column", "type", "nulls", "role"],
    examples: [
      #"simulate "insurance" | schema"#,
      #"simulate "insurance" vs simulate "insurance", months: 1..2 | schema"#,
    ], next: ["roles", "describe"])

  func transform(_ frame: DataFrame, _ call: Call) throws -> DataFrame { try frame.schemaTable() }
}
