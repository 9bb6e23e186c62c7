import DataFrame

/// What a person must know to read a row of a drift table.
public enum DriftNote: Sendable, Hashable {
  // Why a column could not be tested.

  /// Only one side has the column.
  case onlyIn(Side)
  /// A side has no rows.
  case noRows(Side)
  /// A side has rows, but no value that is there and finite.
  case allMissing(Side)
  /// The sides hold values that cannot be compared.
  case typesDiffer(reference: ColumnType, current: ColumnType)
  /// Free text or keys: more than half of the values are distinct.
  case text(distinct: Int, values: Int)
  /// Points in time move by nature.
  case dates
  /// Text or dates were asked to be numbers.
  case notNumbers(ColumnType)
  /// Numbers whose squares a double cannot hold.
  case tooLarge
  /// The test compares another kind of values.
  case wrongKind(test: String, kind: DriftKind)
  /// A side holds fewer values than the test needs.
  case tooFewValues(least: Int)
  /// The test compares counts as they are, and so sides of the same size alone.
  case unequalTotals(reference: Int, current: Int)
  /// More categories than the test compares.
  case tooManyCategories(Int, most: Int)
  /// The quartiles of both sides together are equal, so that there is no scale to measure by.
  case equalQuartiles

  // What stands behind a verdict.

  /// The change is sure and below the threshold.
  case significantButSmall
  /// The distance would be large if there were enough rows to be sure of it.
  case tooFewRows
  /// Both sides hold one and the same value.
  case constant
  /// One side holds a single value.
  case constantIn(Side)
  /// Categories that the reference does not have, and their share of the current side.
  case newCategories([Scalar], share: Double)
  /// Categories that the current side does not have, and their share of the reference.
  case vanishedCategories([Scalar], share: Double)
  /// The share of the current side below the reference's least or above its greatest value.
  case outsideRange(share: Double)
  /// Infinities, which count as missing.
  case infinities(reference: Int, current: Int)
  /// The p-value does not know about ties and so is too large.
  case conservative
  /// A category without expectation makes the p-value 0, however rare it is.
  case newCategoryDecides
  /// The p-value is small only where the current side's values are larger.
  case oneSided
  /// The formula of the statistic takes all values to be distinct, and some are not.
  case tiesDistort
  /// One bin holds all values, so that the distance is 0 whatever changed.
  case oneBin
  /// Of a side with more values a random sample was compared.
  case sampled(most: Int)
  /// Evidently's default test and its verdict, where it is another.
  case evidently(test: String, score: Double, threshold: Double, drifted: Bool)

  /// The note in words.
  public var text: String {
    switch self {
    case .onlyIn(let side): "only in the \(side.words)"
    case .noRows(let side): "no rows in the \(side.words)"
    case .allMissing(let side): "all null in the \(side.words)"
    case .typesDiffer(let reference, let current):
      "types differ: \(reference.rawValue) in the reference, \(current.rawValue) in the current side"
    case .text(let distinct, let values):
      "text, not computed: \(distinct) of \(values) values are distinct"
    case .dates: "dates are not compared"
    case .notNumbers(let type): "a column of type \(type.rawValue) holds no numbers"
    case .tooLarge: "holds values beyond 1e150"
    case .wrongKind(let test, let kind): "\(test) does not compare \(kind.rawValue) columns"
    case .tooFewValues(let least): "needs at least \(least) values a side"
    case .unequalTotals(let reference, let current):
      "needs as many values on both sides: \(reference) in the reference, \(current) in the current side"
    case .tooManyCategories(let count, let most): "needs at most \(most) categories, not \(count)"
    case .equalQuartiles: "the middle half of the values is one value"
    case .significantButSmall: "significant but small"
    case .tooFewRows: "too few rows to tell"
    case .constant: "constant"
    case .constantIn(let side): "constant in the \(side.words)"
    case .newCategories(let categories, let share): "new: \(listed(categories)) (\(percent(share)))"
    case .vanishedCategories(let categories, let share): "vanished: \(listed(categories)) (\(percent(share)))"
    case .outsideRange(let share): "\(percent(share)) outside the reference's range"
    case .infinities(let reference, let current):
      "infinite: \(reference) in the reference, \(current) in the current side"
    case .conservative: "p is conservative because of ties"
    case .newCategoryDecides: "p is 0 because a category is new"
    case .oneSided: "one-sided: only a rise counts"
    case .tiesDistort: "ties distort p"
    case .oneBin: "one bin holds all values"
    case .sampled(let most): "a random sample of at most \(most) values a side"
    case .evidently(let test, let score, let threshold, let drifted):
      "Evidently: \(drifted ? "drifted" : "not drifted") (\(test) \(rounded(score)), limit \(rounded(threshold)))"
    }
  }
}

extension Side {
  fileprivate var words: String {
    switch self {
    case .reference: "reference"
    case .current: "current side"
    }
  }
}

private func listed(_ categories: [Scalar]) -> String {
  let shown = categories.prefix(3).map(\.categoryText).joined(separator: ", ")
  return categories.count > 3 ? "\(shown) and \(categories.count - 3) more" : shown
}

/// A share with one digit after the point, as in `3.2%`.
private func percent(_ share: Double) -> String {
  guard share == 0 || share >= 0.0005 else { return "under 0.1%" }
  let tenths = Int((share * 1000).rounded())
  return "\(tenths / 10).\(tenths % 10)%"
}

/// A score with at most three digits after the point.
private func rounded(_ value: Double) -> String {
  guard value.isFinite, value.magnitude < 1e6 else { return "\(value)" }
  guard value == 0 || value.magnitude >= 0.0005 else { return "< 0.001" }
  return "\((value * 1000).rounded() / 1000)"
}

extension Scalar {
  /// A category as text; a whole number without the point.
  fileprivate var categoryText: String {
    switch self {
    case .null: "null"
    case .integer(let value): "\(value)"
    case .number(let value): value == value.rounded() && value.magnitude < 1e15 ? "\(Int(value))" : "\(value)"
    case .bool(let value): "\(value)"
    case .string(let value): value
    case .date(let value): "\(value.microseconds)"
    }
  }
}
