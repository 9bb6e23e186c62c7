import Plot

/// Every chart with a golden file but the histograms, by the name of the file.
enum MarkSamples {
  static let charts = bars

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
}
