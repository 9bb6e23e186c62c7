import DataFrame
import Plot

/// Draws the distribution function of a column.
struct EcdfVerb: Verb {
  let signature = Signature(
    name: "ecdf", usage: "column",
    summary: "For each value the share of rows up to it; of a pair, where both sides are farthest apart.",
    details: """
      The curve is exact: no bins are chosen. The largest gap between the curves of a pair is the statistic of the \
      Kolmogorov-Smirnov test. \
      \(PlotInput.panelsDetail)
      """,
    flow: PlotInput.flow, arguments: .one(.expression), options: [PlotInput.log] + PlotInput.options,
    by: .optional,
    examples: [
      #"simulate "insurance" | ecdf age"#,
      #"simulate "insurance" vs simulate "insurance", month: 36 | ecdf miles"#,
    ], next: ["qq", "write"])

  func run(_ call: Call, on input: Value) throws -> Value {
    try PlotInput(input, call).distribution { ECDF($0, current: $1, kind: $2) }
  }
}
