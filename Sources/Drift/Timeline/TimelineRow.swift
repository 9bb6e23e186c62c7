import DataFrame

/// When and how one column left the reference.
public struct TimelineRow: Sendable, Equatable {
  /// The name of the column.
  public var column: String
  /// What is compared; nil where the column cannot be.
  public var kind: DriftKind?
  /// The position of the first snapshot from which on the column is away from the reference; nil without a trend.
  public var onset: Int?
  /// The onsets that are not much less likely, 95 % confidence; nil without a trend.
  public var onsetRange: ClosedRange<Int>?
  /// How it left; nil where that cannot be told, as for fewer than four snapshots.
  public var trend: Trend?
  /// The score of the last snapshot that has values.
  public var lastScore: Double?
  /// The largest score.
  public var maxScore: Double?
  /// What the largest score is held against.
  public var threshold: Double?
  /// The position of the snapshot with the largest score.
  public var maxAt: Int?
  /// The probability of so clear a change without drift.
  public var pValue: Double?
  /// The p-value, corrected for the number of rows.
  public var qValue: Double?
  /// What a person must know to read the row.
  public var note: TimelineNote?

  private init(column: String, kind: DriftKind?) {
    self.column = column
    self.kind = kind
  }

  /// The row of a column's values, and the one of its missing values where there are any.
  static func rows(of sides: ColumnSides, _ parts: [TimelinePart], _ options: DriftOptions) -> [TimelineRow] {
    var rows: [TimelineRow] = []
    do throws(Untestable) {
      let pair = try sides.pair(options)
      rows.append(TimelineRow(sides.name, pair.kind, features(pair, sides, parts), parts))
    } catch {
      var row = TimelineRow(column: sides.name, kind: nil)
      row.note = .untestable(error.reason)
      rows.append(row)
    }
    if let missing = MissingValues(sides) {
      let shares = parts.map { $0.prepared[sides.name]?.missing ?? Proportion(0, of: 0) }
      rows.append(TimelineRow(sides.name, .missing, TrendFeatures(missing.reference, shares), parts))
    }
    return rows
  }

  private init(_ column: String, _ kind: DriftKind, _ features: TrendFeatures, _ parts: [TimelinePart]) {
    self.init(column: column, kind: kind)
    var isLarge = false
    for (position, part) in parts.enumerated() {
      let row = part.rows.first { $0.column == column && $0.kind == kind }
      guard let score = row?.score else { continue }
      lastScore = score
      if let limit = row?.threshold, score >= limit { isLarge = true }
      guard score > maxScore ?? -1 else { continue }
      (maxScore, threshold, maxAt) = (score, row?.threshold, position)
    }
    guard let change = ChangePoint(features.points, degrees: features.degrees) else {
      if features.snapshots.count < ChangePoint.leastSnapshots {
        note = .tooFewSnapshots(features.snapshots.count)
      } else {
        trend = Trend.none
      }
      return
    }
    pValue = change.pValue
    trend = change.trend
    onset = features.snapshots[change.onset]
    onsetRange = features.snapshots[change.range.lowerBound]...features.snapshots[change.range.upperBound]
    if let excursion = change.excursion {
      takeBack(
        because: .cameBack(
          features.snapshots[excursion.lowerBound]...features.snapshots[excursion.upperBound]))
    } else if !isLarge {
      takeBack(because: .sureButSmall)
    }
  }

  /// Says that there is no trend.
  mutating func takeBack(because note: TimelineNote?) {
    (trend, onset, onsetRange) = (Trend.none, nil, nil)
    self.note = note
  }
}

/// What a person must know to read a row of a timeline.
public enum TimelineNote: Sendable, Hashable {
  /// The column cannot be compared.
  case untestable(DriftNote)
  /// So few snapshots have values that no trend can be told.
  case tooFewSnapshots(Int)
  /// The column was away from the reference in these snapshots, and came back.
  case cameBack(ClosedRange<Int>)
  /// The change is sure, and no snapshot is as far away as the threshold.
  case sureButSmall
}

private func features(_ pair: ColumnPair, _ sides: ColumnSides, _ parts: [TimelinePart]) -> TrendFeatures {
  let columns = parts.map { $0.prepared[sides.name] }
  if pair.kind == .numeric, let reference = pair.reference {
    return TrendFeatures(reference, columns.map { $0?.sample ?? SortedSample([]) })
  }
  return TrendFeatures(
    sides.reference?.categories ?? CategoryCounts(), columns.map { $0?.categories ?? CategoryCounts() })
}
