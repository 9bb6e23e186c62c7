import Plot

/// Every chart with a golden file but the histograms, by the name of the file.
enum MarkSamples {
  static let charts = bars + boxes + heatmaps + points

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

  /// A heatmap of numbers that a rule gives for each column and row.
  static func heatmap(
    _ columns: [String], _ rows: [String], markedFrom limit: Double = .infinity,
    _ value: (Int, Int) -> Double?
  ) -> Heatmap {
    let cells = rows.indices.flatMap { row in
      columns.indices.map { column in
        let value = value(column, row)
        return Heatmap.Cell(
          column: column, row: row, value: value, isMarked: (value ?? 0).magnitude >= limit)
      }
    }
    return Heatmap(
      cells, columns: ("snapshot", columns), rows: ("column", rows), title: "score", markTitle: "drifted")
  }

  static func months(_ count: Int) -> [String] { (1...count).map { "month-\($0)" } }

  static let features = ["age", "miles", "emergency_braking", "power", "group_name"]

  static func score(_ column: Int, _ row: Int) -> Double {
    Double((column + 1) * (row * 7 % 5)) / 100
  }

  private static let heatmaps: [(name: String, chart: Chart)] = [
    (
      "heatmap-one",
      Chart(heatmap(months(6), features, markedFrom: 0.1, score), title: "score by snapshot and column")
    ),
    (
      "heatmap-gaps",
      Chart(
        heatmap(months(6), features) { $0 == $1 ? nil : score($0, $1) }, title: "score by snapshot and column"
      )
    ),
    (
      "heatmap-long",
      Chart(heatmap(months(36), features, markedFrom: 0.5, score), title: "score by snapshot and column")
    ),
    (
      "heatmap-negative",
      Chart(
        heatmap(months(5), features, markedFrom: 0.1) { score($0, $1) * ($0 % 2 == 0 ? 1 : -1) },
        title: "effect")
    ),
    (
      "heatmap-negative-long",
      Chart(
        heatmap(months(36), features, markedFrom: 0.9) { score($0, $1) * ($0 % 3 == 0 ? 1 : -1) },
        title: "effect")
    ),
    (
      "heatmap-tall",
      Chart(heatmap(months(3), (1...60).map { "feature \($0)" }) { score($0, $1) + 0.5 }, title: "many")
    ),
    (
      "heatmap-hostile",
      Chart(
        heatmap(
          Samples.hostile.values.map(\.name), Samples.hostile.values.map(\.name), markedFrom: 0.2, score),
        title: "a <\u{1B}> b", caption: "日本語 & <x>")
    ),
    ("heatmap-empty", Chart(heatmap([], []) { _, _ in nil }, title: "nothing")),
    ("heatmap-one-value", Chart(heatmap(["a"], ["b"]) { _, _ in 3.7 }, title: "one value")),
    ("heatmap-zeros", Chart(heatmap(["a", "b"], ["c"]) { _, _ in 0 }, title: "zeros")),
    ("heatmap-all-null", Chart(heatmap(["a", "b"], ["c"]) { _, _ in nil }, title: "null")),
    (
      "heatmap-huge",
      Chart(
        heatmap(["a", "b", "c"], ["d"]) { column, _ in [-1e308, 1e308, .infinity][column] }, title: "huge")
    ),
    (
      "heatmap-tiny",
      Chart(
        heatmap(["a", "b", "c"], ["d"]) { column, _ in [1e-300, .leastNonzeroMagnitude, 0][column] },
        title: "tiny")
    ),
  ]

  static let pointsOfReference = PointSample(
    x: Samples.bell(20_000, center: 44, width: 12, seed: 3),
    y: Samples.bell(20_000, center: 80, width: 25, seed: 4),
    label: "reference", missing: 5)
  static let pointsOfCurrent = PointSample(
    x: Samples.bell(9_000, center: 50, width: 9, seed: 5),
    y: Samples.bell(9_000, center: 60, width: 20, seed: 6),
    label: "current")

  private struct Grid: Mark {
    static let information = MarkInformation(name: "", summary: "", example: "", references: [])
    let cells: Cells
    var geometry: Geometry { .cells(cells) }
  }

  private static func points(
    _ sample: PointSample, _ current: PointSample? = nil, isLogarithmic: Bool = false
  ) -> Grid {
    Grid(
      cells: Cells(
        counting: sample, current: current, xTitle: "age (years)", yTitle: "miles <b>",
        isLogarithmic: (isLogarithmic, isLogarithmic)))
  }

  private static let points: [(name: String, chart: Chart)] = [
    (
      "cells-one",
      Chart(points(PointSample(x: pointsOfReference.x, y: pointsOfReference.y)), title: "miles by age")
    ),
    ("cells-pair", Chart(points(pointsOfReference, pointsOfCurrent), title: "miles by age")),
    ("cells-log", Chart(points(pointsOfReference, isLogarithmic: true), title: "miles by age")),
    ("cells-empty", Chart(points(PointSample(x: [], y: [], missing: 7)), title: "nothing")),
    ("cells-one-value", Chart(points(PointSample(x: [2, 2, 2], y: [5, 5, 5])), title: "one value")),
    (
      "cells-huge-and-tiny",
      Chart(
        points(PointSample(x: [-1e308, 1e308, .infinity, 0], y: [1e-300, .leastNonzeroMagnitude, 0, 1])),
        title: "huge"
      )
    ),
  ]
}
