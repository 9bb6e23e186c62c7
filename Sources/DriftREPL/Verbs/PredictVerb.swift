import DataFrame
import Models

/// Adds what a model says of each row.
struct PredictVerb: RowVerb {
  let signature = Signature(
    name: "predict", usage: "model", summary: "Add what a model says of each row.",
    details: """
      `prediction` is the likeliest class, of equals the first, or the number predicted; for classes there is also \
      the probability of each, in a column `p_` with its name. Every row gets a prediction: what a missing value or an \
      unknown text means is the learner's to say. `prediction` is marked by its role.
      """,
    flow: Self.rowFlow, arguments: .one(.model),
    examples: [
      #"simulate "insurance", month: 12 | predict (simulate "insurance" | fit group_name on age, miles, using: logistic) | count by prediction"#,
      #"simulate "insurance", month: 12 | predict (simulate "insurance" | fit miles on age, power, using: mlp) | summarize mean(prediction), mean(miles)"#,
    ], next: ["drift", "summarize"])

  func transform(_ frame: DataFrame, _ call: Call) throws -> DataFrame {
    guard let model = call.models.first?.model else { return frame }
    var result = frame
    switch try model.predict(frame) {
    case .numbers(let values): try result.set("prediction", to: .number(TypedColumn(values)))
    case .classes(let classes):
      try result.set("prediction", to: classes.column(of: model.task))
      for (name, probabilities) in zip(classes.classes, classes.probabilities) {
        try result.set("p_\(name)", to: .number(TypedColumn(probabilities)))
        result.roles["p_\(name)"] = .ignore
      }
    }
    result.roles["prediction"] = .prediction
    return result
  }
}

extension ClassPrediction {
  /// The likeliest classes as values of the target's own type.
  fileprivate func column(of task: ModelTask) -> Column {
    guard case .classes(_, let type) = task else { return .string(StringColumn(labels.map { classes[$0] })) }
    switch type {
    case .bool: return .bool(TypedColumn(labels.map { classes[$0] == "true" }))
    case .integer: return .integer(TypedColumn(labels.map { Int(classes[$0]) }, placeholder: 0))
    case .number: return .number(TypedColumn(labels.map { Double(classes[$0]) }, placeholder: 0))
    case .string, .date: return .string(StringColumn(labels.map { classes[$0] }))
    }
  }
}
