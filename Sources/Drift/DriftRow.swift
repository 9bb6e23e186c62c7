import DataFrame

/// One comparison of a column between the two sides.
public struct DriftRow: Sendable, Equatable {
  /// The name of the column.
  public var column: String
  /// What is compared; nil where the column has no kind that can be tested.
  public var kind: DriftKind?
  /// The name of the test that gave the score; nil where none could be run.
  public var test: String?
  /// The test statistic that belongs to the p-value, or the distance in the column's own unit.
  public var statistic: Double?
  /// The probability of a statistic as extreme without drift.
  public var pValue: Double?
  /// The p-value, corrected for the number of rows in the table (Benjamini and Hochberg).
  public var qValue: Double?
  /// What is held against the threshold: a distance or a p-value.
  public var score: Double?
  /// What the score is held against.
  public var threshold: Double?
  /// The verdict.
  public var drifted = false
  /// The signed change without unit: of the mean in standard deviations of the reference, or the largest of a share.
  public var effect: Double?
  /// What a person must know to read the row.
  public var notes: [DriftNote] = []
  /// Whether the row is worth showing; only rows of missing values that did not move are not.
  public var isShown = true

  /// How the column's values spread, the reference's and the current side's, over common bins; empty where that is not
  /// what the row compares, or cannot be shown.
  public var distributions: [Distribution] = []

  /// Whether a test was run; where none could be, the first note is the reason.
  public var isTested = true

  /// A row about a column that has no results yet.
  public init(column: String, kind: DriftKind? = nil, test: String? = nil) {
    self.column = column
    self.kind = kind
    self.test = test
  }

  /// The notes in words, most important first, separated by semicolons; empty where there are none.
  public var note: String { notes.map(\.text).joined(separator: "; ") }

  static func untestable(_ column: String, _ reason: DriftNote, kind: DriftKind? = nil, test: String? = nil)
    -> DriftRow
  {
    var row = DriftRow(column: column, kind: kind, test: test)
    row.notes = [reason]
    row.isTested = false
    return row
  }
}
