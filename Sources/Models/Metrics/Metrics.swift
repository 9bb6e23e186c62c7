/// The metrics, in the order of their rows.
///
/// A new one is a line here.
public enum Metrics {
  /// All metrics, those of classes before those of numbers.
  public static let all: [Metric] = [
    .accuracy, .balancedAccuracy, .logLoss, .brier, .calibrationError, .rocAUC, .certaintyMin, .certaintyMean,
    .precision, .recall, .f1, .count, .expected,
    .meanAbsoluteError, .rootMeanSquaredError, .rSquared,
  ]

  /// The values of all metrics that apply to some outcomes; those that need probabilities are left out where there are
  /// none.
  ///
  /// - Complexity: O(n K log n) for n rows and K classes, of which the sorts are those of `roc_auc`.
  public static func values(of outcomes: Outcomes) -> [NamedValue] { all.flatMap { $0.values(of: outcomes) } }
}
