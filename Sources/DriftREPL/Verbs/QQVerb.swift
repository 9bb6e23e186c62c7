import DataFrame
import Plot

/// Draws quantiles against quantiles.
struct QQVerb: Verb {
  let signature = Signature(
    name: "qq", usage: "column",
    summary:
      "Quantiles of the current side against the reference's; of one frame against a normal distribution.",
    details: """
      At most \(QuantileQuantile.mostPoints) quantiles at even distances. Points on the line mean equal distributions; for a frame \
      the line goes through the quartiles. With `log:` of a frame, the logarithms are held against a normal distribution. \
      \(PlotInput.panelsDetail)
      """,
    flow: PlotInput.flow, arguments: .one(.expression), options: [PlotInput.log] + PlotInput.options,
    by: .optional,
    examples: [
      #"simulate "insurance" vs simulate "insurance", month: 36 | qq miles"#,
      #"simulate "insurance" | qq age"#,
    ], next: ["ecdf", "write"])

  func run(_ call: Call, on input: Value) throws -> Value {
    try PlotInput(input, call).distribution { QuantileQuantile($0, current: $1, kind: $2) }
  }
}
