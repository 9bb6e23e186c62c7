extension Metric {
  /// The harmonic mean of precision and recall of a class.
  ///
  /// F1 = 2 o / (1 + o) of the share o of rows that are C *and* predicted as C among those that are one of both: a
  /// rising function of a share, so that the limits of the share become those of F1.
  static let f1 = Metric(
    name: "f1_C", summary: "The harmonic mean of precision and recall of class C.",
    formula: "2 hits / (rows that are C + rows predicted as C); null where there are neither",
    interval:
      "Wilson's score interval of hits / (rows that are C or predicted as C), through F1 = 2o / (1 + o)",
    references: [
      "van Rijsbergen, Information Retrieval, 1979",
      "Lam, Gopal and Qian, Confidence intervals for the F1 score: a comparison of four methods, 2023",
    ],
    better: .larger,
    measure: .eachClass { confusion, index in
      guard let overlap = MetricValue(confusion.overlap(index)) else { return nil }
      func f1(_ share: Double) -> Double { 2 * share / (1 + share) }
      return MetricValue(f1(overlap.value), low: overlap.low.map(f1), high: overlap.high.map(f1))
    })
}
