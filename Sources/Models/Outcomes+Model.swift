import DataFrame

extension Outcomes {
  /// What a model said of examples, whose classes are those of its task.
  init(_ truth: Examples.Truth, _ prediction: Prediction) {
    switch (truth, prediction) {
    case (.classes(let labels, _), .classes(let prediction)):
      self = .classes(
        ClassOutcomes(
          classes: prediction.classes, truth: labels, predicted: prediction.labels,
          probabilities: prediction.probabilities))
    case (.numbers(let values), .numbers(let predicted)):
      self = .numbers(NumberOutcomes(truth: values, predicted: predicted))
    default: self = .numbers(NumberOutcomes(truth: [], predicted: []))
    }
  }

  /// The rows where they are of classes, drawn at random where there are more than a limit; nil for numbers.
  func sampledClasses(_ limit: Int, seed: Int) -> ClassOutcomes? {
    guard case .classes(let outcomes) = self else { return nil }
    guard outcomes.count > limit else { return outcomes }
    var source = NormalSource(seed: seed, stream: 0)
    return outcomes.gather(source.permutation(outcomes.count).prefix(limit).sorted())
  }
}

extension Answers {
  /// What a model says of the rows of a frame.
  ///
  /// - Throws: What `Model.predict` throws.
  public init(name: String, model: Model, on frame: DataFrame) throws {
    let content: Content =
      switch try model.predict(frame) {
      case .numbers(let values): .numbers(TypedColumn(values))
      case .classes(let prediction):
        .classes(
          Labels(classes: prediction.classes, codes: prediction.labels),
          probabilities: zip(prediction.classes, prediction.probabilities).map {
            ClassProbability(label: $0, values: TypedColumn($1))
          })
      }
    self.init(name: name, content: content)
  }
}

extension PermutationImportance {
  /// The importance of a model's features on labelled rows.
  ///
  /// - Parameter metric: One that the model's task has; nil for `accuracy` of classes and `rmse` of numbers.
  /// - Throws: `DataError.unknownColumn` for a missing target, and what `Model.predict` throws.
  public func rows(of model: Model, in frame: DataFrame, by metric: Metric? = nil) throws -> [ImportanceRow] {
    let truth = try frame.column(model.target)
    let standard = model.task.classes == nil ? Metric.rootMeanSquaredError : .accuracy
    return try rows(of: model.features.names, in: frame, by: metric ?? standard) { shuffled in
      let answers = try Answers(name: "", model: model, on: shuffled)
      return try PairedOutcomes(truth: truth, answers: [answers]).outcomes[0]
    }
  }
}
