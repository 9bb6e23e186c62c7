import DataFrame
import Drift
import Models
import Plot

/// Tells which columns a model depends on.
struct ImportanceVerb: Verb {
  let signature = Signature(
    name: "importance", usage: "model",
    summary: "How much worse a model gets when the values of one column are shuffled between the rows.",
    details: """
      The model is not fitted anew. importance is the loss of accuracy, for numbers the gain of rmse, on average over \
      the shuffles, std its standard deviation; around 0 for a column that the model does without. Of two columns that say the \
      same, each can seem unimportant. On a pair each side has its rows, told apart by the column `side`. Rows without the \
      model's target are left out.
      """,
    flow: [(.frame, .frame), (.pair, .frame)], arguments: .one(.model),
    options: [
      OptionRule(
        name: "score", form: .word(ImportanceVerb.scores), standard: "accuracy, or rmse",
        summary: "The metric that gets worse."),
      OptionRule(
        name: "repeats", form: .integer(1...10_000), standard: "10",
        summary: "How often each column is shuffled."),
      OptionRule(name: "seed", form: .integer(0...Int.max), standard: "42", summary: "Where shuffles start."),
    ],
    columns: ["column", "importance", "std"],
    examples: [
      """
      m = simulate "insurance" | fit group_name on training, age, emergency_braking, miles, using: logistic
      simulate "insurance", seed: 7 | importance m
      """,
      """
      simulate "insurance" vs simulate "insurance", month: 36 \
      | importance (simulate "insurance" | fit risk on age, miles, using: mlp), repeats: 5
      """,
    ], next: ["bar", "drift", "explain"])

  /// The metrics of all classes or of numbers that have a better direction.
  private static let scores = Metrics.all.filter { $0.better != nil && !$0.name.hasSuffix("_C") }.map(\.name)

  func run(_ call: Call, on input: Value) throws -> Value {
    switch input {
    case .frame(let frame, _): return .frame(try rows(call, of: frame))
    case .pair(let pair):
      var tables: [DataFrame] = []
      for (side, frame) in [(Side.reference, pair.reference), (.current, pair.current)] {
        var table = try rows(call, of: frame)
        try table.set("side", to: Column(repeating: .string(side.rawValue), count: table.rowCount))
        tables.append(table)
      }
      return .frame(try tables[0].appending(tables[1]).frame)
    case .chart, .model, .report:
      throw Diagnostic("`importance` takes a frame or a pair", at: call.stage.verb.span)
    }
  }

  private func rows(_ call: Call, of frame: DataFrame) throws -> DataFrame {
    guard let named = call.models.first else {
      throw Diagnostic("`importance` needs a model", at: call.stage.verb.span)
    }
    guard let target = frame.index(of: named.model.target) else {
      throw Diagnostic(
        "there is no column \(Identifier.quoted(named.model.target)) to hold predictions against",
        at: call.stage.verb.span, help: "importance is measured on labelled rows")
    }
    guard frame.columns[target].nullCount < frame.rowCount else {
      throw Diagnostic(
        "no row has a value of \(Identifier.quoted(named.model.target)) to hold predictions against",
        at: call.stage.verb.span, help: "importance is measured on labelled rows")
    }
    let importance = PermutationImportance(
      repeats: call.options.integer("repeats") ?? 10, seed: call.options.integer("seed") ?? 42)
    let metric = try score(call, of: named)
    ProgressCount.begin(
      "shuffling", .draws, total: named.model.features.names.count * importance.repeats)
    let rows = try importance.rows(of: named.model, in: frame, by: metric)
    return try DataFrame([
      ("column", .string(StringColumn(rows.map(\.column)))),
      ("importance", .number(TypedColumn(rows.map(\.importance)))),
      ("std", .number(TypedColumn(rows.map(\.std)))),
    ])
  }

  /// The metric that `score:` names, which must be one of what the model predicts.
  private func score(_ call: Call, of named: NamedModel) throws -> Metric? {
    guard let word = call.options.text("score"), let metric = Metrics.all.first(where: { $0.name == word })
    else { return nil }
    guard metric.isOfNumbers == (named.model.task.classes == nil) else {
      throw Diagnostic(
        """
        `\(word)` is a metric of \(metric.isOfNumbers ? "numbers" : "classes"), \(Identifier.quoted(named.name)) predicts \
        \(metric.isOfNumbers ? "classes" : "a number")
        """, at: call.options.span("score") ?? call.stage.span)
    }
    return metric
  }
}
