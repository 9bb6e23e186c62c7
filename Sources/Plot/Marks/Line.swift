/// How a value runs over an order, such as a drift score over snapshots: one line, or several.
public struct Line: Mark {
  /// `line` and what is told about it.
  public static let information = MarkInformation(
    name: "line",
    summary: "Shows how a value runs over snapshots, times or numbers, with a threshold and an onset marked.",
    example: "simulate \"insurance\", months: 1..12 | summarize miles = mean(miles) by snapshot "
      + "| line x: snapshot, y: miles",
    references: ["Playfair, W. (1786). The Commercial and Political Atlas. London: Debrett."]
  )

  /// The points of one line.
  public struct Series: Sendable {
    /// What the legend calls it; nil where there is but one.
    public var label: String?
    /// Across, in any order.
    public var x: [Double?]
    /// Upwards, as many.
    public var y: [Double?]

    /// Pairs places with values; nil breaks the line.
    public init(_ label: String? = nil, x: [Double?], y: [Double?]) {
      self.label = label
      self.x = x
      self.y = y
    }
  }

  /// So many lines can be told apart without colour.
  public static let mostSeries = SVGStyle.series.count

  /// The lines to draw.
  public let plane: Plane

  /// The lines, for any canvas.
  public var geometry: Geometry { .plane(plane) }

  /// Joins the points of each series in the order of x.
  ///
  /// The axis of values holds zero where no value is below it and the smallest is less than half the largest.
  ///
  /// - Parameters:
  ///   - series: One or several; two that are the sides of a pair are told apart as such.
  ///   - isPair: Whether the series are the reference and the current side.
  ///   - x: What x is; categories are told by their position.
  ///   - yTitle: What the values are.
  ///   - isLogarithmic: Whether values stand at equal ratios; those not above 0 are then counted and not drawn.
  ///   - threshold: What values are held against, at one place or at many; the same everywhere is drawn as a rule.
  ///   - rules: More to mark.
  /// - Complexity: O(*n* log *n*).
  public init(
    _ series: [Series], isPair: Bool = false, x: Plane.Dimension.Kind, yTitle: String,
    isLogarithmic: Bool = false,
    threshold: [Plane.Point] = [], rules: [Plane.Rule] = []
  ) {
    let parts = series.map { SeriesRuns($0, isLogarithmic: isLogarithmic) }
    let limits = threshold.filter { $0.x.isFinite && $0.y.isFinite && (!isLogarithmic || $0.y > 0) }
    let isConstant = Set(limits.map(\.y)).count == 1
    var layers = parts.enumerated().map { index, part in
      Plane.Layer(
        form: .markedLine,
        ink: isPair ? (index == 0 ? .reference : .current) : series.count == 1 ? .only : .series(index),
        runs: part.runs.map { Polyline.reduced($0, columns: 1024) }, entry: part.entry(series[index].label))
    }
    var rules = rules
    if isConstant {
      rules.insert(
        Plane.Rule(.horizontal, at: limits[0].y, label: "threshold \(NumberFormat.short(limits[0].y))"), at: 0
      )
    } else if !limits.isEmpty {
      layers.append(
        Plane.Layer(
          form: .line, ink: .guide, runs: [limits.sorted { $0.x < $1.x }],
          entry: Legend.Entry(label: "threshold", counts: [Self.range(limits.map(\.y))])))
      for index in layers.indices where layers[index].entry?.label == nil {
        layers[index].entry?.label = yTitle
      }
    }
    let points = parts.flatMap { $0.runs.joined() }
    let xs = points.map(\.x) + rules.filter { $0.direction == .vertical }.flatMap(\.places)
    let ys =
      points.map(\.y) + limits.map(\.y) + rules.filter { $0.direction == .horizontal }.flatMap(\.places)
    var across = Plane.Dimension(x, domain: Self.extent(xs) ?? 0...1)
    if case .categories(let names) = x { across = Plane.Dimension(categories: names) }
    plane = Plane(
      x: across,
      y: Plane.Dimension(
        isLogarithmic ? .logarithmic : .linear, title: yTitle,
        domain: Self.extent(ys).map { isLogarithmic ? $0 : Self.roomy($0) } ?? 0...1),
      layers: layers, rules: rules,
      finding: Self.finding(
        parts, series, across, Dictionary(limits.map { ($0.x, $0.y) }) { first, _ in first }))
  }

  private static func range(_ values: [Double]) -> String {
    "\(NumberFormat.short(values.min() ?? 0)) to \(NumberFormat.short(values.max() ?? 0))"
  }

  private static func extent(_ values: [Double]) -> ClosedRange<Double>? {
    guard let low = values.min(), let high = values.max() else { return nil }
    return low...high
  }

  /// Room above and below the lines, and zero where it is near.
  private static func roomy(_ extent: ClosedRange<Double>) -> ClosedRange<Double> {
    let padded = Plane.Dimension.padded(extent, by: 0.06)
    return extent.lowerBound >= 0 && extent.lowerBound < extent.upperBound / 2
      ? 0...padded.upperBound : padded
  }

  /// - Parameter thresholds: By place; a single one holds for all.
  private static func finding(
    _ parts: [SeriesRuns], _ series: [Series], _ x: Plane.Dimension, _ thresholds: [Double: Double]
  ) -> String {
    let sentences = zip(parts, series).compactMap { part, series -> String? in
      let points = part.runs.joined()
      guard let last = points.last, let highest = points.max(by: { $0.y < $1.y }) else { return nil }
      let text =
        (series.label.map { $0 + ": the" } ?? "The")
        + " last value is \(NumberFormat.short(last.y)) at \(x.text(last.x)), "
        + "the highest \(NumberFormat.short(highest.y)) at \(x.text(highest.x))"
      let only = thresholds.count == 1 ? thresholds.values.first : nil
      let above = points.filter { point in (thresholds[point.x] ?? only).map { point.y > $0 } ?? false }
      guard !thresholds.isEmpty else { return text + "." }
      let first = above.first.map { ", first at \(x.text($0.x))" } ?? ""
      return text + "; \(above.count) of \(points.count) are above the threshold\(first)."
    }
    return sentences.isEmpty ? "No values to draw." : sentences.joined(separator: " ")
  }
}

/// The points of a series in order, broken where a value is missing.
private struct SeriesRuns {
  var runs: [[Plane.Point]] = []
  private var total = 0
  private var missing = 0
  private var infinite = 0
  private var notPositive = 0

  init(_ series: Line.Series, isLogarithmic: Bool) {
    let rows = zip(series.x, series.y).enumerated().compactMap { row, place in
      place.0.map { (row: row, x: $0, y: place.1) }
    }
    missing = series.x.count - rows.count
    var run: [Plane.Point] = []
    for place in rows.sorted(by: { $0.x == $1.x ? $0.row < $1.row : $0.x < $1.x }) {
      if let y = place.y, place.x.isFinite, y.isFinite, !isLogarithmic || y > 0 {
        run.append(Plane.Point(x: place.x, y: y))
      } else {
        if !run.isEmpty { runs.append(run) }
        run = []
      }
      count(place.x, place.y, isLogarithmic)
    }
    if !run.isEmpty { runs.append(run) }
  }

  private mutating func count(_ x: Double, _ y: Double?, _ isLogarithmic: Bool) {
    guard let y else { return missing += 1 }
    total += 1
    if !x.isFinite || !y.isFinite { infinite += 1 } else if isLogarithmic, y <= 0 { notPositive += 1 }
  }

  func entry(_ label: String?) -> Legend.Entry {
    Legend.Entry(label: label, counts: Legend.counts(total, missing, infinite, notPositive))
  }
}

extension Plane.Rule {
  /// All values that the rule and its band touch.
  fileprivate var places: [Double] { [value] + (band.map { [$0.lowerBound, $0.upperBound] } ?? []) }
}
