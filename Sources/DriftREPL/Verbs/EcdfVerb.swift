import DataFrame
import Plot

/// Draws the distribution function of a column.
struct EcdfVerb: Verb {
  let signature = Signature(
    name: "ecdf", usage: "column",
    summary: "For each value the share of rows up to it; of a pair, where both sides are farthest apart.",
    details: """
      The curve is exact: no bins are chosen. The largest gap between the curves of a pair is the statistic of the \
      Kolmogorov-Smirnov test.
      """,
    flow: PlotInput.flow, arguments: .one(.expression), options: [PlotInput.log] + PlotInput.options,
    examples: [
      #"simulate "insurance" | ecdf age"#,
      #"simulate "insurance" vs simulate "insurance", month: 36 | ecdf miles"#,
    ])

  func run(_ call: Call, on input: Value) throws -> Value {
    let argument = call.bindings[0].value
    let input = try PlotInput(input, call)
    let sides = try input.columns(argument)
    let (samples, kind) = try input.sorted(sides, at: argument.span)
    let mark = ECDF(samples[0], current: samples.count > 1 ? samples[1] : nil, kind: kind)
    return input.chart(mark, of: argument.derivedName, caption: try input.caption(sides))
  }
}
