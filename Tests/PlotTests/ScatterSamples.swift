import Plot

extension Samples {
  /// Every scatter plot with a golden file, by the name of the file.
  static let scatters: [(name: String, chart: Chart)] = [
    chart("one", [cloud(400, nil, 1)]),
    chart("pair", [cloud(200, "reference", 1), cloud(150, "current", 2)], isPair: true),
    chart("series", (0..<6).map { cloud(40, "group \($0 + 1)", UInt64($0) + 3) }),
    chart(
      "log", [Line.Series(x: [1, 10, 100, 0, -1], y: [2, 3000, 4e6, 1, 1])], x: .logarithmic, y: .logarithmic),
    chart(
      "categories", [Line.Series(x: [0, 1, 0, 2], y: [1, 2, 3, 4])], x: .categories(["a", "שלום עולם", ""])),
    chart(
      "hostile",
      [
        Line.Series(String(repeating: "eighty ", count: 11), x: [1], y: [2]),
        Line.Series("日本\u{7}", x: [2], y: [1]),
      ]),
    chart("empty", [Line.Series(x: [], y: [])]),
    chart("all-null", [Line.Series(x: [1, nil, nil], y: [nil, 2, nil])]),
    chart("one-value", [Line.Series(x: [3.7, 3.7], y: [1, 1])]),
    chart("huge", [Line.Series(x: [-1e308, 1e308, .infinity], y: [1e308, -1e308, 0])]),
    chart("tiny", [Line.Series(x: [0, .leastNonzeroMagnitude], y: [0, .leastNormalMagnitude])]),
    chart("negative", [Line.Series(x: [-3, -2, -1], y: [-5, -1, -2])]),
  ]

  private static func chart(
    _ name: String, _ series: [Line.Series], isPair: Bool = false, x: Plane.Dimension.Kind = .linear,
    y: Plane.Dimension.Kind = .linear
  ) -> (name: String, chart: Chart) {
    let mark = Scatter(series, isPair: isPair, x: x, y: y, yTitle: "miles")
    return ("scatter-" + name, Chart(mark, title: "miles by age", xTitle: "age"))
  }

  private static func cloud(_ count: Int, _ label: String?, _ seed: UInt64) -> Line.Series {
    let x = bell(count, center: 40, width: 10, seed: seed)
    let noise = bell(count, center: 0, width: 8, seed: seed + 100)
    return Line.Series(label, x: x, y: zip(x, noise).map { 120 - $0 + $1 + Double(seed) * 4 })
  }
}
