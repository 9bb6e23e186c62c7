import DataFrame
import Models
import Plot

extension Model {
  /// One line about the model: what it predicts, from what, and how it was made.
  var summary: String {
    let names = features.names.map(Identifier.quoted).joined(separator: ", ")
    return "model of \(Identifier.quoted(target)) on \(names) (\(learner), seed \(seed))"
  }

  /// The metrics that a model shows of itself where nobody asks for all of them.
  static let shownMetrics = ["accuracy", "balanced_accuracy", "log_loss", "rmse", "r2"]

  /// The figures that a model shows of itself.
  var figures: DataFrame { get throws { try figures(of: Model.shownMetrics) } }

  /// The figures on the parts that it was made from, all or those of some metrics: rows as `evaluate` gives them, under
  /// the learner's name.
  func figures(of metrics: [String]?) throws -> DataFrame {
    var result = MetricFrame(keys: [])
    for (side, part) in [("train", Optional(train)), ("test", test)] {
      let shown = part?.metrics.filter { metrics?.contains($0.name) ?? true } ?? []
      result.append(shown.map { MetricRow($0, model: learner, side: side) })
    }
    return try result.frame()
  }
}

extension Digest {
  /// The digest of a model: of all that it has learned, number by number.
  init(of model: Model) {
    let text = String(decoding: model.jsonBytes(), as: UTF8.self)
    self.init(of: .string(StringColumn([text])))
  }
}
