import DataFrame

extension Metric {
  /// The share of rows whose prediction is true.
  static let accuracy = Metric(
    name: "accuracy", summary: "The share of rows whose predicted class is the true one.",
    formula: "hits / rows; null without rows", interval: "Wilson's score interval of a share",
    references: ["Wilson, Probable inference, JASA 22, 1927"],
    better: .larger,
    measure: .labels { MetricValue(.init($0.hits, of: $0.total)) })
}
