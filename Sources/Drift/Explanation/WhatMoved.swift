import Models

/// What moved: the drift table in the order of how much it matters.
public struct WhatMoved: Sendable, Equatable {
  /// The columns that drifted, the most important first.
  public var columns: [MovedColumn]
  /// How many columns could be tested.
  public var tested: Int
  /// Columns that could not be tested, with the reason in words.
  public var untested: [UntestedColumn]

  var json: JSONValue {
    .object([
      ("columns", .array(columns.map(\.json))), ("tested", .integer(tested)),
      (
        "untested",
        .array(untested.map { .object([("column", .string($0.column)), ("reason", .string($0.reason))]) })
      ),
    ])
  }
}

/// A column that could not be compared.
public struct UntestedColumn: Sendable, Equatable {
  /// Its name.
  public var column: String
  /// Why, in words.
  public var reason: String
}

/// How one column moved.
public struct MovedColumn: Sendable, Equatable {
  /// Its name.
  public var column: String
  /// What moved: numbers, categories or the share of missing values.
  public var kind: DriftKind
  /// What the column is for: a feature, the target or a prediction.
  public var part: Part
  /// The category whose share is told; nil for numbers.
  public var category: String?
  /// The mean, the share of the category or of missing values in the reference.
  public var before: Double
  /// The same since.
  public var now: Double
  /// The change without unit: standard deviations of the reference, or the change of the share.
  public var effect: Double?
  /// How far the distributions are apart.
  public var score: Double
  /// What the score is held against.
  public var threshold: Double
  /// How sure it is.
  public var qValue: Double
  /// How much worse the model gets without the column, as a share of the most important one's; nil without a model.
  public var importance: Double?

  /// What a column is for.
  public enum Part: String, Sendable, Hashable { case feature, target, prediction }

  /// What columns are ordered by: how far past the threshold, times the importance where it is known.
  var weight: Double { score / max(threshold, 1e-9) * (importance.map { 0.05 + $0 } ?? 1) }

  var json: JSONValue {
    .object([
      ("column", .string(column)), ("kind", .string(kind.rawValue)), ("part", .string(part.rawValue)),
      ("category", .text(category)), ("before", .number(before)), ("now", .number(now)),
      ("change", .number(now - before)), ("effect", .number(effect)), ("score", .number(score)),
      ("threshold", .number(threshold)), ("q_value", .number(qValue)), ("importance", .number(importance)),
    ])
  }
}
