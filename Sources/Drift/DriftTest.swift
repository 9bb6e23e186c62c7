/// A statistical comparison of the two sides of one column.
///
/// Help, completion, the reference page and the registry's own test follow from what a test says of itself.
public protocol DriftTest: Sendable {
  /// The name that people type.
  var name: String { get }
  /// Other names, Evidently's among them.
  var aliases: [String] { get }
  /// The kinds of columns that it compares.
  var kinds: [DriftKind] { get }
  /// What its score is held against unless said otherwise: Evidently's default.
  var threshold: Double { get }
  /// On which side of the threshold a column has drifted.
  var comparison: Comparison { get }
  /// What it measures, in one sentence.
  var summary: String { get }
  /// How the score is computed.
  var formula: String { get }
  /// Where it comes from.
  var references: [String] { get }
  /// When its number misleads, and so when not to use it; nil where it does not.
  var caveat: String? { get }
  /// How time and memory grow with the number of values, n on both sides together.
  var cost: String { get }
  /// What it does with values that formulas leave out.
  var edgeCases: EdgeCases { get }

  /// Compares the two sides of a column whose kind is one of `kinds`, or which Evidently gives to this test.
  ///
  /// - Throws: `Untestable` where this test cannot be done on the column, `DataError.cancelled`.
  func run(_ pair: ColumnPair) throws -> TestOutcome
}

/// What a test does with values that formulas leave out, each in a sentence.
public struct EdgeCases: Sendable, Hashable {
  /// Missing values, nulls and infinities alike.
  public var nulls: String
  /// Equal values.
  public var ties: String
  /// Columns that hold one and the same value.
  public var constants: String
  /// Sides of few values.
  public var tinySamples: String

  /// What a test does; missing values are dropped by all of them.
  public init(
    nulls: String = "Dropped, infinities too.", ties: String, constants: String, tinySamples: String
  ) {
    self.nulls = nulls
    self.ties = ties
    self.constants = constants
    self.tinySamples = tinySamples
  }

  /// The sentences with the names under which help and the reference page list them.
  public var sentences: [(name: String, text: String)] {
    [("nulls", nulls), ("ties", ties), ("constants", constants), ("tiny samples", tinySamples)]
  }
}

/// How a score is held against a threshold.
public enum Comparison: String, Sendable, Hashable {
  /// Drifted from the threshold on.
  case atLeast = ">="
  /// Drifted above the threshold.
  case above = ">"
  /// Drifted up to the threshold.
  case atMost = "<="
  /// Drifted below the threshold.
  case below = "<"

  /// Whether large scores mean drift, as of distances, and not small ones, as of p-values.
  public var isLargeDrift: Bool { self == .atLeast || self == .above }

  /// Whether a score means drift; NaN never does.
  public func isDrifted(_ score: Double, threshold: Double) -> Bool {
    switch self {
    case .atLeast: score >= threshold
    case .above: score > threshold
    case .atMost: score <= threshold
    case .below: score < threshold
    }
  }
}

/// What a drift test found.
public struct TestOutcome: Sendable, Equatable {
  /// What is held against the threshold; nil where it is undefined, as for a constant.
  public var score: Double?
  /// The test statistic, in the unit that the test documents.
  public var statistic: Double?
  /// The p-value, for tests that have one.
  public var pValue: Double?
  /// What a person must know to read the score.
  public var notes: [DriftNote]

  /// The result of a test whose score is its p-value.
  public static func probability(_ p: Double?, statistic: Double?, notes: [DriftNote] = []) -> TestOutcome {
    TestOutcome(score: p, statistic: statistic, pValue: p, notes: notes)
  }

  /// The result of a test whose score is a distance.
  public static func distance(_ score: Double, statistic: Double? = nil, notes: [DriftNote] = [])
    -> TestOutcome
  {
    TestOutcome(score: score, statistic: statistic ?? score, pValue: nil, notes: notes)
  }
}
