import DataFrame

/// A condition on one column that rows meet or not, as `where` understands it.
public struct SegmentPredicate: Sendable, Hashable {
  /// What a value must be.
  public enum Condition: Sendable, Hashable {
    /// It is missing.
    case isNull
    /// It is this value.
    case equals(Scalar)
    /// It lies from the first limit on and below the second, either of which may be open.
    case range(from: Double?, below: Double?)
  }

  /// The name of the column.
  public var column: String
  /// What its value must be.
  public var condition: Condition

  /// A condition on a column.
  public init(_ column: String, _ condition: Condition) {
    self.column = column
    self.condition = condition
  }
}

/// Rows that meet one or two predicates, and how their share differs between the sides.
public struct Segment: Sendable, Equatable {
  /// What the rows have in common; all must hold.
  public var predicates: [SegmentPredicate]
  /// How many rows of the reference are in the segment.
  public var reference: Proportion
  /// How many rows of the current side are in the segment.
  public var current: Proportion
  /// The Jensen–Shannon distance between being in the segment and not, from 0 to √(ln 2): what `drift` says of a column
  /// that is true for the segment's rows.
  public var score: Double
  /// The probability of so large a difference if nothing changed.
  public var pValue: Double
  /// The p-value, corrected for all segments that were looked at.
  public var qValue: Double

  /// The share of the current side over the share of the reference; infinite for a new segment.
  public var lift: Double {
    reference.hits == 0 ? (current.hits == 0 ? 1 : .infinity) : current.share / reference.share
  }

  init(_ predicates: [SegmentPredicate], _ reference: Proportion, _ current: Proportion) {
    self.predicates = predicates
    self.reference = reference
    self.current = current
    score = Segment.distance(reference.share, current.share)
    if TwoProportions.smallestExpected(reference, current) < 5 {
      pValue = TwoProportions.fisherExact(reference, current)
    } else {
      pValue = TwoProportions.z(current, reference).map(Normal.twoSidedTail) ?? 1
    }
    qValue = 1
  }

  private static func distance(_ reference: Double, _ current: Double) -> Double {
    JensenShannon.distance([reference, 1 - reference], [current, 1 - current])
  }
}

/// What a person can choose about the search for segments.
public struct SegmentOptions: Sendable, Hashable {
  /// How many predicates a segment may have: 1 or 2.
  public var depth = 2
  /// The least share of either side's rows that a segment must have.
  public var support = 0.02
  /// How many ranges of about equal size the values of a numeric column are cut into.
  public var bins = 4
  /// How columns are taken for numbers or categories.
  public var drift = DriftOptions()

  /// The defaults.
  public init() {}
}
