import Models

/// Which of the distributions changed, and so of which kind the drift is.
public struct KindFinding: Sendable, Equatable {
  /// The kind.
  public var kind: Kind
  /// The column that is at fault where the data is; nil otherwise.
  public var column: String?
  /// What speaks for another unit; nil where nothing does.
  public var unit: UnitChange?
  /// Whether P(x) changed: how many features drifted.
  public var features: Shift
  /// Whether P(y) changed; nil without labels or predictions.
  public var target: Shift?
  /// Whether the predictions stood in for the labels.
  public var isStandIn: Bool
  /// Whether P(x given y) changed; nil without labels.
  public var featuresGivenTarget: Shift?
  /// Whether P(y given x) changed; nil without labels.
  public var targetGivenFeatures: Shift?
  /// Whether the features changed inside one segment, and not as a whole.
  public var isInSegment = false
  /// The same as the one before once the classes' new shares are taken into account.
  public var targetGivenFeaturesAndShares: Shift?

  /// What can have happened.
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    /// Nothing that is sure and large.
    case none
    /// P(x) changed, P(y given x) did not.
    case covariate
    /// P(y) changed, P(x given y) did not.
    case label
    /// P(y given x) changed.
    case concept
    /// P(x) changed, and P(y given x) too.
    case covariateAndConcept = "covariate and concept"
    /// Values are missing that were there.
    case missing
    /// A column came in another unit.
    case unit
    /// P(x) changed, and nothing is known of P(y given x).
    case unknown = "cannot tell without labels"
  }

  /// Whether one distribution changed, with the figures of its largest part.
  public struct Shift: Sendable, Equatable {
    /// The verdict.
    public var moved: Bool
    /// How many parts changed, out of how many that were tested.
    public var parts: Int
    /// See `parts`.
    public var tested: Int
    /// The largest part by name.
    public var largest: String?
    /// The size of the largest part: a distance, or for P(y given x) the change of a probability.
    public var size: Double?
    /// What the size is held against.
    public var threshold: Double?
    /// How sure the largest part is.
    public var qValue: Double?

    var json: JSONValue {
      .object([
        ("moved", .bool(moved)), ("parts", .integer(parts)), ("tested", .integer(tested)),
        ("largest", .text(largest)), ("size", .number(size)), ("threshold", .number(threshold)),
        ("q_value", .number(qValue)),
      ])
    }
  }

  var json: JSONValue {
    .object([
      ("kind", .string(kind.rawValue)), ("in_segment", .bool(isInSegment)), ("column", .text(column)),
      ("unit", unit?.json ?? .null),
      ("features", features.json), ("target", target?.json ?? .null), ("stand_in", .bool(isStandIn)),
      ("features_given_target", featuresGivenTarget?.json ?? .null),
      ("target_given_features", targetGivenFeatures?.json ?? .null),
      ("target_given_features_and_shares", targetGivenFeaturesAndShares?.json ?? .null),
    ])
  }
}

/// A column that looks like the reference's values in another unit.
public struct UnitChange: Sendable, Equatable {
  /// What the values were multiplied by.
  public var factor: Double
  /// The units in words, as `kilometres instead of miles`.
  public var name: String
  /// The share of values in the other unit.
  public var share: Double
  /// The largest gap that is left to the reference's distribution once that is undone.
  public var rest: Double
  /// The largest gap that is left by the best shift of a part of the values instead.
  public var restOfShift: Double

  var json: JSONValue {
    .object([
      ("factor", .number(factor)), ("name", .string(name)), ("share", .number(share)),
      ("gap", .number(rest)), ("gap_of_shift", .number(restOfShift)),
    ])
  }
}
