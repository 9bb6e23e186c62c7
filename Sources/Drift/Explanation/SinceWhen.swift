import Models

/// Since when the columns are away from the reference.
public struct SinceWhen: Sendable, Equatable {
  /// What is known about it.
  public var state: State
  /// The onsets, the one of the headline first.
  public var onsets: [Onset]

  /// What can be known.
  public enum State: String, Sendable, Hashable {
    /// Snapshots were followed, and something left.
    case known
    /// Snapshots were followed, and nothing left the reference for good.
    case steady
    /// There are snapshots, but fewer than are needed.
    case tooFewSnapshots = "too few snapshots"
    /// The current side has no column that tells snapshots apart.
    case noSnapshots = "no snapshots"
  }

  var json: JSONValue {
    .object([
      ("state", .string(state.rawValue)), ("onset", .text(onsets.first?.snapshot)),
      ("trend", .text(onsets.first?.trend)), ("onsets", .array(onsets.map(\.json))),
    ])
  }
}

/// When one thing left the reference.
public struct Onset: Sendable, Equatable {
  /// The column.
  public var column: String
  /// What of it is followed.
  public var subject: Subject
  /// The first snapshot that is away.
  public var snapshot: String
  /// Its position among the snapshots, from 0.
  public var position: Int
  /// The earliest and the latest snapshot that are not much less likely, 95 % confidence.
  public var low: String
  /// See `low`.
  public var high: String
  /// `sudden` or `gradual`; nil where that cannot be told.
  public var trend: String?
  /// How sure it is.
  public var qValue: Double

  /// What is followed over snapshots.
  public enum Subject: String, Sendable, Hashable {
    /// The values of a feature or prediction.
    case values
    /// The share of missing values.
    case missing
    /// The target.
    case target
    /// How much less the truth was expected than a model of the reference promised.
    case surprise
    /// The values inside the segment that is named first.
    case segment
  }

  var json: JSONValue {
    .object([
      ("column", .string(column)), ("subject", .string(subject.rawValue)), ("onset", .string(snapshot)),
      ("low", .string(low)), ("high", .string(high)), ("trend", .text(trend)), ("q_value", .number(qValue)),
    ])
  }
}
