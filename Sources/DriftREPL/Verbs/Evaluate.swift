import DataFrame
import Drift
import Models
import Plot

/// Holds predictions against the truth.
struct Evaluate: Verb {
  /// How many times a bootstrap draws, and where it starts.
  static let bootstrapOptions = [
    OptionRule(
      name: "resamples", form: .integer(20...100_000),
      standard: "1000, from 20,000 rows on fewer, at least 200",
      summary: "How many times rows are drawn for the interval of a difference."),
    OptionRule(name: "seed", form: .integer(0...Int.max), standard: "42", summary: "Where draws start."),
  ]

  let signature = Signature(
    name: "evaluate", usage: "model, …, target: column, prediction: column",
    summary: "How good predictions are: each metric with the range in which its true value lies.",
    details: """
      Predictions are those of models, or columns that came with the data, whose probabilities are the columns p_CLASS; \
      without either, the column with the role `prediction`. The truth is `target:`, the model's own target, or the column \
      with the role `target`; rows without it are left out. Behind a model, its figures on the rows that it was made from, \
      side `train` and `test`. With more than one predictor, all are judged on the same rows, and each after the first has \
      rows of what it is above the first, called `m2 - m`; a difference whose interval holds 0 may be chance. Intervals \
      hold with 95% confidence; `.help accuracy` tells how each is made, that of a difference draws rows with replacement \
      (DeLong's for roc_auc). Metrics that need probabilities are left out where there are none. expected_C is the number \
      of rows of class C, count_C how many were predicted to be. The metrics are \(Metrics.all.map(\.name).joined(separator: " ")).
      """,
    flow: [(.frame, .frame), (.pair, .frame), (.model, .frame)], arguments: .any(.model),
    options: [
      OptionRule(name: "target", form: .column, summary: "The column of the truth."),
      OptionRule(name: "prediction", form: .columns, summary: "Columns of predictions."),
    ] + bootstrapOptions,
    by: .optional, columns: MetricFrame.columns,
    examples: [
      """
      old = simulate "insurance" | fit group_name on age, miles, using: logistic
      new = simulate "insurance" | fit group_name on training, age, emergency_braking, miles, using: logistic
      simulate "insurance", seed: 7 | evaluate old, new, resamples: 100 | where metric in ("accuracy", "log_loss")
      new | evaluate | check accuracy > 0.5, abs(accuracy(train) - accuracy(test)) < 0.05
      """,
      """
      simulate "insurance" | derive guess = if(miles > 80, "high", "low") \
      | evaluate target: group_name, prediction: guess
      """,
    ], next: ["check", "where", "predict", "importance", "explain"])

  func run(_ call: Call, on input: Value) throws -> Value {
    switch input {
    case .frame(let frame, _): return try value(call, sides: [(nil, frame)])
    case .pair(let pair):
      return try value(
        call, sides: [(Side.reference.rawValue, pair.reference), (Side.current.rawValue, pair.current)])
    case .model(let model): return .frame(try model.figures(of: nil))
    case .chart, .report:
      throw Diagnostic("`evaluate` takes a frame, a pair or a model", at: call.stage.verb.span)
    }
  }

  private func value(_ call: Call, sides: [(name: String?, frame: DataFrame)]) throws -> Value {
    let frames = sides.map(\.frame)
    let predictors = try Predictors(call, frames: frames)
    let keys = try call.keyNames(of: frames)
    let bootstrap = Bootstrap(
      resamples: call.options.integer("resamples")
        ?? Bootstrap.resamples(rows: frames.map(\.rowCount).max() ?? 0),
      seed: call.options.integer("seed") ?? 42)
    let judged = try judged(call, sides, predictors)
    let groups = sides.map { KeyedGroups($0.frame, by: keys) }
    let comparisons = groups.reduce(0) { $0 + $1.keys.count } * (judged[0].names.count - 1)
    if comparisons > 0 {
      ProgressCount.begin("comparing", .draws, total: comparisons * bootstrap.resamples)
    }
    var result = MetricFrame(keys: call.by.map(\.columnName))
    for (side, (outcomes, groups)) in zip(sides, zip(judged, groups)) {
      for (key, positions) in zip(groups.keys, groups.positions(of: outcomes.rows)) {
        let group = keys.isEmpty ? outcomes : outcomes.gather(positions)
        result.append(try group.metrics(side: side.name, bootstrap: bootstrap), key: key)
      }
    }
    let spare = ["side", "model"].filter { name in
      name == "side" ? sides.count == 1 : predictors.models.count + predictors.columns.count == 1
    }
    return .frame(
      try result.frame(), Presentation(footer: footer(sides, judged), spareColumns: spare))
  }

  /// The outcomes of each side, all with the classes that any side has.
  private func judged(
    _ call: Call, _ sides: [(name: String?, frame: DataFrame)], _ predictors: Predictors
  ) throws -> [PairedOutcomes] {
    let truths = try sides.map { try truth(call, $0.frame, predictors) }
    let answers = try sides.map { try predictors.answers(on: $0.frame) }
    let classes = Labels.union(
      truths.map { Labels($0).classes } + answers.joined().map(\.classes))
    return try zip(sides, zip(truths, answers)).map { side, parts in
      let outcomes = try PairedOutcomes(truth: parts.0, answers: parts.1, classes: classes)
      let leftOut = side.frame.rowCount - outcomes.rows.count
      if leftOut > 0 {
        let of = side.name.map { " of the \($0) side" } ?? ""
        call.notice("left out \(quantity(leftOut, "row"))\(of) without truth or prediction")
      }
      return outcomes
    }
  }

  private func truth(_ call: Call, _ frame: DataFrame, _ predictors: Predictors) throws -> Column {
    guard let target = predictors.target else {
      throw Diagnostic(
        "`evaluate` needs the truth", at: call.stage.verb.span,
        help: "name its column with `target:`, or use `estimate`, which does without")
    }
    guard let index = frame.index(of: target) else {
      if let span = call.options.span("target") {
        throw Diagnostic(DataError.unknownColumn(target, available: frame.names), at: span)
      }
      throw Diagnostic(
        "there is no column \(Identifier.quoted(target)) to hold predictions against",
        at: call.stage.verb.span,
        help: "`estimate` tells how good they are without labels")
    }
    return frame.columns[index]
  }

  /// How often each class of the last side was taken for each, by the first predictor.
  private func footer(_ sides: [(name: String?, frame: DataFrame)], _ judged: [PairedOutcomes]) -> String? {
    guard let last = judged.last, case .classes(let outcomes)? = last.outcomes.first,
      let predictor = last.names.first
    else { return nil }
    let side = sides.last?.name.map { ", \($0) side" } ?? ""
    let heading = "rows of each true class as predicted by \(visible(predictor))\(side):"
    return outcomes.confusion.text(outcomes.classes).map { "\(heading)\n\($0)" }
  }
}

extension Answers {
  /// The classes that were predicted or have a probability; none for numbers.
  var classes: [String] {
    guard case .classes(let labels, _) = content else { return [] }
    return labels.classes
  }
}

extension ConfusionMatrix {
  /// More classes than this do not fit beside each other.
  private static let most = 8

  /// A line for each true class, with a column for each predicted one; nil for too many classes.
  func text(_ classes: [String]) -> String? {
    guard (1...ConfusionMatrix.most).contains(size) else { return nil }
    let names = classes.map { truncated(visible($0), toWidth: 12) }
    let cells =
      [["truth"] + names + ["recall"]]
      + names.indices.map { truth in
        [names[truth]] + names.indices.map { NumberFormat.count(self[truth, $0]) } + [
          actual(truth) == 0
            ? "" : NumberFormat.percent(Double(self[truth, truth]) / Double(actual(truth)))
        ]
      }
    let widths = cells[0].indices.map { column in cells.map { displayWidth($0[column]) }.max() ?? 0 }
    return cells.map { row in
      row.enumerated().map { column, cell in
        let room = String(repeating: " ", count: widths[column] - displayWidth(cell))
        return column == 0 ? cell + room : room + cell
      }.joined(separator: "  ")
    }.joined(separator: "\n")
  }
}
