import DataFrame
import Models
import Plot

/// Fits a model that predicts one column from others.
struct FitVerb: Verb {
  let signature = Signature(
    name: "fit", usage: "target on column, …",
    summary: "Fit a model that predicts a column, and measure it on rows that it has not seen.",
    details: """
      Without `on`, it predicts from all features but dates and texts of which more than half are distinct. Rows without \
      a target are left out and counted. A target that is a number, or an integer of more than 10 values, is predicted \
      as a number, any other as one of its classes; the test part has its share of each class. The same data and \
      seed give the same model on every machine. Without `using`, it is an mlp for \
      up to \(NumberFormat.count(Learners.networkRows)) rows, which finds smooth boundaries from few rows where trees cut \
      corners, and boosting for more; `.help mlp` tells of a learner. A pair is fitted on its reference alone. \
      `weights: density` is for a current side that has no targets yet: a row counts as much more as the current side is \
      denser there than the reference, at most \(NumberFormat.short(DensityWeights.most)) times, told by a model between \
      the sides that is asked about rows it did not learn from. It helps where the features have moved and what follows \
      from them has not; how many rows of equal weight the reference is then worth is told.
      """,
    flow: [(.frame, .model), (.pair, .model)], arguments: .one(.column),
    options: [
      OptionRule(
        name: "using", form: .word(Learners.names),
        summary: "The learner; picked by the rows where none is named."),
      OptionRule(
        name: "test", form: .number(0...0.9), standard: "20%",
        summary: "The share of the rows that is held out."),
      OptionRule(
        name: "seed", form: .integer(0...Int.max), standard: "42", summary: "Where the generator starts."),
      OptionRule(
        name: "task", form: .word(TaskKind.allCases.map(\.rawValue)),
        summary: "Whether classes or a number are predicted; told by the target where it is absent."),
      OptionRule(
        name: "weights", form: .column,
        summary:
          "A column of how much each row counts; on a pair, `density` weighs the reference as the current side is."
      ),
    ] + Learners.all.flatMap { learner in learner.settings.map { FitVerb.option($0, of: learner.name) } },
    on: .optional,
    examples: [
      #"simulate "insurance" | fit group_name on training, age, emergency_braking, miles, using: logistic, seed: 21"#,
      #"simulate "insurance" | fit miles on age, power, using: boosting, trees: 50, rate: 0.2, test: 25%"#,
      #"simulate "insurance" vs simulate "insurance", month: 6 | fit group_name on age, miles, power, using: logistic, weights: density"#,
    ], next: ["predict", "write"])

  func run(_ call: Call, on input: Value) throws -> Value {
    let frame: DataFrame
    var current: DataFrame?
    switch input {
    case .frame(let input, _): frame = input
    case .pair(let pair): (frame, current) = (pair.reference, pair.current)
    case .chart, .model, .report: throw Diagnostic("`fit` takes a frame or a pair", at: call.stage.verb.span)
    }
    let binder = call.binder(for: frame)
    let target = try binder.columnName(call.bindings[0].value)
    var options = FitOptions()
    options.features = try call.stage.on.map { try $0.map { try binder.columnName($0.value) } }
    options.learner = call.options.text("using")
    options.task = call.options.text("task").flatMap(TaskKind.init)
    options.testShare = call.options.number("test") ?? options.testShare
    options.seed = call.options.integer("seed") ?? options.seed
    for setting in Learners.all.flatMap(\.settings) {
      options.settings[setting.name] =
        call.options.number(setting.name) ?? call.options.integer(setting.name).map(Double.init)
    }
    if let word = call.options.text("weights") {
      options.weights = try weights(word, of: frame, current, target, options, call)
    }
    let fit = try Fit(target, on: frame, options: options)
    if fit.missingTargets > 0 {
      call.notice(
        "\(quantity(fit.missingTargets, "row")) without \(Identifier.quoted(target)) left out")
    }
    if !fit.leftOut.isEmpty {
      call.notice("not learned from: \(fit.leftOut.map(Identifier.quoted).joined(separator: ", "))")
    }
    return .model(fit.model)
  }

  /// The rule of an option that sets a learner's setting.
  private static func option(_ setting: LearnerSetting, of learner: String) -> OptionRule {
    let range = setting.range
    return OptionRule(
      name: setting.name,
      form: setting.isWhole ? .integer(Int(range.lowerBound)...Int(range.upperBound)) : .number(range),
      standard: NumberFormat.short(setting.standard), summary: "\(learner): \(setting.summary)")
  }

  /// The weights in a column, null as 0; or those by which a pair's reference looks like its current side.
  private func weights(
    _ name: String, of frame: DataFrame, _ current: DataFrame?, _ target: String, _ options: FitOptions,
    _ call: Call
  ) throws -> [Double] {
    if let current, name == "density" {
      let columns = options.features ?? frame.defaultFeatures(target: target).chosen
      let weights = try DensityWeights(
        reference: frame, current: current, columns: columns, seed: options.seed)
      call.notice(weights.sentence)
      return weights.values
    }
    let span = call.options.span("weights") ?? call.stage.span
    guard let index = frame.index(of: name) else {
      throw call.binder(for: frame).unknownColumn(name, at: span)
    }
    guard let numbers = frame.columns[index].asNumbers else {
      throw Diagnostic("`weights:` must be a column of numbers", at: span)
    }
    return (0..<numbers.count).map { numbers[$0] ?? 0 }
  }
}

extension DensityWeights {
  /// What is left of the reference once its rows are weighted.
  fileprivate var sentence: String {
    let worth =
      "weighted by density, \(quantity(values.count, "row")) are worth \(NumberFormat.count(Int(effectiveRows.rounded())))"
    return clipped == 0
      ? worth : "\(worth); \(quantity(clipped, "weight")) cut at \(NumberFormat.short(Self.most))"
  }
}
