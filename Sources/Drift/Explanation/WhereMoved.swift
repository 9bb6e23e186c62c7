import DataFrame
import Models

/// In which segments the drift is.
public struct WhereMoved: Sendable, Equatable {
  /// Segments whose rows changed otherwise than all others, the clearest first.
  public var inside: [InsideSegment]
  /// Segments whose share of the rows changed, the largest score first.
  public var shares: [Segment]
  /// How many segments were looked at for changes inside.
  public var examinedInside: Int
  /// How many segments were looked at for their share.
  public var examinedShares: Int
  /// The least share of rows that a segment must have.
  public var support: Double

  var json: JSONValue {
    .object([
      ("inside", .array(inside.map(\.json))), ("shares", .array(shares.map(\.json))),
      ("examined_inside", .integer(examinedInside)), ("examined_shares", .integer(examinedShares)),
      ("support", .number(support)),
    ])
  }
}

/// A segment inside which a mean changed otherwise than outside.
public struct InsideSegment: Sendable, Equatable {
  /// What the rows have in common.
  public var predicates: [SegmentPredicate]
  /// The column whose mean changed, or what of the target is followed.
  public var column: String
  /// Whether a model's residual was followed, and not a column.
  public var isResidual: Bool
  /// Whether the mean is the share of a category.
  public var isShare: Bool
  /// The rows of the reference in the segment, of those looked at.
  public var reference: Proportion
  /// The rows of the current side in the segment.
  public var current: Proportion
  /// The mean inside, in the reference.
  public var before: Double
  /// The mean inside, since.
  public var now: Double
  /// The change of the mean of all other rows.
  public var changeOutside: Double
  /// The share of the change of the whole mean that is inside; nil where that hardly changed.
  public var explained: Double?
  /// How sure it is that inside and outside differ.
  public var qValue: Double

  /// All columns that the finding is about.
  var columns: Set<String> { Set(predicates.map(\.column) + [column]) }

  /// Whether the segment is about as frequent as before: the shares are no more than three standard errors apart.
  var isSteady: Bool { (TwoProportions.z(reference, current) ?? 0).magnitude < 3 }

  var json: JSONValue {
    .object([
      ("segment", .array(predicates.map(\.json))), ("column", .string(column)),
      ("residual", .bool(isResidual)), ("is_share", .bool(isShare)),
      ("share_reference", .number(reference.share)),
      ("share_current", .number(current.share)), ("before", .number(before)), ("now", .number(now)),
      ("change", .number(now - before)), ("change_outside", .number(changeOutside)),
      ("explained", .number(explained)), ("q_value", .number(qValue)),
    ])
  }
}

extension Segment {
  var json: JSONValue {
    .object([
      ("segment", .array(predicates.map(\.json))), ("share_reference", .number(reference.share)),
      ("share_current", .number(current.share)), ("lift", .number(lift.isFinite ? lift : nil)),
      ("score", .number(score)), ("q_value", .number(qValue)),
    ])
  }
}

extension SegmentPredicate {
  var json: JSONValue {
    let (from, below, value): (Double?, Double?, String?) =
      switch condition {
      case .isNull: (nil, nil, nil)
      case .equals(let scalar): (nil, nil, scalar.categoryName)
      case .range(let from, let below): (from, below, nil)
      }
    return .object([
      ("column", .string(column)), ("null", .bool(condition == .isNull)), ("value", .text(value)),
      ("from", .number(from)), ("below", .number(below)),
    ])
  }
}
