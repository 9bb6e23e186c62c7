import DataFrame

/// A column of both sides as small numbers, each of which stands for a predicate.
struct SegmentCodes: Sendable {
  /// The name of the column.
  let column: String
  /// What each code stands for; nil for the values that are too rare to be one.
  let conditions: [SegmentPredicate.Condition?]
  /// The code of each row of the reference.
  let reference: [UInt8]
  /// The code of each row of the current side.
  let current: [UInt8]

  /// How many values of a column are looked at, the most frequent first; the others are counted together.
  static let mostValues = 250

  /// - Returns: nil for a column that cannot be compared.
  /// - Complexity: O(rows · log bins), and what sorting numbers takes.
  init?(_ name: String, _ reference: Column, _ current: Column, _ options: SegmentOptions) {
    let sides = (PreparedColumn(reference), PreparedColumn(current))
    guard let pair = try? ColumnPair(name, reference: sides.0, current: sides.1, options: options.drift)
    else {
      return nil
    }
    column = name
    let coding: SegmentCoding
    // Truth values are compared with true and false, whatever they are taken for.
    if reference.type != .bool, pair.kind == .numeric, let first = pair.reference, let second = pair.current {
      coding = SegmentCoding(cuts: segmentCuts(first, second, bins: options.bins))
    } else {
      coding = SegmentCoding(values: pair.table.frequent(options.support, most: SegmentCodes.mostValues))
    }
    conditions = coding.conditions
    self.reference = coding.codes(of: reference)
    self.current = coding.codes(of: current)
  }
}

/// Which code each value of a column has: nulls the first, values that stand for none the second.
private struct SegmentCoding {
  var conditions: [SegmentPredicate.Condition?] = [.isNull, nil]
  private var cuts: [Double] = []
  private var values: [Scalar: UInt8] = [:]

  init(cuts: [Double]) {
    self.cuts = cuts
    let limits: [Double?] = [nil] + cuts + [nil]
    for (from, below) in zip(limits, limits.dropFirst()) {
      conditions.append(cuts.isEmpty ? nil : .range(from: from, below: below))
    }
  }

  init(values: [Scalar]) {
    for value in values {
      self.values[value] = UInt8(conditions.count)
      conditions.append(.equals(value))
    }
  }

  func codes(of column: Column) -> [UInt8] {
    switch column {
    case .integer(let column): codes(of: column) { code(of: Double($0)) }
    case .number(let column): codes(of: column) { code(of: $0) }
    case .bool(let column): codes(of: column, truthCode)
    case .string(let column):
      codes(of: column.codes, lookup: column.dictionary.map { values[.string($0)] ?? 1 })
    case .date(let column): codes(of: column) { _ in 1 }
    }
  }

  private func codes(of column: TypedColumn<Int32>, lookup: [UInt8]) -> [UInt8] {
    codes(of: column) { lookup[Int($0)] }
  }

  private func codes<Element>(of column: TypedColumn<Element>, _ code: (Element) -> UInt8) -> [UInt8] {
    guard let validity = column.validity else { return column.values.map(code) }
    return column.values.indices.map { validity[$0] ? code(column.values[$0]) : 0 }
  }

  private func truthCode(_ value: Bool) -> UInt8 {
    values.isEmpty ? code(of: value ? 1 : 0) : values[.bool(value)] ?? 1
  }

  /// The code of a number: the range that holds it, or the value that it is.
  private func code(of number: Double) -> UInt8 {
    guard values.isEmpty else { return values[.number(number + 0)] ?? 1 }
    var range = 0
    while range < cuts.count && number >= cuts[range] { range += 1 }
    // Where no value is frequent enough to be a condition, and there are no ranges either, it is too rare.
    return conditions.count > 2 ? UInt8(range + 2) : 1
  }
}

extension CategoryTable {
  /// The categories with the least share on either side, the most frequent first; of equals the first in sort order.
  fileprivate func frequent(_ support: Double, most: Int) -> [Scalar] {
    let (m, n) = (Double(max(referenceTotal, 1)), Double(max(currentTotal, 1)))
    let shares = zip(reference, current).map { max(Double($0) / m, Double($1) / n) }
    let known = keys.indices.filter { shares[$0] >= support }
    return known.sorted { (shares[$0], $1) > (shares[$1], $0) }.prefix(most).map { keys[$0] }
  }
}
