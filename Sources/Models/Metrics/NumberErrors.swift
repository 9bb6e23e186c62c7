import DataFrame

extension Metric {
  /// The mean size of an error.
  static let meanAbsoluteError = Metric(
    name: "mae", summary: "The mean absolute error, in the unit of the target.",
    formula: "mean of |truth − prediction|", interval: "normal, from the scatter of the rows' errors",
    references: ["Willmott and Matsuura, Advantages of the mean absolute error, Climate Research 30, 2005"],
    better: .smaller,
    measure: .numbers { MeanValue.measured($0.errors.map(\.magnitude), within: 0...Double.infinity) })

  /// The root of the mean squared error.
  ///
  /// Mean squares are skewed, so the normal interval is taken of their logarithm: then it covers as it should with a
  /// hundred rows too, and stays above 0.
  static let rootMeanSquaredError = Metric(
    name: "rmse", summary: "The root of the mean squared error, in the unit of the target.",
    formula: "√ mean of (truth − prediction)²",
    interval: "normal on the logarithm, by the delta method from the scatter of the squared errors",
    references: ["van der Vaart, Asymptotic Statistics, Cambridge 1998, chapter 3"],
    better: .smaller,
    measure: .numbers { outcomes in
      guard outcomes.count > 0 else { return nil }
      let squares = MeanValue(outcomes.errors.map { $0 * $0 })
      let value = squares.mean.squareRoot()
      guard squares.error.isFinite, squares.mean > 0 else { return MetricValue(value) }
      let factor = PortableMath.exp(MetricValue.z * squares.error / (2 * squares.mean))
      return MetricValue(value, low: value / factor, high: value * factor)
    })

  /// The share of the target's variance that the prediction explains.
  ///
  /// R² = 1 − S/T of two means over rows, so a row adds (S/T · (t − T) − (s − S)) / T to the error of its value.
  static let rSquared = Metric(
    name: "r2",
    summary: "The share of the target's variance that the prediction explains; below 0 worse than the mean.",
    formula: "1 − Σ (truth − prediction)² / Σ (truth − mean truth)²; null for a constant truth",
    interval: "normal, by the delta method from the rows' squares",
    references: ["van der Vaart, Asymptotic Statistics, Cambridge 1998, chapter 3"],
    better: .larger,
    measure: .numbers { outcomes in
      let mean = MeanValue(outcomes.truth).mean
      let total = outcomes.truth.map { ($0 - mean) * ($0 - mean) }
      let missed = outcomes.errors.map { $0 * $0 }
      let (all, rest) = (MeanValue(total).mean, MeanValue(missed).mean)
      guard all > 0 else { return nil }
      let ratio = rest / all
      let influence = zip(total, missed).map { (ratio * ($0 - all) - ($1 - rest)) / all }
      return MetricValue(1 - ratio, error: MeanValue(influence).error, within: -Double.infinity...1)
    })
}
