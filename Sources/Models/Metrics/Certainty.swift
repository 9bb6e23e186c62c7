extension Metric {
  /// The least sure prediction.
  static let certaintyMin = Metric(
    name: "certainty_min", summary: "The smallest probability that was given to a row's likeliest class.",
    formula: "min of max p_C over the classes C", interval: "none: a minimum of the rows at hand",
    references: ["Hendrycks and Gimpel, A baseline for detecting misclassified examples, ICLR 2017"],
    usesTruth: false, comparison: .none,
    measure: .probabilities { _, probabilities in certainties(probabilities).min().map { MetricValue($0) } })

  /// How sure predictions are on average.
  static let certaintyMean = Metric(
    name: "certainty_mean", summary: "The mean probability of a row's likeliest class.",
    formula: "mean of max p_C over the classes C", interval: "normal, from the scatter of the rows",
    references: ["Hendrycks and Gimpel, A baseline for detecting misclassified examples, ICLR 2017"],
    usesTruth: false,
    measure: .probabilities { _, probabilities in
      MeanValue.measured(certainties(probabilities), within: 0...1)
    })

  /// The probability of each row's likeliest class.
  ///
  /// - Complexity: O(n K).
  static func certainties(_ probabilities: [[Double]]) -> [Double] {
    guard var largest = probabilities.first else { return [] }
    for column in probabilities.dropFirst() {
      for row in largest.indices where column[row] > largest[row] { largest[row] = column[row] }
    }
    return largest
  }
}
