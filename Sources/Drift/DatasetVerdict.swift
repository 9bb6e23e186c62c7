/// What the rows of a drift table come to for the whole data set.
public struct DatasetVerdict: Sendable, Equatable {
  /// How many columns count: those that were tested, and text, which counts as not drifted.
  public var columns: Int
  /// How many of them drifted.
  public var drifted: Int
  /// The share of drifted columns from which on the data set has drifted.
  public var limit: Double

  /// The share of drifted columns; 0 where none counts.
  public var share: Double { columns == 0 ? 0 : Double(drifted) / Double(columns) }

  /// Whether the data set drifted.
  public var isDrifted: Bool { columns > 0 && share >= limit }

  /// The verdict over rows, in which a column counts once and has drifted where any of its rows did.
  ///
  /// A column of which only the missing values could be tested counts by these. Columns that could not be tested at all
  /// do not count, as Evidently reports none for them.
  public init(_ rows: [DriftRow], limit: Double) {
    var counted: [String: Bool] = [:]
    for row in rows where row.isTested || row.isText {
      counted[row.column] = (counted[row.column] ?? false) || row.drifted
    }
    columns = counted.count
    drifted = counted.values.count { $0 }
    self.limit = limit
  }
}

extension DriftRow {
  fileprivate var isText: Bool {
    notes.contains { if case .text = $0 { true } else { false } }
  }
}
