import DataFrame
import Plot
import Drift

extension DataFrame {
  /// Rows of a drift table under the names that scripts rely on.
  init(driftRows rows: [DriftRow]) throws(DataError) {
    func numbers(_ value: (DriftRow) -> Double?) -> Column {
      .number(TypedColumn(rows.map { value($0).flatMap { $0.isNaN ? nil : $0 } }, placeholder: 0))
    }
    func texts(_ value: (DriftRow) -> String?) -> Column { .string(StringColumn(rows.map(value))) }
    try self.init([
      ("column", texts(\.column)),
      ("kind", texts { $0.kind?.rawValue }),
      ("test", texts(\.test)),
      ("statistic", numbers(\.statistic)),
      ("p_value", numbers(\.pValue)),
      ("q_value", numbers(\.qValue)),
      ("score", numbers(\.score)),
      ("threshold", numbers(\.threshold)),
      ("drifted", .bool(TypedColumn(rows.map(\.drifted)))),
      ("effect", numbers(\.effect)),
      ("note", texts { $0.note.isEmpty ? nil : $0.note }),
    ])
  }

  /// The drift tables of groups under each other, each row behind the values of its keys.
  init(groups: [DriftGroup], keys: [String]) throws {
    let tables = groups.map(\.table.shownRows)
    let rows = tables.flatMap { $0 }
    var pairs: [(String, Column)] = []
    for (position, name) in keys.enumerated() {
      let values = zip(groups, tables).flatMap { group, rows in rows.map { _ in group.key[position] } }
      pairs.append((name, Column(scalars: values)))
    }
    let table = try DataFrame(driftRows: rows)
    try self.init(pairs + zip(table.names, table.columns))
  }
}

extension Column {
  /// A column of values that are all of one type or missing; whole numbers and doubles together are doubles.
  init(scalars: [Scalar]) {
    let types = Set(scalars.compactMap(\.type))
    switch types.contains(.number) ? .number : (types.first ?? .string) {
    case .integer:
      self = .integer(
        TypedColumn(scalars.map { if case .integer(let value) = $0 { value } else { nil } }, placeholder: 0))
    case .number: self = .number(TypedColumn(scalars.map(\.asNumber), placeholder: 0))
    case .bool:
      self = .bool(
        TypedColumn(scalars.map { if case .bool(let value) = $0 { value } else { nil } }, placeholder: false))
    case .date:
      let dates = scalars.map { if case .date(let value) = $0 { value } else { Timestamp?.none } }
      self = .date(TypedColumn(dates, placeholder: Timestamp(microseconds: 0)))
    case .string: self = .string(StringColumn(scalars.map(ScalarText.text)))
    }
  }
}

extension DriftTable {
  /// The rows worth showing: those that drifted first, then the others, each in the order of how far they are past the
  /// threshold, or from it; where tests were named, in the order of the columns.
  var shownRows: [DriftRow] {
    let shown = rows.filter(\.isShown)
    let columns = Set(shown.filter { $0.kind != .missing }.map(\.column))
    guard columns.count == shown.count(where: { $0.kind != .missing }) else { return shown }
    let order = shown.indices.sorted { left, right in
      let (a, b) = (shown[left].rank, shown[right].rank)
      return a == b ? left < right : a > b
    }
    return order.map { shown[$0] }
  }

  /// The verdict on the data set, in words.
  var footer: String {
    let word = verdict.isDrifted ? "the data set drifted" : "the data set did not drift"
    return """
      \(verdict.drifted) of \(quantity(verdict.columns, "column")) drifted (\(NumberFormat.percent(verdict.share))); \
      \(word) (limit \(NumberFormat.percent(verdict.limit)))
      """
  }
}

extension DriftRow {
  /// What rows are ordered by: the verdict, then how large the score is against its threshold, or how small where
  /// small means drift.
  fileprivate var rank: Double {
    guard let score, let threshold, !score.isNaN else { return -1 }
    // Of missing values the score is the change of their share, whatever test gave the p-value.
    let test = kind == .missing ? nil : test.flatMap(DriftTests.named)
    let strength =
      test?.comparison.isLargeDrift ?? true ? ratio(score, threshold) : ratio(threshold, score)
    // Strengths above 10⁶ would hide the verdict, and nobody can tell them apart.
    return (drifted ? 1e6 : 0) + min(strength, 1e6 - 1)
  }

  private func ratio(_ value: Double, _ limit: Double) -> Double {
    limit == 0 ? (value == 0 ? 1 : 1e6) : value / limit
  }
}
