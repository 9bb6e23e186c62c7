import DataFrame

/// The rows of the calibrated rule: for each column a distance (how large) and a q-value (how sure).
///
/// Drifted is what is both large and sure. Columns with missing values have a second row about these.
///
/// - Throws: `DataError.cancelled`.
func calibratedRows(_ columns: [ColumnSides], _ options: DriftOptions) throws -> [DriftRow] {
  let comparisons = concurrentMap(columns.count) { calibratedComparisons(of: columns[$0], options) }
    .flatMap { $0 }
  let family = comparisons.count { $0.isTestable }
  var rows = try concurrentTryMap(comparisons.count) { index in
    let row = try comparisons[index].row(familySize: family, options)
    if row.kind != .missing { ProgressCount.advance(.columns) }
    return row
  }
  assignQValues(&rows)
  for (index, comparison) in comparisons.enumerated() {
    try Cancellation.check()
    rows[index].conclude(comparison, options)
  }
  return rows
}

/// What the calibrated rule compares of one column.
private enum CalibratedComparison {
  case values(ColumnPair, ColumnSides)
  case missing(MissingValues)
  case untestable(String, DriftNote)

  /// Whether it counts in the family of tests.
  var isTestable: Bool {
    switch self {
    case .values(let pair, _): !pair.isConstant
    case .missing: true
    case .untestable: false
    }
  }

  func row(familySize: Int, _ options: DriftOptions) throws -> DriftRow {
    switch self {
    case .values(let pair, _):
      pair.kind == .numeric
        ? try numericRow(pair, options) : try categoricalRow(pair, familySize: familySize, options)
    case .missing(let missing): missing.row
    case .untestable(let name, let reason): .untestable(name, reason)
    }
  }
}

private func calibratedComparisons(of column: ColumnSides, _ options: DriftOptions) -> [CalibratedComparison]
{
  var comparisons: [CalibratedComparison] = []
  do throws(Untestable) {
    comparisons.append(.values(try column.pair(options), column))
  } catch {
    comparisons.append(.untestable(column.name, error.reason))
  }
  if let missing = MissingValues(column) { comparisons.append(.missing(missing)) }
  return comparisons
}

/// Distances below this are small whatever the number of rows.
enum CalibratedBase {
  static let numeric = 0.1
  static let categorical = 0.04

  static func of(_ kind: DriftKind, _ options: DriftOptions) -> Double {
    switch kind {
    case .numeric: options.threshold ?? numeric
    case .categorical: options.threshold ?? categorical
    case .missing: MissingValues.threshold
    }
  }
}

/// Normalised Wasserstein distance, with the p of Kolmogorov and Smirnov.
///
/// The chance distance is √(2/π) √(1/m + 1/n) ∫ √(F(1 − F)) dx / std(r): the expectation of ∫ |F − G| where at each x the
/// difference of the two empirical distribution functions is about normal with variance F(1 − F)(1/m + 1/n).
private func numericRow(_ pair: ColumnPair, _ options: DriftOptions) throws -> DriftRow {
  let (reference, current) = try pair.samples()
  let merge = SortedMerge(reference.values, current.values)
  let gap = CumulativeGap(merge)
  let scale = Wasserstein.scale(of: reference)
  let inverseSizes = 1 / Double(reference.count) + 1 / Double(current.count)
  let chance = (2 / Double.pi * inverseSizes).squareRoot() * CumulativeArea.spread(merge) / scale
  let base = CalibratedBase.of(.numeric, options)

  var row = DriftRow(column: pair.column, kind: .numeric, test: "wasserstein")
  row.score = CumulativeArea.between(merge) / scale
  row.statistic = gap.distance
  row.pValue = pair.isConstant ? nil : try gap.conditionalPValue()
  row.threshold = (base * base + chance * chance).squareRoot()
  row.effect = pair.effect
  row.distributions = pair.distributions
  row.notes = pair.observations
  if gap.hasTies && !gap.isExact { row.notes.append(.conservative) }
  return row
}

/// Jensen–Shannon distance, with the p of the χ² test of homogeneity.
///
/// The chance distance is √((K − 1)/8 · (1/m + 1/n)): the divergence is about χ² / 8 · (1/m + 1/n) without drift.
private func categoricalRow(_ pair: ColumnPair, familySize: Int, _ options: DriftOptions) throws -> DriftRow {
  let table = pair.table
  let test = Homogeneity(table)
  let (m, n) = (Double(table.referenceTotal), Double(table.currentTotal))
  let chanceSquared = Double(table.count - 1) / 8 * (1 / m + 1 / n)
  let base = CalibratedBase.of(.categorical, options)

  var row = DriftRow(column: pair.column, kind: .categorical, test: "js")
  row.score = JensenShannon.distance(
    table.reference.map { Double($0) / m }, table.current.map { Double($0) / n })
  if !pair.isConstant {
    row.statistic = test.statistic
    row.pValue =
      test.isSparse
      ? try test.permutationP(limit: permutations(familySize, options.alpha), seed: pair.seed)
      : test.chiSquaredP
  }
  row.threshold = (base * base + chanceSquared).squareRoot()
  row.effect = pair.effect
  row.distributions = pair.distributions
  row.notes = pair.observations
  return row
}

/// As many permutations as let the smallest p pass the correction for the table's rows with room to spare.
private func permutations(_ familySize: Int, _ alpha: Double) -> Int {
  let wanted = 20 * Double(familySize) / max(alpha, 1e-6)
  return max(999, Int(wanted.rounded(.up)))
}

private func assignQValues(_ rows: inout [DriftRow]) {
  let tested = rows.indices.filter { rows[$0].pValue != nil }
  let qValues = FalseDiscoveryRate.benjaminiHochberg(tested.compactMap { rows[$0].pValue })
  for (index, q) in zip(tested, qValues) { rows[index].qValue = q }
}

extension DriftRow {
  /// The verdict, and the notes that depend on it.
  fileprivate mutating func conclude(_ comparison: CalibratedComparison, _ options: DriftOptions) {
    guard let kind, let score, let threshold else { return }
    let isSure = qValue.map { $0 < options.alpha } ?? false
    let isLarge = score >= CalibratedBase.of(kind, options)
    drifted = isSure && score >= threshold
    if isSure { notes.removeAll { $0 == .conservative } }
    if kind == .missing {
      isShown = isSure || isLarge
    }
    if drifted || qValue == nil {
      // Nothing to explain: the verdict says it, or the note about a constant does.
    } else if isSure {
      notes.insert(.significantButSmall, at: 0)
    } else if isLarge {
      notes.insert(.tooFewRows, at: 0)
    }
    if case .values(_, let sides) = comparison, let note = evidentlyNote(sides, options, unless: drifted) {
      notes.append(note)
    }
  }
}

/// What Evidently would have said of a column; nil where that is our own verdict or nothing.
private func evidentlyNote(
  _ sides: ColumnSides, _ options: DriftOptions, unless verdict: Bool
) -> DriftNote? {
  var options = options
  options.rule = .evidently
  guard let pair = try? sides.pair(options) else { return nil }
  let test = DriftTests.evidentlyDefault(for: pair)
  guard let score = (try? test.run(pair))?.score else { return nil }
  let isDrifted = test.comparison.isDrifted(score, threshold: test.threshold)
  guard isDrifted != verdict else { return nil }
  return .evidently(test: test.name, score: score, threshold: test.threshold, drifted: isDrifted)
}
