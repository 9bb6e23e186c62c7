/// Points of two columns against each other; where they are too many to be told apart, their number in each cell of a grid.
public struct Scatter: Mark {
  /// `scatter` and what is told about it.
  public static let information = MarkInformation(
    name: "scatter",
    summary: "Shows two columns against each other, as points or, of many, as counts in cells.",
    example: "simulate \"insurance\" | scatter x: age, y: miles",
    references: [
      "Carr, D. B., Littlefield, R. J., Nicholson, W. L., Littlefield, J. S. (1987). Scatterplot matrix techniques for "
        + "large N. JASA 82(398), 424–436."
    ]
  )

  /// So many points are drawn as points.
  public static let mostPoints = 2000

  /// The points or cells.
  public let geometry: Geometry

  /// Draws points, each side or series with a marker of its own.
  ///
  /// - Parameters:
  ///   - series: One or several; nil on either scale leaves a point out.
  ///   - isPair: Whether the series are the reference and the current side.
  ///   - x: What x is.
  ///   - y: What y is.
  ///   - yTitle: The name of what y is.
  public init(
    _ series: [Line.Series], isPair: Bool = false, x: Plane.Dimension.Kind, y: Plane.Dimension.Kind,
    yTitle: String
  ) {
    var all: [Plane.Point] = []
    var layers: [Plane.Layer] = []
    for (index, part) in series.enumerated() {
      let present = zip(part.x, part.y).compactMap { x, y in
        x.flatMap { x in y.map { Plane.Point(x: x, y: $0) } }
      }
      let finite = present.filter { $0.x.isFinite && $0.y.isFinite }
      let drawn = finite.filter { (x != .logarithmic || $0.x > 0) && (y != .logarithmic || $0.y > 0) }
      all += drawn
      layers.append(
        Plane.Layer(
          form: .points,
          ink: isPair ? (index == 0 ? .reference : .current) : series.count == 1 ? .only : .series(index),
          runs: [drawn],
          entry: Legend.Entry(
            label: part.label,
            counts: Legend.counts(
              present.count, part.x.count - present.count, present.count - finite.count,
              finite.count - drawn.count))))
    }
    geometry = .plane(
      Plane(
        x: Self.dimension(x, "", all.map(\.x)), y: Self.dimension(y, yTitle, all.map(\.y)), layers: layers,
        finding: all.isEmpty ? "No points to draw." : Self.finding(layers)))
  }

  /// Counts points of groups of rows, each a side or a pair, in one grid that all share.
  public static func panels(
    counting panels: [[PointSample]], xTitle: String, yTitle: String,
    isLogarithmic: (x: Bool, y: Bool) = (false, false)
  ) -> [Scatter] {
    Cells.panels(counting: panels, xTitle: xTitle, yTitle: yTitle, isLogarithmic: isLogarithmic)
      .map { Scatter(geometry: .cells($0)) }
  }

  private init(geometry: Geometry) { self.geometry = geometry }

  private static func dimension(_ kind: Plane.Dimension.Kind, _ title: String, _ values: [Double])
    -> Plane.Dimension
  {
    if case .categories(let names) = kind { return Plane.Dimension(categories: names, title: title) }
    guard let low = values.min(), let high = values.max() else {
      return Plane.Dimension(kind, title: title, domain: 0...1)
    }
    // Points at the very edge would be cut in half.
    return Plane.Dimension(
      kind, title: title,
      domain: kind == .logarithmic ? low...high : Plane.Dimension.padded(low...high, by: 0.02))
  }

  /// The correlation of each series, where it has one.
  private static func finding(_ layers: [Plane.Layer]) -> String {
    layers.map { layer in
      let points = layer.runs.joined()
      let name = layer.entry?.label.map { $0 + ": " } ?? ""
      let r =
        correlation(Array(points)).map { ", r = " + NumberFormat.short(($0 * 1000).rounded() / 1000) } ?? ""
      return name + NumberFormat.count(points.count) + (points.count == 1 ? " point" : " points") + r + "."
    }.joined(separator: " ")
  }

  /// Pearson's correlation; nil where either side has no spread.
  private static func correlation(_ points: [Plane.Point]) -> Double? {
    let count = Double(points.count)
    let meanX = points.reduce(0) { $0 + $1.x / count }
    let meanY = points.reduce(0) { $0 + $1.y / count }
    var (xx, yy, xy) = (0.0, 0.0, 0.0)
    for point in points {
      xx += (point.x - meanX) * (point.x - meanX)
      yy += (point.y - meanY) * (point.y - meanY)
      xy += (point.x - meanX) * (point.y - meanY)
    }
    let r = xy / (xx.squareRoot() * yy.squareRoot())
    return points.count > 2 && r.isFinite ? r : nil
  }
}
