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
      seed give the same model on every machine.
      """,
    flow: [(.frame, .model)], arguments: .one(.column),
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
      OptionRule(name: "weights", form: .column, summary: "A column of how much each row counts."),
    ],
    on: .optional,
    examples: [
      #"simulate "insurance" | fit group_name on training, age, emergency_braking, miles, using: logistic, seed: 21"#,
      #"simulate "insurance" | fit miles on age, power, using: mlp, test: 20%"#,
    ], next: ["predict", "write"])

  func run(_ call: Call, on input: Value) throws -> Value {
    guard case .frame(let frame, _) = input else {
      throw Diagnostic("`fit` takes a frame", at: call.stage.verb.span)
    }
    let binder = call.binder(for: frame)
    let target = try binder.columnName(call.bindings[0].value)
    var options = FitOptions()
    options.features = try call.stage.on.map { try $0.map { try binder.columnName($0.value) } }
    options.learner = call.options.text("using")
    options.task = call.options.text("task").flatMap(TaskKind.init)
    options.testShare = call.options.number("test") ?? options.testShare
    options.seed = call.options.integer("seed") ?? options.seed
    options.weights = try call.options.text("weights").map { try weights($0, of: frame, call) }
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

  /// The weights in a column, null as 0.
  private func weights(_ name: String, of frame: DataFrame, _ call: Call) throws -> [Double] {
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
