/// The quantiles of one distribution against those of another: points on the diagonal where both are alike.
///
/// Of a pair, the current side's against the reference's; of one side, its own against those of a normal distribution,
/// with a line through both quartiles.
public struct QuantileQuantile: Mark {
  /// `qq` and what is told about it.
  public static let information = MarkInformation(
    name: "qq",
    summary:
      "Shows the quantiles of the current side against the reference's, or of one side against a normal "
      + "distribution.",
    example: "simulate \"insurance\" | qq age",
    references: [
      "Wilk, M. B., Gnanadesikan, R. (1968). Probability plotting methods for the analysis of data. "
        + "Biometrika 55(1), 1–17.",
      "Wichura, M. J. (1988). Algorithm AS 241: the percentage points of the normal distribution. "
        + "Applied Statistics 37(3), 477–484.",
    ]
  )

  /// The points and the line they are held against.
  public let plane: Plane

  /// The points, for any canvas.
  public var geometry: Geometry { .plane(plane) }

  /// So many quantiles are drawn at most, at even distances of their probabilities.
  public static let mostPoints = 200

  /// Takes quantiles at (i − 0.5) / k for i from 1 to k, by NumPy's linear rule; k is the size of the smaller side, at most 200.
  ///
  /// - Parameters:
  ///   - sample: The only side, or the reference; its values ascending.
  ///   - current: The side to compare with it, ascending too.
  ///   - kind: What the values are: linear, logarithmic or time. On a logarithmic axis the logarithms of one side are held against
  ///     a normal distribution.
  /// - Complexity: O(log *n*) for each quantile.
  public init(_ sample: Sample<Double>, current: Sample<Double>? = nil, kind: Plane.Dimension.Kind = .linear)
  {
    let samples = [sample] + (current.map { [$0] } ?? [])
    let sides = samples.map { SortedSide($0, isLogarithmic: kind == .logarithmic) }
    let count = min(Self.mostPoints, sides.map(\.values.count).min() ?? 0)
    let probabilities = (0..<count).map { (Double($0) + 0.5) / Double(count) }
    let y = probabilities.compactMap { (sides.last ?? sides[0]).quantile($0) }
    let x =
      sides.count == 2
      ? probabilities.compactMap { sides[0].quantile($0) } : probabilities.map(NormalQuantile.at)
    let points = zip(x, y).map { Plane.Point(x: $0, y: $1) }
    let line = sides.count == 2 ? Self.diagonal(x + y) : Self.quartileLine(sides[0], x, kind)
    let isLogarithmic = kind == .logarithmic
    let across = Self.extent(x + line.map(\.x), isLogarithmic: isLogarithmic && sides.count == 2)
    let upwards = Self.extent(y + line.map(\.y), isLogarithmic: isLogarithmic)
    let names = samples.map { $0.label ?? "" }
    var plane = Plane(
      x: Plane.Dimension(
        sides.count == 2 ? kind : .linear,
        title: sides.count == 2 ? "quantiles of \(names[0])" : "standard normal quantiles", domain: across),
      y: Plane.Dimension(
        kind, title: sides.count == 2 ? "quantiles of \(names[1])" : "quantiles", domain: upwards),
      layers: [
        // The reference's own quantiles lie on the diagonal.
        Plane.Layer(
          form: .line, ink: .guide, runs: line.isEmpty ? [] : [line],
          entry: sides.count == 2 ? sides[0].entry() : nil),
        Plane.Layer(
          form: .points, ink: sides.count == 2 ? .current : .only, runs: [points],
          entry: sides[sides.count - 1].entry()),
      ],
      finding: "")
    plane.finding = Self.finding(points, probabilities, line, plane)
    self.plane = plane
  }

  /// From the smallest to the largest, with room for the points at the ends.
  private static func extent(_ values: [Double], isLogarithmic: Bool) -> ClosedRange<Double> {
    let extent = (values.min() ?? 0)...(values.max() ?? 0)
    return isLogarithmic ? extent : Plane.Dimension.padded(extent, by: 0.02)
  }

  private static func diagonal(_ values: [Double]) -> [Plane.Point] {
    guard let low = values.min(), let high = values.max(), low < high else { return [] }
    return [Plane.Point(x: low, y: low), Plane.Point(x: high, y: high)]
  }

  /// From end to end of x, through the points at the first and the third quartile.
  private static func quartileLine(_ side: SortedSide, _ x: [Double], _ kind: Plane.Dimension.Kind) -> [Plane
    .Point]
  {
    guard let start = x.first, let end = x.last, start < end, let lower = side.quantile(0.25),
      let upper = side.quantile(0.75)
    else { return [] }
    let isLogarithmic = kind == .logarithmic
    func scaled(_ value: Double) -> Double { isLogarithmic ? Decimal10.logarithm(value) : value }
    let normal = NormalQuantile.at(0.75)
    let slope = scaled(upper) / (2 * normal) - scaled(lower) / (2 * normal)
    let middle = scaled(upper) / 2 + scaled(lower) / 2
    let line = [start, end].map { x in
      let y = middle + slope * x
      return Plane.Point(x: x, y: isLogarithmic ? Decimal10.power(y) : y)
    }
    return line.allSatisfy { $0.y.isFinite && (!isLogarithmic || $0.y > 0) } ? line : []
  }

  /// Where the points are farthest from their line, measured upwards.
  private static func finding(
    _ points: [Plane.Point], _ probabilities: [Double], _ line: [Plane.Point], _ plane: Plane
  ) -> String {
    guard !points.isEmpty else { return "No quantiles to draw." }
    guard line.count == 2 else { return "All quantiles are the same." }
    let isLogarithmic = plane.y.kind == .logarithmic
    func scaled(_ value: Double) -> Double { isLogarithmic ? Decimal10.logarithm(value) : value }
    let across = Scale(plane.x.kind == .logarithmic ? .logarithmic : .linear, from: line[0].x, to: line[1].x)
    let expected = points.map { point in
      let place = across.place(of: point.x)
      return scaled(line[0].y) * (1 - place) + scaled(line[1].y) * place
    }
    let farthest = points.indices.max { first, second in
      (scaled(points[first].y) - expected[first]).magnitude
        < (scaled(points[second].y) - expected[second]).magnitude
    }
    guard let farthest else { return "" }
    let there = isLogarithmic ? Decimal10.power(expected[farthest]) : expected[farthest]
    return "Farthest from the line is the \(NumberFormat.percent(probabilities[farthest])) quantile: "
      + "\(plane.y.text(points[farthest].y)), on the line it would be \(plane.y.text(there))."
  }
}
