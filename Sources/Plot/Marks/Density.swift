/// How dense the values of a column lie: a Gaussian kernel estimate.
///
/// The bandwidth follows Silverman's rule of thumb, 0.9 · min(s, IQR / 1.34) · n^(−1/5) (Silverman 1986, equation 3.31). Each
/// value is shared between the two nearest of many grid points, and the counts there are smoothed (Wand 1994), so the
/// effort hardly grows with the number of values.
public struct Density: Mark {
  /// `density` and what is told about it.
  public static let information = MarkInformation(
    name: "density",
    summary: "Shows how dense the values of a column lie, smoothed by a Gaussian kernel.",
    example: "simulate \"insurance\" | density age",
    references: [
      "Silverman, B. W. (1986). Density Estimation for Statistics and Data Analysis. London: Chapman & Hall.",
      "Wand, M. P. (1994). Fast computation of multivariate kernel estimators. "
        + "Journal of Computational and Graphical Statistics 3(4), 433–445.",
    ]
  )

  /// The curves to draw.
  public let plane: Plane

  /// The curves, for any canvas.
  public var geometry: Geometry { .plane(plane) }

  /// Estimates the density of values.
  ///
  /// On a logarithmic axis it is that of the logarithms to base ten, so that areas under the curve are shares of rows there too. Values
  /// that are all the same have no density; a rule marks them.
  ///
  /// - Parameters:
  ///   - sample: The only side, or the reference; its values ascending.
  ///   - current: The side to compare with it, ascending too.
  ///   - kind: What the values are: linear, logarithmic or time.
  /// - Complexity: O(*n*) and a smoothing of at most 16,384 grid points.
  public init(_ sample: Sample<Double>, current: Sample<Double>? = nil, kind: Plane.Dimension.Kind = .linear)
  {
    let samples = [sample] + (current.map { [$0] } ?? [])
    let sides = samples.map { SortedSide($0, isLogarithmic: kind == .logarithmic) }
    let inks: [Plane.Ink] = sides.count == 2 ? [.reference, .current] : [.only]
    let curves = sides.map { KernelDensity($0, isLogarithmic: kind == .logarithmic) }
    let points = curves.map { $0?.points ?? [] }
    let xs =
      points.flatMap { $0.map(\.x) } + sides.compactMap(\.extent).flatMap { [$0.lowerBound, $0.upperBound] }
    let x = Plane.Dimension(kind, domain: (xs.min() ?? 0)...(xs.max() ?? 0))
    let highest = points.joined().map(\.y).max() ?? 1
    plane = Plane(
      x: x,
      y: Plane.Dimension(
        .linear,
        title: "density" + (kind == .logarithmic ? " per power of ten" : kind == .time ? " per second" : "")
          + " (Gaussian kernel, Silverman's bandwidth)", domain: 0...(highest * 1.04)),
      layers: zip(zip(sides, curves), zip(points, inks)).map { side, curve in
        Plane.Layer(
          form: .area, ink: curve.1, runs: [curve.0],
          entry: side.0.entry(side.1.map { [Self.bandwidth($0, kind)] } ?? []))
      },
      rules: zip(sides, curves).compactMap { side, curve in
        guard curve == nil, let extent = side.extent else { return nil }
        let label = (side.sample.label.map { $0 + ": " } ?? "") + Self.withoutCurve(extent, x)
        return Plane.Rule(.vertical, at: extent.lowerBound, label: label)
      }, finding: Self.finding(sides, points, x))
  }

  private static func bandwidth(_ curve: KernelDensity, _ kind: Plane.Dimension.Kind) -> String {
    "bandwidth \(NumberFormat.short(curve.bandwidth))"
      + (kind == .time ? " s" : kind == .logarithmic ? " decades" : "")
  }

  /// Why there is no curve.
  private static func withoutCurve(_ extent: ClosedRange<Double>, _ x: Plane.Dimension) -> String {
    extent.lowerBound == extent.upperBound
      ? "all values are \(x.text(extent.lowerBound))"
      : "no density, as doubles can't hold it from \(x.text(extent.lowerBound)) to \(x.text(extent.upperBound))"
  }

  private static func finding(
    _ sides: [SortedSide], _ points: [[Plane.Point]], _ x: Plane.Dimension
  ) -> String {
    let peaks = zip(sides, points).compactMap { side, points -> String? in
      guard let peak = points.max(by: { $0.y < $1.y }) else {
        return side.extent.map { (side.sample.label.map { $0 + ": " } ?? "") + withoutCurve($0, x) + "." }
      }
      return "The density\(side.sample.label.map { " of " + $0 } ?? "") is highest at \(x.text(peak.x))."
    }
    return peaks.isEmpty ? "No values to draw." : peaks.joined(separator: " ")
  }
}
