import DataFrame
import Drift
import Plot

/// Runs one test on one column, and tells all that stands behind its result.
struct TestVerb: Verb {
  static let name = "test"

  let signature = Signature(
    name: Self.name, usage: "NAME, column",
    summary: "One drift test on one column in full: both distributions, the effect and how sure it is.",
    details: """
      Any test of `drift` by its name or alias. effect_low and effect_high hold the true effect with 95% confidence. \
      For numbers they come from the delta method, a closed form that takes the values' own skewness and tails into \
      account and needs no random numbers; where a few values are far out (log-normal with sigma 1) and the shift is \
      as large as a standard deviation, it holds the truth in about 90% instead of 95% of samples. For categories they \
      are Newcombe's for two shares, and hold for all categories at once. gap is the largest change of the share of \
      values up to gap_at, or of the category that it names.
      """,
    flow: [(.pair, .frame)], arguments: ArgumentRule(form: .column, count: 2...2),
    options: DriftVerb.comparisonOptions.filter { ["rule", "num", "cat", "seed"].contains($0.name) } + [
      DriftVerb.thresholdOption
    ],
    columns: DriftVerb.columns + ["effect_low", "effect_high"] + TestFrame.detailColumns,
    examples: [
      #"simulate "insurance" vs simulate "insurance", month: 12 | test ks, miles"#,
      #"simulate "insurance" vs simulate "insurance", month: 12 | test "jensenshannon", group_name"#,
    ], next: ["hist", "segments"])

  func run(_ call: Call, on input: Value) throws -> Value {
    guard case .pair(let pair) = input else {
      throw Diagnostic("`test` takes a pair", at: call.stage.verb.span)
    }
    let test = try testName(call.bindings[0].value)
    let column = try call.columnNames(call.bindings.dropFirst(), of: pair)[0]
    let detail = try call.placed { () throws(DriftError) in
      try TestDetail(
        test, column: column, reference: pair.reference, current: pair.current,
        options: DriftOptions(call.options))
    }
    // What stands below the table, or is null for every test that is named.
    let spare = TestFrame.detailColumns.reversed() + ["q_value", "kind", "note", "statistic", "p_value"]
    return .frame(
      try TestFrame.frame(detail), Presentation(footer: detail.text, spareColumns: spare))
  }

  /// The test that the first argument names, as a word or a string.
  private func testName(_ expr: Expr) throws -> String {
    guard let word = expr.word else {
      throw Diagnostic("the name of a test is due here", at: expr.span, help: "test \(signature.usage)")
    }
    guard let test = DriftTests.named(word) else {
      throw Diagnostic(
        "there is no test `\(word)`", at: expr.span, nearest: word,
        among: DriftTests.all.flatMap { [$0.name] + $0.aliases })
    }
    return test.name
  }
}

/// The frame of one test.
enum TestFrame {
  /// The columns behind those that `drift` has too, and the interval.
  static let detailColumns =
    sideNames(of: ["n", "nulls", "mean", "std"] + levels) + [
      "gap", "gap_at", "share_reference", "share_current", "interval", "sentence",
    ]

  private static let levels = ["min", "q05", "q25", "median", "q75", "q95", "max"]

  private static func sideNames(of measures: [String]) -> [String] {
    measures.flatMap { measure in Side.allCases.map { "\(measure)_\($0.rawValue)" } }
  }

  /// A row with the test's result, the distributions of both sides, and the sentence that says it all.
  static func frame(_ detail: TestDetail) throws -> DataFrame {
    var frame = try DataFrame(driftRows: [detail.row])
    func set(_ name: String, _ value: Double?) throws {
      try frame.set(name, to: .number(TypedColumn([value], placeholder: 0)))
    }
    func set(_ name: String, text: String?) throws { try frame.set(name, to: .string(StringColumn([text]))) }
    try set("effect_low", detail.interval?.low)
    try set("effect_high", detail.interval?.high)
    let sides = [detail.reference, detail.current]
    for (measure, value) in [("n", \SideSummary.count), ("nulls", \.missing)] {
      for (name, side) in zip(sideNames(of: [measure]), sides) {
        try frame.set(name, to: .integer(TypedColumn([side?[keyPath: value]], placeholder: 0)))
      }
    }
    for (measure, values) in measures(sides) {
      for (name, value) in zip(sideNames(of: [measure]), values) { try set(name, value) }
    }
    try set("gap", detail.gap?.size)
    if case .number(let place)? = detail.gap?.at, detail.table == nil {
      try set("gap_at", place)
    } else {
      try set("gap_at", text: detail.gap.flatMap { ScalarText.text($0.at.whole) })
    }
    try set("share_reference", detail.gap?.reference)
    try set("share_current", detail.gap?.current)
    try set("interval", text: detail.intervalText)
    try set("sentence", text: detail.sentence)
    return frame
  }

  /// The measures of numbers by name, with the value of each side.
  static func measures(_ sides: [SideSummary?]) -> [(name: String, values: [Double?])] {
    let moments = [("mean", sides.map { $0?.mean }), ("std", sides.map { $0?.std })]
    let quantiles = levels.enumerated().map { index, name in
      (name, sides.map { side in side.flatMap { $0.quantiles.isEmpty ? nil : $0.quantiles[index] } })
    }
    return moments + quantiles
  }
}
