import DataFrame
import Models

extension Consequence {
  /// Rows that importance and estimates are computed from at most.
  private static let mostRows = (importance: 2000, estimate: 5000)

  /// Measures or estimates what the drift does to a model, or to predictions that came with the data.
  ///
  /// - Throws: `DataError.cancelled`.
  init(_ input: ExplanationInput, _ focus: DataFrame) throws {
    self.init(basis: .unknown, importance: [])
    guard let answers = Self.answers(input, input.reference), let since = Self.answers(input, focus) else {
      return
    }
    basis = .predictions
    prediction = try Self.movedPrediction(answers, since, input)
    if let model = input.model { importance = try Self.importance(of: model, input) }
    guard let target = input.target, let truth = try? input.reference.column(target),
      let before = try? PairedOutcomes(truth: truth, answers: [answers]).outcomes.first, before.count > 0
    else { return }
    if case .numbers = before { metric = "rmse" } else { metric = "accuracy" }
    reference = Self.point(metric, Metrics.values(of: before))
    if let held = input.model?.test, let value = held[metric ?? ""] {
      reference = MetricPoint(value: value, low: reference?.low, high: reference?.high)
      if metric == "accuracy" {
        let bounds = Proportion(Int((value * Double(held.rows)).rounded()), of: held.rows).scoreInterval(1.96)
        reference = MetricPoint(value: value, low: bounds.low, high: bounds.high)
      }
      isHeldOut = true
    }
    if input.hasLabels, let truth = try? focus.column(target),
      let now = try? PairedOutcomes(truth: truth, answers: [since]).outcomes.first, now.count > 0
    {
      basis = .measured
      current = Self.point(metric, Metrics.values(of: now))
    } else {
      current = try Self.estimate(before, since, metric, input.drift.seed)
      if current != nil { basis = .estimated }
    }
  }

  private init(basis: Basis, importance: [ColumnImportance]) {
    (self.basis, self.importance) = (basis, importance)
  }

  /// What a model, or a column that came with the data, says of the rows of a frame; nil where neither can.
  private static func answers(_ input: ExplanationInput, _ frame: DataFrame) -> Answers? {
    if let model = input.model, let prediction = try? model.predict(frame) {
      switch prediction {
      case .numbers(let values): return Answers(name: "model", content: .numbers(TypedColumn(values)))
      case .classes(let classes):
        let probabilities = zip(classes.classes, classes.probabilities).map {
          ClassProbability(label: $0, values: TypedColumn($1))
        }
        return Answers(
          name: "model",
          content: .classes(
            Labels(classes: classes.classes, codes: classes.labels), probabilities: probabilities))
      }
    }
    guard let name = input.prediction, let column = try? frame.column(name) else { return nil }
    if let numbers = column.asNumbers, TaskKind(target: column) == .number {
      return Answers(name: name, content: .numbers(numbers))
    }
    return Answers(name: name, content: .classes(Labels(column), probabilities: []))
  }

  private static func point(_ metric: String?, _ values: [NamedValue]) -> MetricPoint? {
    guard let value = values.first(where: { $0.name == metric })?.value else { return nil }
    return MetricPoint(value: value.value, low: value.low, high: value.high)
  }

  /// How the answers moved, as `drift` says it of a column.
  private static func movedPrediction(
    _ before: Answers, _ now: Answers, _ input: ExplanationInput
  ) throws -> MovedColumn? {
    let frames = try [before, now].map { answers in
      switch answers.content {
      case .numbers(let values): return try DataFrame([("prediction", .number(values))])
      case .classes(let labels, _):
        let codes = labels.codes.map { $0 < 0 ? nil : Int32($0) }
        return try DataFrame([
          (
            "prediction",
            .string(StringColumn(codes: TypedColumn(codes, placeholder: 0), dictionary: labels.classes))
          )
        ])
      }
    }
    var drift = input.drift
    if case .classes = before.content { drift.categorical = ["prediction"] }
    let comparison = try FrameComparison(["prediction"], frames[0], frames[1], drift)
    guard let row = comparison.table.rows.first(where: { $0.kind != .missing }) else { return nil }
    return comparison.moved(row, .prediction)
  }

  private static func importance(of model: Model, _ input: ExplanationInput) throws -> [ColumnImportance] {
    let names = model.features.names
    guard let index = input.reference.index(of: model.target) else { return [] }
    let truth = input.reference.columns[index]
    let known = (0..<input.reference.rowCount).filter { truth.isValid($0) }
    let rows = pickedRows(known, most: mostRows.importance, seed: input.drift.seed)
    guard rows.count >= 30 else { return [] }
    let frame = input.reference.gather(rows)
    let labels = truth.gather(rows)
    let name = model.task == .number ? "rmse" : "log_loss"
    guard let metric = Metrics.all.first(where: { $0.name == name }) else { return [] }
    let scoped = ExplanationScopeOfModel(model: model, truth: labels)
    guard (try? scoped.outcomes(frame)) != nil else { return [] }
    let found = try PermutationImportance(repeats: 3, seed: input.drift.seed).rows(
      of: names, in: frame, by: metric, outcomes: scoped.outcomes)
    let most = found.map(\.importance).max() ?? 0
    guard most > 0 else { return [] }
    return found.map { ColumnImportance(column: $0.column, share: max(0, $0.importance) / most) }
  }

  private static func estimate(
    _ before: Outcomes, _ now: Answers, _ metric: String?, _ seed: Int
  ) throws -> MetricPoint? {
    guard case .classes(let labelled) = before, labelled.probabilities != nil,
      case .classes(let labels, let probabilities) = now.content, !probabilities.isEmpty
    else { return nil }
    let rows = pickedRows(Array(labels.codes.indices), most: mostRows.estimate, seed: seed)
    let columns = labelled.classes.map { name in
      let values = probabilities.first { $0.label == name }?.values.values
      return rows.map { values?[$0] ?? 0 }
    }
    let places = labels.classes.map { labelled.classes.firstIndex(of: $0) ?? 0 }
    let sample = labelled.gather(pickedRows(Array(0..<labelled.count), most: mostRows.estimate, seed: seed))
    let estimate = try PerformanceEstimate(sample, resamples: 50, seed: seed)
    return point(
      metric,
      try estimate.metrics(
        of: UnlabelledClasses(
          classes: labelled.classes, predicted: rows.map { places[labels.codes[$0]] }, probabilities: columns,
          rows: rows)))
  }
}

/// A model with the truths of rows that it is measured on.
private struct ExplanationScopeOfModel: Sendable {
  let model: Model
  let truth: Column

  @Sendable func outcomes(_ frame: DataFrame) throws -> Outcomes {
    let content: Answers.Content =
      switch try model.predict(frame) {
      case .numbers(let values): .numbers(TypedColumn(values))
      case .classes(let classes):
        .classes(
          Labels(classes: classes.classes, codes: classes.labels),
          probabilities: zip(classes.classes, classes.probabilities).map {
            ClassProbability(label: $0, values: TypedColumn($1))
          })
      }
    let paired = try PairedOutcomes(truth: truth, answers: [Answers(name: "model", content: content)])
    guard let outcomes = paired.outcomes.first else { throw DataError.cancelled }
    return outcomes
  }
}
