import DataFrame

/// How good a model is on one part of the rows that it was made from.
public struct PartFigures: Sendable, Equatable {
  /// The number of rows.
  public let rows: Int
  /// The measures, under the names that `evaluate` uses: `accuracy` and `log_loss` of classes, `rmse` and `r2` of numbers.
  ///
  /// r2 is left out where the truth does not vary.
  public let measures: [Measure]

  /// A measure and its value.
  public struct Measure: Sendable, Equatable {
    /// The name of the measure.
    public let name: String
    /// Its value.
    public let value: Double
  }

  /// The value of a measure; nil where the part has none of that name.
  public subscript(name: String) -> Double? { measures.first { $0.name == name }?.value }

  /// Figures that were computed elsewhere.
  init(rows: Int, measures: [Measure]) { (self.rows, self.measures) = (rows, measures) }

  /// Holds a prediction against the truth.
  ///
  /// - Complexity: O(rows).
  init(_ truth: Examples.Truth, _ prediction: Prediction) {
    switch (truth, prediction) {
    case (.classes(let labels, _), .classes(let predicted)):
      let hits = labels.indices.count { labels[$0] == predicted.labels[$0] }
      let loss = chunkedSum(labels.count) { row in
        -PortableMath.log(max(predicted.probabilities[labels[row]][row], PartFigures.leastProbability))
      }
      self.init(
        rows: labels.count,
        measures: [
          Measure(name: "accuracy", value: Double(hits) / Double(max(labels.count, 1))),
          Measure(name: "log_loss", value: loss / Double(max(labels.count, 1))),
        ])
    case (.numbers(let values), .numbers(let predicted)):
      let count = Double(max(values.count, 1))
      let squares = chunkedSum(values.count) { (values[$0] - predicted[$0]) * (values[$0] - predicted[$0]) }
      var measures = [Measure(name: "rmse", value: (squares / count).squareRoot())]
      let std = moments(of: values).std
      if std > 0 { measures.append(Measure(name: "r2", value: 1 - squares / count / (std * std))) }
      self.init(rows: values.count, measures: measures.filter(\.value.isFinite))
    default: self.init(rows: 0, measures: [])
    }
  }

  /// What a probability of 0 counts as, so that one such row does not make the loss infinite; scikit-learn's is as small.
  static let leastProbability = 0x1p-52
}
