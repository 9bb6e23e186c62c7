/// How verdicts are reached.
public enum DriftRule: String, Sendable, Hashable, CaseIterable {
  /// A column drifted when the change is both large (a distance) and sure (a q-value).
  case calibrated
  /// Test, threshold and verdict as Evidently picks them.
  case evidently
}

/// What a person can choose about a drift table.
public struct DriftOptions: Sendable, Hashable {
  /// How verdicts are reached.
  public var rule: DriftRule
  /// Tests by name or alias; where there are none, the rule picks.
  ///
  /// Each row is then that test's own, whatever the rule.
  public var tests: [String]
  /// Replaces every test's own threshold; under the calibrated rule, the base of the distances' thresholds.
  public var threshold: Double?
  /// Columns that are treated as numbers, whatever they look like.
  public var numeric: [String]
  /// Columns that are treated as categories, whatever they look like.
  public var categorical: [String]
  /// The share of false alarms that the calibrated rule allows among a table's rows.
  public var alpha: Double
  /// The share of drifted columns from which on the whole data set has drifted.
  public var share: Double
  /// Where random permutations start.
  public var seed: Int

  /// The calibrated rule with its defaults, except for what is named.
  public init(
    rule: DriftRule = .calibrated, tests: [String] = [], threshold: Double? = nil, numeric: [String] = [],
    categorical: [String] = [], alpha: Double = 0.05, share: Double = 0.5, seed: Int = 42
  ) {
    self.rule = rule
    self.tests = tests
    self.threshold = threshold
    self.numeric = numeric
    self.categorical = categorical
    self.alpha = alpha
    self.share = share
    self.seed = seed
  }
}
