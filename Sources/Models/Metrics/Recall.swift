import DataFrame

extension Metric {
  /// The share of a class's rows that were found.
  static let recall = Metric(
    name: "recall_C", summary: "Of the rows of class C, the share that was predicted to be.",
    formula: "rows predicted as C that are C / rows that are C; null where no row is",
    interval: "Wilson's score interval of a share",
    references: ["Wilson, Probable inference, JASA 22, 1927"],
    better: .larger,
    measure: .eachClass { MetricValue($0.recall($1)) })
}
