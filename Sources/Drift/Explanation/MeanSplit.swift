import Models

/// The change of a mean, split into what comes from other shares of groups and what from other means inside them.
///
/// With s the share and m the mean of a group, before and now: Δ = Σ (s' − s)(m + m')/2 + Σ (m' − m)(s + s')/2, exactly.
/// Sources: Kitagawa, "Components of a difference between two rates", JASA 50, 1955; Oaxaca 1973 and Blinder 1973 for
/// wages.
public struct MeanSplit: Sendable, Equatable {
  /// The column whose mean changed.
  public var column: String
  /// The category whose share is the mean; nil for numbers.
  public var category: String?
  /// The column whose groups explain most.
  public var groupColumn: String
  /// The mean in the reference.
  public var before: Double
  /// The mean since.
  public var now: Double
  /// What comes from other shares of the groups.
  public var ofShares: Double
  /// What comes from other means inside the groups.
  public var within: Double
  /// The groups, those with the largest parts first.
  public var groups: [Group]

  /// One group's part.
  public struct Group: Sendable, Equatable {
    /// What its rows have in common.
    public var predicate: SegmentPredicate?
    /// The share of rows in the reference.
    public var shareBefore: Double
    /// The share of rows since.
    public var shareNow: Double
    /// The mean in the reference.
    public var before: Double
    /// The mean since.
    public var now: Double

    /// What its other share adds.
    var ofShare: Double { (shareNow - shareBefore) * (before + now) / 2 }
    /// What its other mean adds.
    var within: Double { (now - before) * (shareBefore + shareNow) / 2 }

    var json: JSONValue {
      .object([
        ("segment", predicate?.json ?? .null), ("share_before", .number(shareBefore)),
        ("share_now", .number(shareNow)), ("before", .number(before)), ("now", .number(now)),
      ])
    }
  }

  var json: JSONValue {
    .object([
      ("column", .string(column)), ("category", .text(category)), ("by", .string(groupColumn)),
      ("before", .number(before)), ("now", .number(now)), ("change", .number(now - before)),
      ("of_shares", .number(ofShares)), ("within", .number(within)),
      ("groups", .array(groups.map(\.json))),
    ])
  }
}
