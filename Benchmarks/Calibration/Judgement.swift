import DataFrame
import Drift

/// A way from two tables to the columns that drifted.
enum Rule: String, Sendable, Hashable, CaseIterable {
  /// Our default: large and sure.
  case calibrated = "drift"
  /// Evidently's default tests and thresholds.
  case evidently = "Evidently"
  /// The p-value of our rows alone, without correction or distance.
  case plain = "p < 0.05"
  /// The distance of our rows alone, held against the threshold that knows what chance comes to.
  case threshold = "distance alone"
  /// The distance of our rows alone, held against the base of the threshold: 0.1, for categories 0.04.
  case base = "distance, base alone"

  /// The rules that people use, each for itself.
  static let compared: [Rule] = [.calibrated, .evidently, .plain]
}

/// What the rules say of the same two tables.
struct Judgement: Sendable {
  private var drifted: [Rule: Set<String>] = [:]
  /// The p-values of the calibrated rule's rows, by label.
  private(set) var pValues: [String: Double] = [:]
  /// Whether Evidently says that the data set drifted: half of the columns or more.
  private(set) var evidentlyDataSet = false

  /// Both frames compared.
  ///
  /// - Parameters:
  ///   - evidently: the columns that Evidently's rule is asked about, whose verdicts do not depend on each
  ///     other; nil for all.
  ///   - seed: where permutations start.
  init(reference: DataFrame, current: DataFrame, evidently: [String]? = nil, seed: Int) throws {
    let ours = try DriftTable(
      reference: reference, current: current, options: DriftOptions(rule: .calibrated, seed: seed))
    let theirs = try DriftTable(
      reference: reference, current: current, columns: evidently, options: DriftOptions(rule: .evidently))
    drifted[.calibrated] = labels(ours, \.drifted)
    drifted[.evidently] = labels(theirs, \.drifted)
    drifted[.plain] = labels(ours) { ($0.pValue ?? 1) < 0.05 }
    drifted[.threshold] = labels(ours) { ($0.score ?? 0) >= ($0.threshold ?? .infinity) }
    drifted[.base] = labels(ours) { ($0.score ?? 0) >= $0.base }
    evidentlyDataSet = theirs.verdict.isDrifted
    for row in ours.rows { pValues[row.label] = row.pValue }
  }

  /// The labels of the rows that drifted under a rule.
  func drifted(_ rule: Rule) -> Set<String> { drifted[rule] ?? [] }

  /// Whether any row of the table drifted under a rule.
  func isAlarm(_ rule: Rule) -> Bool { !drifted(rule).isEmpty }

  /// Whether a row drifted under a rule.
  func isDrifted(_ label: String, _ rule: Rule) -> Bool { drifted(rule).contains(label) }

  /// The judgements of many pairs of tables without any drift, computed on all cores.
  static func withoutDrift(_ recipe: TableRecipe, _ sizes: Sizes, tables: Int, seed: Int) throws
    -> [Judgement]
  {
    try concurrentMap(tables) { index in
      Result {
        var source = NormalSource(seed: seed, stream: index)
        let reference = try recipe.draw(sizes.reference, from: &source)
        let current = try recipe.draw(sizes.current, from: &source)
        return try Judgement(reference: reference, current: current, seed: index)
      }
    }.map { try $0.get() }
  }
}

private func labels(_ table: DriftTable, _ isChosen: (DriftRow) -> Bool) -> Set<String> {
  Set(table.rows.filter(isChosen).map(\.label))
}

extension DriftRow {
  /// The column's name, or that its missing values are meant.
  fileprivate var label: String { kind == .missing ? Judgement.missing(column) : column }

  /// What the threshold would be with endless rows.
  fileprivate var base: Double {
    switch kind {
    case .numeric: 0.1
    case .categorical: 0.04
    case .missing, nil: threshold ?? .infinity
    }
  }
}

extension Judgement {
  /// The label of the row about a column's missing values.
  static func missing(_ column: String) -> String { "missing in \(column)" }
}
