import DataFrame
import Drift
import Models
import Plot

/// Tells how good predictions are on rows without labels.
struct EstimateVerb: Verb {
  let signature = Signature(
    name: "estimate", usage: "model, …, target: column, prediction: column",
    summary: "How good predictions are on rows without labels, as far as their own probabilities tell.",
    details: """
      Confidence-based performance estimation (CBPE): probabilities are calibrated on labelled rows that the model was not \
      trained on, labels are drawn with them, and every metric is computed as if they were true. The labelled rows are the \
      model's own held-out part; where it has none, and for a column of predictions with its columns p_CLASS, the reference. \
      The way to calibrate (a temperature or isotonic regression) is the one with the best Brier score in \
      cross-validation. The limits hold with 95% confidence what the labels of these rows will show, under one assumption: \
      that each class is as likely given the features as it was in the labelled rows. Where that changed, which is concept \
      drift, the estimate is blind; only labels show it. Of more than 10,000 rows in a group, labels are drawn for \
      10,000 that are chosen at random. What needs no labels (count_C, certainty_min, certainty_mean) is \
      measured.
      """,
    flow: [(.frame, .frame), (.pair, .frame)], arguments: .any(.model),
    options: [
      OptionRule(name: "target", form: .column, summary: "The column of the truth on the reference side."),
      OptionRule(name: "prediction", form: .columns, summary: "A column of predictions."),
      OptionRule(
        name: "resamples", form: .integer(20...100_000), standard: "200",
        summary: "How many times labels are drawn."),
      OptionRule(name: "seed", form: .integer(0...Int.max), standard: "42", summary: "Where draws start."),
    ],
    by: .optional, columns: MetricFrame.columns,
    examples: [
      """
      m = simulate "insurance" | fit group_name on training, age, emergency_braking, miles, using: logistic
      simulate "insurance", month: 1 | estimate m, resamples: 50 | where metric in ("accuracy", "log_loss")
      """,
      """
      m = simulate "insurance" | fit group_name on training, age, emergency_braking, miles, using: logistic
      simulate "insurance" vs simulate "insurance", months: 1..3 | estimate m, resamples: 50 by snapshot \
      | where metric == "accuracy"
      """,
    ], next: ["check", "evaluate", "line", "explain"])

  func run(_ call: Call, on input: Value) throws -> Value {
    switch input {
    case .frame(let frame, _): return try value(call, reference: nil, current: frame)
    case .pair(let pair): return try value(call, reference: pair.reference, current: pair.current)
    case .chart, .model, .report:
      throw Diagnostic("`estimate` takes a frame or a pair", at: call.stage.verb.span)
    }
  }

  private func value(_ call: Call, reference: DataFrame?, current: DataFrame) throws -> Value {
    let predictors = try Predictors(call, frames: [reference, current].compactMap { $0 })
    let keys = try call.keyNames(of: [current])
    let groups = KeyedGroups(current, by: keys)
    let answers = try predictors.answers(on: current)
    let resamples = call.options.integer("resamples") ?? 200
    ProgressCount.begin("estimating", .draws, total: answers.count * groups.keys.count * resamples)
    var result = MetricFrame(keys: call.by.map(\.columnName))
    var footers: [String] = []
    for (index, answer) in answers.enumerated() {
      let model = index < predictors.models.count ? predictors.models[index].model : nil
      let known = try labelled(call, answer.name, model, reference, predictors, index)
      guard let rows = UnlabelledClasses(answer, classes: known.outcomes.classes) else {
        throw Diagnostic(
          "\(Identifier.quoted(answer.name)) has no probabilities of some classes that it predicts",
          at: call.stage.span, help: "the probability of class C is the column p_C")
      }
      let leftOut = current.rowCount - rows.rows.count
      if leftOut > 0 { call.notice("left out \(quantity(leftOut, "row")) without prediction") }
      let estimate = try PerformanceEstimate(
        known.outcomes, resamples: resamples, seed: call.options.integer("seed") ?? 42)
      for (key, positions) in zip(groups.keys, groups.positions(of: rows.rows)) {
        let values = try estimate.metrics(of: keys.isEmpty ? rows : rows.gather(positions))
        let side = reference == nil ? nil : Side.current.rawValue
        result.append(values.map { MetricRow($0, model: answer.name, side: side) }, key: key)
      }
      footers.append(footer(answer.name, known, estimate))
    }
    let assumption = "assumed: each class is as likely given the features as there; concept drift is not seen"
    return .frame(
      try result.frame(),
      Presentation(
        footer: (footers + [assumption]).joined(separator: "\n"),
        spareColumns: ["side"] + (answers.count == 1 ? ["model"] : [])))
  }

  /// Labelled rows that probabilities are calibrated on, and where they come from.
  private typealias Labelled = (outcomes: ClassOutcomes, origin: String)

  private func labelled(
    _ call: Call, _ name: String, _ model: Model?, _ reference: DataFrame?, _ predictors: Predictors,
    _ index: Int
  ) throws -> Labelled {
    if let model, model.task.classes == nil {
      throw Diagnostic(
        "`estimate` needs probabilities of classes, \(Identifier.quoted(name)) predicts a number",
        at: call.stage.span)
    }
    if let held = model?.heldOut, held.count > 0 { return (held, "that it held out") }
    guard let reference else {
      throw Diagnostic(
        "`estimate` needs labelled rows to calibrate \(Identifier.quoted(name)) on", at: call.stage.verb.span,
        help: "name both sides, as in `ref vs cur | estimate …`")
    }
    guard let target = predictors.target, let truth = try? reference.column(target) else {
      throw Diagnostic(
        "the reference has no labels to calibrate \(Identifier.quoted(name)) on", at: call.stage.verb.span,
        help: "`target:` names their column")
    }
    let answer = try predictors.answers(on: reference)[index]
    let paired = try PairedOutcomes(truth: truth, answers: [answer])
    guard case .classes(let outcomes)? = paired.outcomes.first, outcomes.probabilities != nil,
      outcomes.count > 0
    else {
      throw Diagnostic(
        "\(Identifier.quoted(name)) has no probabilities on the reference side", at: call.stage.span,
        help: "the probability of class C is the column p_C")
    }
    return (outcomes, "of the reference" + (model == nil ? "" : ", on which it may have been trained"))
  }

  private func footer(_ name: String, _ known: Labelled, _ estimate: PerformanceEstimate) -> String {
    let calibration = estimate.calibration
    let measured = known.outcomes.confusion
    let accuracy = Double(measured.hits) / Double(max(measured.total, 1))
    return """
      \(visible(name)): on \(quantity(measured.total, "labelled row")) \(known.origin), accuracy \
      \(NumberFormat.short(accuracy)); calibrated by \(calibration.calibrator.method.rawValue), calibration error \
      \(NumberFormat.short(calibration.errorBefore)) before and \(NumberFormat.short(calibration.best.calibrationError)) after
      """
  }
}
