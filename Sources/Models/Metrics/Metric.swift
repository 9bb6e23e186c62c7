/// A measure of how good predictions are.
///
/// A new one is a file with a `Metric` and a line in `Metrics.all`; help and the reference page follow from what it says
/// of itself.
public struct Metric: Sendable {
  /// The name that scripts use; `C` in it stands for the name of a class.
  public let name: String
  /// What it measures, in one sentence.
  public let summary: String
  /// How the value is computed, and where it is undefined.
  public let formula: String
  /// How the interval is made, or why there is none.
  public let interval: String
  /// Where value and interval come from.
  public let references: [String]
  /// Which values are better; nil where neither is.
  public let better: Better?
  /// Whether the truth has to be known, and not the prediction alone.
  public let usesTruth: Bool
  /// How an interval of the difference between two models on the same rows is made.
  let comparison: Comparison
  /// The computation.
  let measure: Measure

  /// A direction.
  public enum Better: Sendable, Hashable { case larger, smaller }

  /// What a metric needs to know of the rows.
  enum Measure: Sendable {
    /// Labels alone.
    case labels(@Sendable (ConfusionMatrix) -> MetricValue?)
    /// Labels alone, once for each class.
    case eachClass(@Sendable (ConfusionMatrix, Int) -> MetricValue?)
    /// Probabilities too.
    case probabilities(@Sendable (ClassOutcomes, [[Double]]) -> MetricValue?)
    /// Numbers.
    case numbers(@Sendable (NumberOutcomes) -> MetricValue?)
  }

  /// How an interval of a difference is made.
  enum Comparison: Sendable {
    /// By drawing rows.
    case bootstrap
    /// By a closed form over the same rows under two models.
    case closed(@Sendable (ClassOutcomes, ClassOutcomes) -> MetricValue?)
    /// Not at all: the difference stands alone.
    case none
    /// There is no difference: it does not depend on the prediction.
    case same
  }

  init(
    name: String, summary: String, formula: String, interval: String, references: [String],
    better: Better? = nil, usesTruth: Bool = true, comparison: Comparison = .bootstrap, measure: Measure
  ) {
    self.name = name
    self.summary = summary
    self.formula = formula
    self.interval = interval
    self.references = references
    self.better = better
    self.usesTruth = usesTruth
    self.comparison = comparison
    self.measure = measure
  }

  /// The metric's rows for some outcomes: none where it does not apply to them, one for each class where it is one of
  /// classes; a value that is undefined on these rows is nil.
  public func values(of outcomes: Outcomes) -> [NamedValue] {
    switch (measure, outcomes) {
    case (.labels(let measure), .classes(let outcomes)):
      return [NamedValue(name: name, value: measure(outcomes.confusion))]
    case (.eachClass(let measure), .classes(let outcomes)):
      return outcomes.classes.indices.map {
        NamedValue(name: name(of: outcomes.classes[$0]), value: measure(outcomes.confusion, $0))
      }
    case (.probabilities(let measure), .classes(let outcomes)):
      guard let probabilities = outcomes.probabilities else { return [] }
      return [NamedValue(name: name, value: measure(outcomes, probabilities))]
    case (.numbers(let measure), .numbers(let outcomes)):
      return [NamedValue(name: name, value: measure(outcomes))]
    default: return []
    }
  }

  /// Whether it is of numbers and not of classes.
  public var isOfNumbers: Bool { if case .numbers = measure { true } else { false } }

  /// Whether its unit is rows.
  var isOfRowCounts: Bool { name == Metric.count.name || name == Metric.expected.name }

  /// The name for a class: `C` at the end is what the class is called.
  func name(of label: String) -> String { name.dropLast() + label }
}

/// A metric's value under the name that scripts use.
public struct NamedValue: Sendable, Hashable {
  /// The name, with the class's name where it is of one.
  public var name: String
  /// The value; nil where it is undefined on these rows.
  public var value: MetricValue?
}
