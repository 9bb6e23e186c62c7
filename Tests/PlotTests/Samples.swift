import Plot

/// Data to draw, made of whole-number arithmetic alone, so that it is the same everywhere.
enum Samples {
  /// A bell around a centre, with three decimals.
  static func bell(_ count: Int, center: Double, width: Double, seed: UInt64) -> [Double] {
    var state = seed
    func next() -> Double {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Double(state >> 44) / Double(1 << 20)
    }
    return (0..<count).map { _ in
      let sum = (0..<12).reduce(-6.0) { sum, _ in sum + next() }
      return ((center + width * sum) * 1000).rounded() / 1000
    }
  }

  static let reference = Sample(
    bell(2000, center: 44, width: 12, seed: 1), label: "reference", missing: 12)
  static let current = Sample(bell(1500, center: 51, width: 11, seed: 2), label: "current")

  static let groups = Sample(
    [Category("high", count: 450), Category("medium", count: 300), Category("low", count: 250)],
    label: "reference", missing: 3)
  static let currentGroups = Sample(
    [Category("medium", count: 210), Category("high", count: 500), Category("none", count: 40)],
    label: "current")

  static let hostile = Sample(
    [
      Category(String(repeating: "eighty ", count: 11) + "end", count: 40),
      Category("שלום עולם", count: 30), Category("日本語のカテゴリ", count: 20),
      Category("👩‍👩‍👧‍👦 🇩🇪 e\u{301}", count: 15), Category("<b a=\"1\">&'</b>", count: 10),
      Category(
        "a\u{1B}[31m\nb\u{0}\u{202E}" + String(decoding: [0xFFFE] as [UInt16], as: UTF16.self), count: 5),
      Category("", count: 1),
    ], label: "reference")
  static let currentHostile = Sample([Category("日本語のカテゴリ", count: 9)], label: "current\u{7}")

  static let many = Sample((1...30).map { Category("category \($0)", count: 31 - $0) })

  /// Every histogram with a golden file, by the name of the file.
  static let charts: [(name: String, chart: Chart)] = [
    ("one", Chart(Histogram(Sample(reference.values, missing: 12)), title: "age", xTitle: "age")),
    (
      "pair",
      Chart(
        Histogram(reference, current: current), title: "age: reference and current",
        caption: "wasserstein 0.57 ≥ 0.1: drifted", xTitle: "age (years)")
    ),
    ("pair-bins", Chart(Histogram(reference, current: current, bins: 7), title: "age", xTitle: "age")),
    (
      "whole",
      Chart(
        Histogram(Sample(reference.values.map { ($0 / 8).rounded() })), title: "children", xTitle: "children")
    ),
    (
      "log",
      Chart(
        Histogram(Sample(reference.values.map { $0 * $0 * $0 * 10 - 500 }), isLogarithmic: true),
        title: "power",
        xTitle: "W")
    ),
    ("categories", Chart(Histogram(Sample(groups.values)), title: "group", xTitle: "group")),
    (
      "categories-pair",
      Chart(
        Histogram(groups, current: currentGroups, order: .byShare), title: "group",
        caption: "psi 0.31 ≥ 0.2: drifted", xTitle: "group")
    ),
    ("categories-many", Chart(Histogram(many), title: "group", xTitle: "group")),
    ("hostile", Chart(Histogram(hostile), title: "a <\u{1B}> b", xTitle: "name\n")),
    ("hostile-pair", Chart(Histogram(hostile, current: currentHostile), title: "שלום", caption: "日本語 & <x>")),
    ("empty", Chart(Histogram(Sample<Double>([])), title: "nothing", xTitle: "x")),
    ("empty-pair", Chart(Histogram(Sample<Double>([], label: "a"), current: Sample([1, 2], label: "b")))),
    ("empty-categories", Chart(Histogram(Sample<Category>([])), title: "nothing", xTitle: "x")),
    ("all-null", Chart(Histogram(Sample<Double>([], missing: 12_345)), title: "null", xTitle: "x")),
    ("one-value", Chart(Histogram(Sample([3.7, 3.7])), title: "constant", xTitle: "x")),
    ("huge", Chart(Histogram(Sample([-1e308, 0, 1e308, .infinity])), title: "huge", xTitle: "x")),
    (
      "tiny",
      Chart(
        Histogram(Sample([0, .leastNonzeroMagnitude, .leastNormalMagnitude / 4])), title: "tiny", xTitle: "x")
    ),
    ("huge-and-tiny", Chart(Histogram(Sample([1e-300, 1, 1e300])), title: "huge and tiny", xTitle: "x")),
    ("negative", Chart(Histogram(Sample([-5, -3.5, -3, -1.25, -0.5])), title: "below zero", xTitle: "x")),
  ]
}
