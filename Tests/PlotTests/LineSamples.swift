import Plot

extension Samples {
  /// Every line chart with a golden file, by the name of the file.
  static let lines: [(name: String, chart: Chart)] = [
    chart(
      "threshold",
      Line([scores], x: .categories(months), yTitle: "score", threshold: [limit(0.11)], rules: [onset]),
      x: "snapshot"),
    chart(
      "thresholds",
      Line(
        [scores], x: .categories(months), yTitle: "score",
        threshold: months.indices.map { Plane.Point(x: Double($0), y: 0.1 + Double($0 % 3) / 50) }),
      x: "snapshot"),
    chart("series", Line(series(4), x: .categories(months), yTitle: "score"), x: "snapshot"),
    chart("pair", Line(pair, isPair: true, x: .linear, yTitle: "miles"), x: "age"),
    chart(
      "gaps",
      Line(
        [Line.Series(x: [1, 2, nil, 3, 4, 5, 6], y: [1, 2, 9, nil, 4, .infinity, 3])], x: .linear, yTitle: "y"
      )),
    chart("time", Line([Line.Series(x: days, y: wave)], x: .time, yTitle: "load"), x: "ts"),
    chart(
      "log",
      Line(
        [Line.Series(x: ramp, y: ramp.map { $0 * $0 * $0 - 3 })], x: .linear, yTitle: "y", isLogarithmic: true
      )),
    chart(
      "hostile",
      Line(
        [
          Line.Series(String(repeating: "eighty ", count: 11) + "end", x: [0, 1, 2], y: [3, 1, 2]),
          Line.Series("日本語\u{7} <b>&", x: [0, 1, 2], y: [1, 2, 3]),
        ],
        x: .categories([String(repeating: "eighty ", count: 11) + "end", "שלום עולם", ""]),
        yTitle: "日本語の列 & <x>\n"),
      x: "שלום"),
    chart("empty", Line([Line.Series(x: [], y: [])], x: .categories([]), yTitle: "y")),
    chart("all-null", Line([Line.Series(x: [1, nil], y: [nil, 2])], x: .linear, yTitle: "y")),
    chart("one-value", Line([Line.Series(x: [0], y: [3.7])], x: .categories(["a"]), yTitle: "y")),
    chart(
      "huge", Line([Line.Series(x: [-1e308, 0, 1e308], y: [-1e308, 1e308, 0])], x: .linear, yTitle: "y")),
    chart(
      "tiny",
      Line(
        [Line.Series(x: [0, 1, 2], y: [0, .leastNonzeroMagnitude, Double.leastNormalMagnitude / 4])],
        x: .linear, yTitle: "y")),
    chart("negative", Line([Line.Series(x: [-3, -2, -1], y: [-5, -1, -2])], x: .linear, yTitle: "y")),
  ]

  private static func chart(_ name: String, _ mark: Line, x: String = "x") -> (name: String, chart: Chart) {
    ("line-" + name, Chart(mark, title: mark.plane.y.title, caption: mark.plane.finding, xTitle: x))
  }

  private static func limit(_ value: Double) -> Plane.Point { Plane.Point(x: 0, y: value) }

  private static let months = (1...36).map { "month-\($0)" }
  private static let ramp = (0..<36).map(Double.init)
  private static let days = (0..<400).map { 1_700_000_000 + Double($0) * 86_400 }
  /// A saw with a slope.
  private static let wave = (0..<400).map { Double($0 % 30) + Double($0) / 20 }
  private static let scores = Line.Series(x: ramp, y: ramp.map { $0 / 100 + Double(Int($0) * 7 % 5) / 50 })
  private static let pair = [
    Line.Series("reference", x: ramp, y: ramp.map { 20 + $0 }),
    Line.Series("current", x: ramp, y: ramp.map { 15 + $0 * $0 / 25 }),
  ]
  private static let onset = Plane.Rule(.vertical, at: 9, label: "onset month-10", band: 7...11)

  private static func series(_ count: Int) -> [Line.Series] {
    (0..<count).map { number in
      let slope = Double(number + 1) / 100
      return Line.Series(
        "column \(number + 1)", x: ramp, y: ramp.map { $0 * slope + Double((Int($0) * 3 + number) % 4) / 10 })
    }
  }
}
