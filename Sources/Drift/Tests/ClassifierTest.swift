import DataFrame
import Models

/// How well a model tells the two sides apart.
struct ClassifierTest: DriftTest {
  let name = "classifier"
  let aliases = ["domain_classifier"]
  let kinds: [DriftKind] = [.numeric, .categorical]
  let threshold = 0.55
  let comparison = Comparison.atLeast
  let summary =
    "How well a model tells the sides apart: 0.5 by chance, 1 always; `drift` asks it of all columns at once, too."
  let formula =
    "ROC AUC of boosting between the sides, on what each of 5 fits left out"
  let references = [
    "Lopez-Paz and Oquab, Revisiting classifier two-sample tests, ICLR 2017",
    "Hanley and McNeil, The meaning and use of the area under a ROC curve, Radiology 143, 1982",
  ]
  let caveat: String? =
    "Below 200 rows a side chance alone often passes the threshold: see p."
  let cost = "O(n log n) and five fits, for up to 50000 rows a side; of more a random sample is compared."
  let edgeCases = EdgeCases(
    nulls:
      "Dropped where a column is compared; where all are at once, a missing value tells as much as any other.",
    ties: "Half a pair.", constants: "The score is 0.5 and p is 1.",
    tinySamples:
      "10 rows a side are needed; trees ask for 20 rows a leaf, so below some 50 a side they find little.")

  /// At most so many rows a side are compared.
  static let limit = 50_000
  /// Fewer rows would leave folds of one.
  static let least = 10

  func run(_ pair: ColumnPair) throws -> TestOutcome {
    let sides =
      if let reference = pair.reference, let current = pair.current {
        [reference, current].map { Column.number(TypedColumn($0.values)) }
      } else {
        [pair.table.reference, pair.table.current].map { ClassifierTest.column(pair.table.keys, $0) }
      }
    let frames = try sides.map { try DataFrame([(pair.column, $0)]) }
    return try ClassifierTest.outcome(frames[0], frames[1], columns: [pair.column], seed: pair.seed)
  }

  /// What a model makes of both sides in some columns.
  ///
  /// - Throws: `Untestable`, `ModelError`, `DataError`.
  static func outcome(
    _ reference: DataFrame, _ current: DataFrame, columns: [String], seed: Int
  ) throws -> TestOutcome {
    guard min(reference.rowCount, current.rowCount) >= least else {
      throw Untestable(.tooFewValues(least: least))
    }
    let isSampled = max(reference.rowCount, current.rowCount) > limit
    let sides = try [reference, current].map { try $0.sample(.rows(limit), seed: seed) }
    let separation = try SideClassifier(
      reference: sides[0], current: sides[1], columns: columns, learner: boosting, seed: seed
    ).separation
    var notes: [DriftNote] = isSampled ? [.sampled(most: limit)] : []
    if separation.rocAUC >= 0.55, separation.pValue > 0.05 { notes.append(.tooFewRows) }
    return TestOutcome(
      score: separation.rocAUC, statistic: separation.rocAUC, pValue: separation.pValue, notes: notes)
  }

  /// Few small trees, which need no rows held out to know when to stop.
  private static var boosting: GradientBoosting {
    var learner = GradientBoosting()
    for (setting, value) in [("trees", 50.0), ("leaves", 8), ("patience", 0)] {
      learner.set(setting, to: value)
    }
    return learner
  }

  /// A text for each value of a table of counts.
  private static func column(_ keys: [Scalar], _ counts: [Int]) -> Column {
    let codes = counts.enumerated().flatMap { [Int32](repeating: Int32($0.offset), count: $0.element) }
    return .string(
      StringColumn(codes: TypedColumn(codes), dictionary: keys.map { ScalarText.text($0) ?? "" }))
  }
}
