import DataFrame

extension Metric {
  /// The rows that were predicted to be of a class.
  static let count = Metric(
    name: "count_C", summary: "The number of rows predicted to be of class C.",
    formula: "rows predicted as C", interval: "Wilson's score interval of their share, times the rows",
    references: ["Wilson, Probable inference, JASA 22, 1927"],
    usesTruth: false,
    measure: .eachClass { MetricValue(rows: $0.predicted($1), of: $0.total) })

  /// The rows of a class, to hold the predicted ones against.
  static let expected = Metric(
    name: "expected_C", summary: "The number of rows of class C, as `count_C` should be.",
    formula: "rows that are C", interval: "Wilson's score interval of their share, times the rows",
    references: ["Wilson, Probable inference, JASA 22, 1927"],
    comparison: .same,
    measure: .eachClass { MetricValue(rows: $0.actual($1), of: $0.total) })
}

extension MetricValue {
  /// A number of rows, and the range in which it would lie were as many rows drawn anew; nil without rows.
  fileprivate init?(rows count: Int, of total: Int) {
    guard let share = MetricValue(Proportion(count, of: total)) else { return nil }
    let rows = Double(total)
    self.init(Double(count), low: share.low.map { $0 * rows }, high: share.high.map { $0 * rows })
  }
}
