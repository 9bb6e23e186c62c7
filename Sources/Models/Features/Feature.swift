import DataFrame

/// A column that a model learned from, and how its values become numbers.
public struct Feature: Sendable, Equatable {
  /// The name of the column.
  public let name: String
  /// What its values are.
  public let kind: Kind
  /// Whether a value was missing, or a text not among the levels, in the rows that it was learned from; only then can a
  /// learner tell what that means.
  public let hasMissing: Bool

  /// What the values of a feature are.
  public enum Kind: Sendable, Equatable {
    /// Numbers and truth values (true is 1), with mean and standard deviation (ddof 0) of the rows learned from.
    case numeric(mean: Double, std: Double)
    /// Texts, ascending by Unicode scalars.
    case categorical(levels: [String])
  }

  /// More levels than this are not told apart: the most frequent are kept, and the rest counts as missing.
  ///
  /// Boosting keeps a bin of one byte for each, and one for what is missing.
  public static let levelLimit = 254

  /// How many columns the feature takes in a design matrix: a number one, a text one for each level, and one more that
  /// marks missing values where there were some.
  public var width: Int {
    let values =
      switch kind {
      case .numeric: 1
      case .categorical(let levels): levels.count
      }
    return values + (hasMissing ? 1 : 0)
  }
}

extension Feature {
  /// What is to be known of a column to learn from it.
  ///
  /// - Throws: `ModelError.unusableFeature` for dates.
  /// - Complexity: O(rows).
  init(_ name: String, learnedFrom column: Column) throws(ModelError) {
    self.name = name
    if case .string(let column) = column {
      let levels = Feature.levels(of: column)
      kind = .categorical(levels: levels)
      hasMissing = column.codes.nullCount > 0 || levels.count < column.usedEntries.count
      return
    }
    guard let numbers = column.asNumbers else { throw .unusableFeature(name, column.type) }
    let values = numbers.present.filter(\.isFinite)
    hasMissing = values.count < column.count
    let (mean, std) = moments(of: values)
    kind = .numeric(mean: mean, std: std)
  }

  /// The texts that occur, or of too many the most frequent ones, of equals the first in order.
  private static func levels(of column: StringColumn) -> [String] {
    let counts = column.entryCounts
    let ranks = column.ranks
    var entries = column.usedEntries
    if entries.count > levelLimit {
      entries.sort { (-counts[$0], ranks[$0]) < (-counts[$1], ranks[$1]) }
      entries = Array(entries.prefix(levelLimit))
    }
    return entries.sorted { ranks[$0] < ranks[$1] }.map { column.dictionary[$0] }
  }
}

extension StringColumn {
  /// How often each entry of the dictionary occurs.
  var entryCounts: [Int] {
    var counts = [Int](repeating: 0, count: dictionary.count)
    for code in codes.present { counts[Int(code)] += 1 }
    return counts
  }

  /// The entries of the dictionary that occur.
  var usedEntries: [Int] {
    let counts = entryCounts
    return dictionary.indices.filter { counts[$0] > 0 }
  }
}

/// Mean and standard deviation (ddof 0) of finite values, 0 where there are none.
///
/// Values are divided by the largest magnitude first, so that no sum of squares overflows.
func moments(of values: [Double]) -> (mean: Double, std: Double) {
  let scale = values.reduce(0) { max($0, $1.magnitude) }
  guard scale > 0 else { return (0, 0) }
  let count = Double(values.count)
  let mean = chunkedSum(values.count) { values[$0] / scale } / count
  let variance =
    chunkedSum(values.count) { row in
      let distance = values[row] / scale - mean
      return distance * distance
    } / count
  // What rounding leaves of equal values is no spread.
  let std = variance.squareRoot()
  return (mean * scale, std > 1e-12 * max(mean.magnitude, 1e-3) ? std * scale : 0)
}
