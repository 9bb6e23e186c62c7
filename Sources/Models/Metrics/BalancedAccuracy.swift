import DataFrame

extension Metric {
  /// The mean of the classes' recalls, so that a rare class weighs as much as a frequent one.
  static let balancedAccuracy = Metric(
    name: "balanced_accuracy", summary: "The mean of the recalls of all classes that occur in the truth.",
    formula: "mean of recall_C over the classes C of the truth; null without rows",
    interval: "the recalls' Wilson intervals combined by the method of variance estimates recovery",
    references: [
      "Brodersen et al., The balanced accuracy and its posterior distribution, ICPR 2010",
      "Zou and Donner, Construction of confidence limits about effect measures, Statistics in Medicine 27, 2008",
    ],
    better: .larger,
    measure: .labels { confusion in
      let recalls = (0..<confusion.size).compactMap { MetricValue(confusion.recall($0)) }
      guard !recalls.isEmpty else { return nil }
      let count = Double(recalls.count)
      let mean = recalls.reduce(0) { $0 + $1.value } / count
      // The recalls are of different rows, so they are independent, and their distances to the limits add as squares.
      func reach(_ limit: (MetricValue) -> Double?) -> Double {
        let squares = recalls.reduce(0) { sum, recall in
          let distance = recall.value - (limit(recall) ?? recall.value)
          return sum + distance * distance
        }
        return squares.squareRoot() / count
      }
      return MetricValue(mean, low: mean - reach(\.low), high: mean + reach(\.high))
    })
}
