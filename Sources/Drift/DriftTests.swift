/// All drift tests, and the rule that picks one where none is named.
public enum DriftTests {
  /// The tests, in the order in which help lists them.
  public static let all: [any DriftTest] = [
    KolmogorovSmirnov(),
    Wasserstein(),
    PopulationStability(),
    JensenShannon(),
    KullbackLeibler(),
    Hellinger(),
    EnergyDistance(),
    AndersonDarling(),
    CramerVonMisesTest(),
    MannWhitney(),
    StudentTTest(),
    EppsSingleton(),
    MaximumMeanDiscrepancy(),
    ZTest(),
    ChiSquare(),
    GTest(),
    FisherExact(),
    TotalVariation(),
    ClassifierTest(),
  ]

  /// A test by its name or an alias, whatever the case of its letters.
  public static func named(_ name: String) -> (any DriftTest)? {
    let wanted = name.lowercased()
    return all.first { $0.name == wanted || $0.aliases.contains { $0.lowercased() == wanted } }
  }

  /// The names of all tests, without aliases.
  public static var names: [String] { all.map(\.name) }

  /// The test that Evidently picks for a column, by its kind, the number of distinct values on both sides together, and
  /// the size of the reference alone.
  ///
  /// Source: Evidently 0.7, `calculations/stattests/registry.py`.
  public static func evidentlyDefault(for pair: ColumnPair) -> any DriftTest {
    let distinct = pair.distinctUp(to: 6)
    let isLarge = pair.referenceCount > 1000
    if pair.kind == .numeric && distinct > 5 {
      return isLarge ? Wasserstein() : KolmogorovSmirnov()
    }
    if isLarge { return JensenShannon() }
    return distinct <= 2 ? ZTest() : ChiSquare()
  }
}

extension ColumnPair {
  /// The number of distinct values on both sides together, counted no further than a limit.
  fileprivate func distinctUp(to limit: Int) -> Int {
    if let reference, let current, max(reference.distinct, current.distinct) >= limit { return limit }
    return min(table.count, limit)
  }
}
