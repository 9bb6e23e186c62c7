import DataFrame

extension Metric {
  /// The share of true rows among those predicted to be of a class.
  static let precision = Metric(
    name: "precision_C", summary: "Of the rows predicted to be of class C, the share that is.",
    formula: "rows predicted as C that are C / rows predicted as C; null where no row was",
    interval: "Wilson's score interval of a share",
    references: ["Wilson, Probable inference, JASA 22, 1927"],
    better: .larger,
    measure: .eachClass { MetricValue($0.precision($1)) })
}
