import DataFrame
import Drift

/// Holds conditions against data; one that fails ends a script.
struct Check: Verb {
  static let name = "check"

  let signature = Signature(
    name: Check.name, usage: "condition, …",
    summary: "Whether conditions hold; one that fails ends a script with code 3.",
    details: """
      On a frame a condition is made of aggregates. On a pair any test's name is a function of a column and gives its \
      score, drift_share() and dataset_drift() are the verdict on all columns, and aggregates are of the current side. \
      On what `evaluate` gives metrics are names: a condition is held against every model, side and group, but not \
      against differences of models; `accuracy(train)` is the metric of one side or model, `low(accuracy)` and \
      `high(accuracy)` are the limits of its interval. A condition that is null fails.
      """,
    flow: [(.frame, .frame), (.pair, .frame)], arguments: .some(.expression),
    options: DriftVerb.comparisonOptions, columns: ["condition", "value", "passed"],
    examples: [
      #"simulate "insurance" | check mean(miles) > 60, null_rate(age) < 0.05"#,
      #"simulate "insurance" vs simulate "insurance", month: 1 | check psi(age) < 0.2, drift_share() < 0.5"#,
    ], next: ["drift", "test"])

  func run(_ call: Call, on input: Value) throws -> Value {
    var results: [ConditionResult]
    var keys: [(String, Column)] = []
    switch input {
    case .frame(let frame, _):
      if let table = MetricTable(frame) {
        (results, keys) = try metricResults(table, of: frame, call)
      } else {
        results = try call.bindings.map { try result(of: $0.value, on: frame, call, special: needsPair) }
      }
    case .pair(let pair):
      let functions = PairFunctions(pair: pair, call: call)
      results = try call.bindings.map {
        try result(of: $0.value, on: pair.current, call, special: functions.value)
      }
    case .chart, .model, .report:
      throw Diagnostic("`check` takes a frame or a pair", at: call.stage.verb.span)
    }
    let table = Value.frame(
      try DataFrame(
        [
          ("condition", .string(StringColumn(results.map(\.text)))),
          ("value", .number(TypedColumn(results.map(\.value), placeholder: 0))),
          ("passed", .bool(TypedColumn(results.map(\.passed)))),
        ] + keys))
    let failed = results.count { !$0.passed }
    if failed > 0 {
      throw CheckFailed(table: table, failed: failed, total: results.count, span: call.stage.span)
    }
    return table
  }

  /// Stops at a function that compares two sides, where there is one.
  private func needsPair(_ name: Name, _ arguments: [Expr], at span: Span) throws -> Scalar? {
    guard DriftTests.named(name.text) != nil || PairFunctions.verdicts.contains(name.text) else { return nil }
    throw Diagnostic(
      "`\(name.text)` compares two sides, this is a frame", at: name.span,
      help: "name both sides, as in `ref vs cur | check …`")
  }

  private struct ConditionResult {
    var text: String
    /// What stands left of the comparison.
    var value: Double?
    var passed: Bool
  }

  /// Conditions on metrics, each held against every group that it speaks of; where there is more than one, they come with
  /// what tells them apart.
  private func metricResults(
    _ table: MetricTable, of frame: DataFrame, _ call: Call
  ) throws -> ([ConditionResult], keys: [(String, Column)]) {
    let conditions = MetricConditions(table: table, columns: frame.names)
    var results: [ConditionResult] = []
    var held: [MetricTable.Group?] = []
    for expr in call.bindings.map(\.value) {
      let groups = conditions.isOfEveryGroup(expr) ? table.judged.map(Optional.some) : [nil]
      for group in groups {
        results.append(
          try result(of: expr, on: frame, call) {
            try conditions.value($0, $1, at: $2, of: group) ?? needsPair($0, $1, at: $2)
          } named: {
            try conditions.value($0, of: group)
          })
        held.append(group)
      }
    }
    guard table.judged.count > 1, held.contains(where: { $0 != nil }) else { return (results, []) }
    return (
      results,
      table.keys.indices.map { position in
        (table.keys[position], Column(scalars: held.map { $0?.key[position] ?? .null }))
      }
    )
  }

  private func result(
    of expr: Expr, on frame: DataFrame, _ call: Call, special: ((Name, [Expr], Span) throws -> Scalar?)?,
    named: ((Name) throws -> Scalar?)? = nil
  ) throws -> ConditionResult {
    let parts = try AggregateBinder.bind(
      expr, with: call.binder(for: frame), prefix: " ", special: special, named: named)
    let values = try frame.summarized(by: [], parts.aggregations)
    guard case .bool(let truth) = try parts.result.evaluate(on: values) else {
      throw Diagnostic(
        "a condition must be true or false", at: expr.span, help: "compare it, as in `mean(miles) > 60`")
    }
    var value = truth[0].map { $0 ? 1.0 : 0.0 }
    if case .binary(let operation, let left, _) = parts.result, operation.isComparison {
      value = try left.evaluate(on: values)[0].asNumber
    }
    return ConditionResult(
      text: call.scope.source.text(of: expr.span), value: value, passed: truth[0] ?? false)
  }
}

/// What a condition on a pair can ask beside aggregates.
private struct PairFunctions {
  /// The functions of the whole data set.
  static let verdicts = ["drift_share", "dataset_drift"]

  let pair: Pair
  let call: Call

  /// The value of a call; nil for a name that is no function of pairs.
  func value(_ name: Name, _ arguments: [Expr], at span: Span) throws -> Scalar? {
    let options = DriftOptions(call.options)
    if PairFunctions.verdicts.contains(name.text) {
      guard arguments.isEmpty else { throw Diagnostic("`\(name.text)()` takes no argument", at: span) }
      let table = try call.placed { () throws(DriftError) in
        try DriftTable(reference: pair.reference, current: pair.current, options: options)
      }
      return name.text == "drift_share" ? .number(table.verdict.share) : .bool(table.verdict.isDrifted)
    }
    guard let test = DriftTests.named(name.text) else {
      guard Functions.named(name.text) == nil else { return nil }
      let known = Aggregates.all.map(\.name) + DriftTests.all.map(\.name) + PairFunctions.verdicts
      throw Diagnostic("there is no function `\(name.text)`", at: name.span, nearest: name.text, among: known)
    }
    guard arguments.count == 1 else {
      throw Diagnostic("`\(name.text)` takes a column", at: span, help: "as in `\(name.text)(age)`")
    }
    let binder = Binder(schema: pair.schema, parameters: call.scope.parameters)
    let column = try binder.columnName(arguments[0])
    do {
      let score = try driftScore(
        of: test.name, column: column, reference: pair.reference, current: pair.current, options: options)
      return score.map(Scalar.number) ?? .null
    } catch DriftError.data(let error) {
      throw error
    } catch {
      throw Diagnostic(error, at: span)
    }
  }
}
