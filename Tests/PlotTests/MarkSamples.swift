import Plot

/// Every chart with a golden file but the histograms, by the name of the file.
enum MarkSamples {
  static let charts = bars + boxes

  private static let months: [Bar.Value] = [
    .init("month-1", 3.2), .init("month-2", -1.4), .init("month-3", 0), .init("month-4", nil),
    .init("month-5", 12.75),
  ]
  private static let laterMonths: [Bar.Value] = [
    .init("month-1", 2.2), .init("month-2", 2.4), .init("month-4", -3), .init("month-6", .infinity),
  ]
  private static let hostileValues: [Bar.Value] = Samples.hostile.values.enumerated().map { index, category in
    .init(category.name, Double(index) - 2.5)
  }

  private static let bars: [(name: String, chart: Chart)] = [
    ("bar-one", Chart(Bar(Sample(Samples.groups.values)), title: "group", xTitle: "group")),
    (
      "bar-pair",
      Chart(
        Bar(Samples.groups, current: Samples.currentGroups, order: .byShare), title: "group",
        caption: "psi 0.31 ≥ 0.2: drifted", xTitle: "group")
    ),
    ("bar-many", Chart(Bar(Samples.many), title: "group", xTitle: "group")),
    ("bar-values", Chart(Bar(values: months, title: "mean of miles (km)"), title: "miles", xTitle: "month")),
    (
      "bar-values-pair",
      Chart(
        Bar(
          values: months, label: "reference", current: laterMonths, currentLabel: "current", title: "miles"),
        title: "miles by month", xTitle: "month")
    ),
    (
      "bar-values-below-zero",
      Chart(Bar(values: [.init("a", -3), .init("b", -0.5)], title: "change"), title: "below", xTitle: "x")
    ),
    (
      "bar-values-many",
      Chart(
        Bar(values: (1...40).map { .init("snapshot \($0)", Double($0 * $0) - 300) }, title: "score"),
        title: "many",
        xTitle: "snapshot")
    ),
    ("bar-hostile", Chart(Bar(values: hostileValues, title: "<\u{1B}>"), title: "שלום", xTitle: "name\n")),
    (
      "bar-hostile-pair",
      Chart(Bar(Samples.hostile, current: Samples.currentHostile), title: "a <b>", caption: "日本語 & <x>")
    ),
    ("bar-empty", Chart(Bar(Sample([])), title: "nothing", xTitle: "x")),
    ("bar-values-empty", Chart(Bar(values: [], title: "y"), title: "nothing", xTitle: "x")),
    (
      "bar-values-null",
      Chart(Bar(values: [.init("a", nil), .init("b", nil)], title: "y"), title: "null", xTitle: "x")
    ),
    ("bar-values-zero", Chart(Bar(values: [.init("a", 0)], title: "y"), title: "one value", xTitle: "x")),
    (
      "bar-values-huge",
      Chart(
        Bar(
          values: [.init("a", -1e308), .init("b", 1e308), .init("c", 1e-300)], label: "a",
          current: [.init("a", 1e308), .init("b", -1e308), .init("c", 0)], currentLabel: "b", title: "y"),
        title: "huge and tiny", xTitle: "x")
    ),
    (
      "bar-values-tiny",
      Chart(
        Bar(
          values: [.init("a", .leastNonzeroMagnitude), .init("b", -.leastNormalMagnitude / 8)], title: "y"),
        title: "tiny", xTitle: "x")
    ),
  ]

  /// Samples of both sides around given centres, one group each.
  private static func groups(_ labels: [String], pair: Bool) -> [BoxPlot.Group] {
    labels.enumerated().map { index, label in
      let center = Double(30 + index * 7 % 40)
      let reference = Sample(
        Samples.bell(200 + index, center: center, width: 6, seed: UInt64(index)),
        label: pair ? "reference" : nil,
        missing: index % 3)
      let current = Sample(
        Samples.bell(100, center: center + 5, width: 9, seed: UInt64(index + 50)), label: "current")
      return BoxPlot.Group(label, pair ? [reference, current] : [reference])
    }
  }

  private static func box(_ values: [Double], missing: Int = 0, isLogarithmic: Bool = false) -> BoxPlot {
    BoxPlot([BoxPlot.Group(nil, [Sample(values, missing: missing)])], isLogarithmic: isLogarithmic)
  }

  private static let boxes: [(name: String, chart: Chart)] = [
    ("box-one", Chart(box(Samples.reference.values, missing: 12), title: "age", xTitle: "age (years)")),
    (
      "box-pair",
      Chart(
        BoxPlot([BoxPlot.Group(nil, [Samples.reference, Samples.current])]), title: "age",
        caption: "wasserstein 0.57 ≥ 0.1: drifted", xTitle: "age (years)")
    ),
    (
      "box-groups",
      Chart(BoxPlot(groups(["high", "medium", "low"], pair: false)), title: "age", xTitle: "age")
    ),
    (
      "box-groups-pair",
      Chart(
        BoxPlot(groups(["high", "medium", "low", "none"], pair: true)), title: "age by group",
        caption: "wasserstein 0.57 ≥ 0.1: drifted", xTitle: "age")
    ),
    (
      "box-groups-many",
      Chart(
        BoxPlot(groups((1...50).map { "month-\($0)" }, pair: true)), title: "age by snapshot", xTitle: "age")
    ),
    (
      "box-log",
      Chart(
        box(Samples.reference.values.map { $0 * $0 * $0 * 10 - 500 }, isLogarithmic: true), title: "power",
        xTitle: "W")
    ),
    (
      "box-hostile-pair",
      Chart(
        BoxPlot(groups(Samples.hostile.values.map(\.name), pair: true)), title: "a <\u{1B}> b",
        caption: "日本語 & <x>",
        xTitle: "name\n")
    ),
    (
      "box-whole-reference",
      Chart(
        BoxPlot(
          [BoxPlot.Group("reference", [Samples.reference, nil])]
            + (1...3).map { month in
              let center = 44 + Double(month) * 4
              let values = Samples.bell(300, center: center, width: 12, seed: UInt64(month))
              return BoxPlot.Group("month-\(month)", [nil, Sample(values, label: "current")])
            }), title: "age by snapshot", xTitle: "age")
    ),
    ("box-empty", Chart(box([]), title: "nothing", xTitle: "x")),
    ("box-no-groups", Chart(BoxPlot([]), title: "nothing", xTitle: "x")),
    (
      "box-empty-side",
      Chart(
        BoxPlot([BoxPlot.Group(nil, [Sample([], label: "a", missing: 7), Sample([1, 2, 4], label: "b")])]),
        title: "one side", xTitle: "x")
    ),
    ("box-all-null", Chart(box([], missing: 12_345), title: "null", xTitle: "x")),
    ("box-one-value", Chart(box([3.7, 3.7]), title: "constant", xTitle: "x")),
    ("box-huge", Chart(box([-1e308, 0, 1e308, .infinity]), title: "huge", xTitle: "x")),
    (
      "box-tiny",
      Chart(box([0, .leastNonzeroMagnitude, .leastNormalMagnitude / 4]), title: "tiny", xTitle: "x")
    ),
    ("box-negative", Chart(box([-5, -3.5, -3, -1.25, -0.5, -90]), title: "below zero", xTitle: "x")),
  ]
}
