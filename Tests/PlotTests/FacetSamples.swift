import Plot

extension Samples {
  /// Every chart of several panels with a golden file, by the name of the file.
  static let facets: [(name: String, chart: Chart)] = [
    chart("ecdf", "age", panels(3) { ECDF(part($0), current: part($0, of: current)) }),
    chart("density", "age", panels(5) { Density(part($0)) }),
    chart("qq", "age", panels(4) { QuantileQuantile(part($0), current: part($0, of: current)) }),
    chart("hist", "age", histograms(12), rest: ["group 13", "שלום", "日本語\u{7} <b>&"]),
    chart("hist-pair", "age", histograms(3, isPair: true)),
    chart("categories", "group", categories()),
    chart(
      "line", "score",
      panels(7) { number in
        Line(
          [Line.Series(x: [0, 1, 2, 3], y: [1, 3, 2, Double(number)])], x: .categories(["a", "b", "c", "d"]),
          yTitle: "score", threshold: [Plane.Point(x: 0, y: 2.5)])
      }),
    chart(
      "scatter", "age",
      panels(2) { number in
        Scatter(
          [Line.Series(x: part(number).values, y: part(number).values.reversed())], x: .linear, y: .linear,
          yTitle: "y")
      }),
    chart("scatter-cells", "miles by age", cells(5), rest: ["group 6"]),
    chart("scatter-cells-pair", "miles by age", cells(3, isPair: true)),
    chart(
      "scatter-cells-empty", "miles by age",
      panels(Scatter.panels(counting: [[none], [none]], xTitle: "x", yTitle: "y"))),
    chart(
      "heatmap", "score by snapshot and column",
      panels(4) { number in
        MarkSamples.heatmap(MarkSamples.months(6), MarkSamples.features, markedFrom: 0.5) {
          $0 == number ? nil : MarkSamples.score($0, $1) * Double(number * number)
        }
      }),
    chart(
      "heatmap-long", "effect by snapshot and column",
      panels(2) { number in
        MarkSamples.heatmap(MarkSamples.months(36), (1...8).map { "feature \($0)" }, markedFrom: 1) {
          MarkSamples.score($0, $1) * (number == 2 && $0 % 12 < 6 ? -1 : 1)
        }
      }),
    chart(
      "heatmap-hostile", "x",
      panels(3) { number in
        let names = hostile.values.map(\.name)
        return MarkSamples.heatmap(names, names) { number == 3 ? nil : Double($0 * $1 * number) }
      }),
    chart("bar-values", "score by group", panels(values)),
    chart(
      "hostile", "x",
      [
        Facets.Panel(
          String(repeating: "eighty ", count: 11) + "end", ECDF(Sample([1, 2])), finding: "drifted"),
        Facets.Panel("שלום <\u{1B}> b", ECDF(Sample([])), finding: ""),
        Facets.Panel("", ECDF(Sample([5], missing: 3))),
      ]),
    chart("empty", "x", []),
    chart("single", "x", panels(1) { ECDF(part($0)) }),
  ]

  private static func chart(
    _ name: String, _ title: String, _ panels: [Facets.Panel], rest: [String] = []
  ) -> (name: String, chart: Chart) {
    ("facets-" + name, Chart(Facets(panels, rest: rest), title: title + " by group", xTitle: title))
  }

  private static let none = PointSample(x: [], y: [], missing: 7)

  private static let values = Bar.panels(
    values: [
      [("reference", [Bar.Value("a", 3), Bar.Value("b", -1.5)]), ("current", [Bar.Value("a", 2)])],
      [("reference", [Bar.Value("c", 20), Bar.Value("a", nil)]), ("current", [Bar.Value("c", 12)])],
    ], title: "score")

  /// Panels of ever fewer points, and of a pair the last without any on the current side.
  private static func cells(_ count: Int, isPair: Bool = false) -> [Facets.Panel] {
    func part(_ sample: PointSample, _ size: Int) -> PointSample {
      PointSample(
        x: Array(sample.x.prefix(size)), y: Array(sample.y.prefix(size)), label: isPair ? sample.label : nil,
        missing: sample.missing)
    }
    return panels(
      Scatter.panels(
        counting: (1...count).map { number in
          let reference = part(MarkSamples.pointsOfReference, 12_000 / number)
          return isPair
            ? [reference, part(MarkSamples.pointsOfCurrent, number == count ? 0 : 5000)] : [reference]
        }, xTitle: "age (years)", yTitle: "miles <b>"))
  }

  private static func panels(_ marks: [any Mark]) -> [Facets.Panel] { panels(marks.count) { marks[$0 - 1] } }

  private static func panels(_ count: Int, _ mark: (Int) -> any Mark) -> [Facets.Panel] {
    (1...count).map {
      Facets.Panel("group \($0)", mark($0), finding: $0 % 2 == 0 ? "drifted" : "not drifted")
    }
  }

  /// Some hundred values, others for each number.
  private static func part(_ number: Int, of sample: Sample<Double> = reference) -> Sample<Double> {
    let values = sample.values[(number * 100)..<(number * 110 + 50)].map { $0 + Double(number) * 3 }
    return Sample(values.sorted(), label: sample.label, missing: number)
  }

  private static func histograms(_ count: Int, isPair: Bool = false) -> [Facets.Panel] {
    let samples = (1...count).map { isPair ? [part($0), part($0, of: current)] : [part($0)] }
    let marks = Histogram.panels(samples)
    return panels(count) { marks[$0 - 1] }
  }

  private static func categories() -> [Facets.Panel] {
    let marks = Histogram.panels([[groups], [currentGroups], [Sample([Category("low", count: 3)])]])
    return panels(3) { marks[$0 - 1] }
  }
}
