import DataFrame
import Plot

/// Draws a kernel density estimate of a column.
struct DensityVerb: Verb {
  let signature = Signature(
    name: "density", usage: "column",
    summary: "How dense the values of a column lie, as a smooth curve; both sides of a pair in one picture.",
    details: """
      A Gaussian kernel, with the bandwidth of Silverman's rule of thumb for each side: 0.9 * min(std, IQR / 1.34) / n^(1/5). \
      The curve reaches three bandwidths beyond the values. With `log:` it is the density of the logarithms to base ten. \
      \(PlotInput.panelsDetail)
      """,
    flow: PlotInput.flow, arguments: .one(.expression), options: [PlotInput.log] + PlotInput.options,
    by: .optional,
    examples: [
      #"simulate "insurance" | density age"#,
      #"simulate "insurance" vs simulate "insurance", month: 36 | density miles by training"#,
    ], next: ["hist", "write"])

  func run(_ call: Call, on input: Value) throws -> Value {
    try PlotInput(input, call).distribution { Density($0, current: $1, kind: $2) }
  }
}
