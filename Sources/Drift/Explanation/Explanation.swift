import Models

/// What happened between a reference and what came since, as the person who was woken by the alarm asks it: what, since
/// when, where, through which groups, whether it hurts, of which kind, and what to do.
///
/// Each part holds the numbers that its sentences are made from.
public struct Explanation: Sendable, Equatable {
  /// What was compared.
  public var scope: ExplanationScope
  /// What moved, which way.
  public var what: WhatMoved
  /// Since when, suddenly or gradually.
  public var since: SinceWhen
  /// In which segments.
  public var segments: WhereMoved
  /// Whether the groups changed, or what is in them; nil where there is nothing to split.
  public var mix: MeanSplit?
  /// Whether it hurts.
  public var matters: Consequence
  /// Covariate, label or concept drift, or an error in the data.
  public var kind: KindFinding
  /// What to do.
  public var advice: Advice

  /// The report as JSON, under the names that scripts rely on.
  public var json: JSONValue {
    .object([
      ("scope", scope.json), ("what", what.json), ("since", since.json), ("where", segments.json),
      ("mix", mix?.json ?? .null), ("matters", matters.json), ("kind", kind.json), ("advice", advice.json),
    ])
  }
}

/// What was compared, and with what knowledge.
public struct ExplanationScope: Sendable, Equatable {
  /// The rows of the reference.
  public var referenceRows: Int
  /// The rows of the current side.
  public var currentRows: Int
  /// The rows of the current side that are compared: those since the first onset, or all.
  public var comparedRows: Int
  /// The columns that are compared as features.
  public var features: [String]
  /// Columns that are no features because each alone gives the target away.
  public var giveaways: [String]
  /// The column with the truth; nil where it is not known.
  public var target: String?
  /// Whether the current side has truths.
  public var hasLabels: Bool
  /// The column with predictions that came with the data.
  public var prediction: String?
  /// Whether a model was given.
  public var hasModel: Bool
  /// The column that tells snapshots apart.
  public var snapshotColumn: String?
  /// How many snapshots there are.
  public var snapshots: Int
  /// What q-values are held against.
  public var alpha: Double

  var json: JSONValue {
    .object([
      ("reference_rows", .integer(referenceRows)), ("current_rows", .integer(currentRows)),
      ("compared_rows", .integer(comparedRows)), ("features", .strings(features)),
      ("giveaways", .strings(giveaways)), ("target", .text(target)), ("labels", .bool(hasLabels)),
      ("prediction", .text(prediction)), ("model", .bool(hasModel)), ("snapshot", .text(snapshotColumn)),
      ("snapshots", .integer(snapshots)), ("alpha", .number(alpha)),
    ])
  }
}

extension JSONValue {
  /// A whole number.
  static func integer(_ value: Int) -> JSONValue { .number(Double(value)) }

  /// A number, or null.
  static func number(_ value: Double?) -> JSONValue { value.map(JSONValue.number) ?? .null }

  /// A text, or null.
  static func text(_ value: String?) -> JSONValue { value.map(JSONValue.string) ?? .null }

  /// Texts in order.
  static func strings(_ values: [String]) -> JSONValue { .array(values.map(JSONValue.string)) }
}
