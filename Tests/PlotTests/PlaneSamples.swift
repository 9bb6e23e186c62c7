import Plot

extension Samples {
  /// Every chart over two scales with a golden file, by the name of the file.
  static let planes: [(name: String, chart: Chart)] = ofColumns + lines + scatters + facets

  private static let ofColumns: [(name: String, chart: Chart)] = distributions.flatMap { name, make in
    numbers.map { sample in
      let chart = Chart(
        make(sample.sides[0], sample.sides.count > 1 ? sample.sides[1] : nil, sample.kind),
        title: sample.title,
        caption: sample.sides.count > 1 ? "drifted: wasserstein 0.57, threshold 0.1" : "",
        xTitle: sample.xTitle)
      return (name + "-" + sample.name, chart)
    }
  }

  typealias Distribution = @Sendable (Sample<Double>, Sample<Double>?, Plane.Dimension.Kind) -> any Mark

  /// The marks of the values of a column.
  private static let distributions: [(String, Distribution)] = [
    ("ecdf", { ECDF($0, current: $1, kind: $2) }), ("qq", { QuantileQuantile($0, current: $1, kind: $2) }),
    ("density", { Density($0, current: $1, kind: $2) }),
  ]

  private struct Numbers {
    var name: String
    var sides: [Sample<Double>]
    var kind = Plane.Dimension.Kind.linear
    var title = "x"
    var xTitle = "x"
  }

  private static func ascending(_ sample: Sample<Double>) -> Sample<Double> {
    Sample(sample.values.sorted(), label: sample.label, missing: sample.missing)
  }

  private static let numbers: [Numbers] = [
    Numbers(
      name: "one", sides: [Sample(reference.values.sorted(), missing: 12)], title: "age", xTitle: "age"),
    Numbers(
      name: "pair", sides: [ascending(reference), ascending(current)], title: "age: reference and current",
      xTitle: "age (years)"),
    Numbers(
      name: "log", sides: [Sample(reference.values.map { $0 * $0 * $0 * 10 - 500 }.sorted())],
      kind: .logarithmic,
      title: "power", xTitle: "W"),
    Numbers(
      name: "time", sides: [Sample(reference.values.map { 1_700_000_000 + $0 * 1_000_000 }.sorted())],
      kind: .time,
      title: "when", xTitle: "ts"),
    Numbers(
      name: "whole",
      sides: [
        Sample([0, 0, 0, 1, 1, 1, 1, 2, 2, 3, 5], label: "reference"),
        Sample([0, 1, 1, 2, 2, 2, 3, 3, 4], label: "current"),
      ], title: "children"),
    Numbers(
      name: "hostile",
      sides: [
        Sample([1, 2, 3], label: String(repeating: "eighty ", count: 11) + "end"),
        Sample([2, 3, 4, 4], label: "日本語\u{7} <b>&"),
      ], title: "שלום <\u{1B}> b", xTitle: "日本語の列 & <x>\n"),
    Numbers(name: "empty", sides: [Sample([])], title: "nothing"),
    Numbers(name: "empty-pair", sides: [Sample([], label: "a", missing: 3), Sample([1, 2], label: "b")]),
    Numbers(name: "all-null", sides: [Sample([], missing: 12_345)], title: "null"),
    Numbers(name: "one-value", sides: [Sample([3.7, 3.7])], title: "constant"),
    Numbers(
      name: "one-value-pair",
      sides: [Sample([3.7], label: "reference"), Sample([3.7, 3.7], label: "current")],
      title: "constant"),
    Numbers(name: "huge", sides: [Sample([-.infinity, -1e308, 0, 1e308, .infinity])], title: "huge"),
    Numbers(
      name: "tiny", sides: [Sample([0, .leastNonzeroMagnitude, .leastNormalMagnitude / 4])], title: "tiny"),
    Numbers(name: "huge-and-tiny", sides: [Sample([1e-300, 1, 1e300])], title: "huge and tiny"),
    Numbers(name: "negative", sides: [Sample([-5, -3.5, -3, -1.25, -0.5])], title: "below zero"),
  ]
}
