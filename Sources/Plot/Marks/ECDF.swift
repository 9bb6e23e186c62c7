/// The empirical distribution function: for each value the share of values that are no larger.
///
/// Of a pair, the largest gap between the two curves is marked: the statistic of the two-sample Kolmogorov–Smirnov
/// test.
public struct ECDF: Mark {
  /// `ecdf` and what is told about it.
  public static let information = MarkInformation(
    name: "ecdf",
    summary: "Shows for each value the share of values up to it, and where two sides are farthest apart.",
    example: "simulate \"insurance\" | ecdf age",
    references: [
      "Smirnov, N. V. (1948). Table for estimating the goodness of fit of empirical distributions. "
        + "Annals of Mathematical Statistics 19(2), 279–281."
    ]
  )

  /// The curves to draw, in as many steps as can be seen.
  public let plane: Plane

  /// The curves, for any canvas.
  public var geometry: Geometry { .plane(plane) }

  /// So many steps are told apart at most.
  static let mostSteps = 512

  /// Counts the shares of values.
  ///
  /// Infinite values count among all, so a curve that lacks them does not reach from 0% to 100%.
  ///
  /// - Parameters:
  ///   - sample: The only side, or the reference; its values ascending.
  ///   - current: The side to compare with it, ascending too.
  ///   - kind: What the values are: linear, logarithmic or time.
  /// - Complexity: O(*n*) for a pair, O(log *n*) for each step of one side.
  public init(_ sample: Sample<Double>, current: Sample<Double>? = nil, kind: Plane.Dimension.Kind = .linear)
  {
    let samples = [sample] + (current.map { [$0] } ?? [])
    let sides = samples.map { SortedSide($0, isLogarithmic: kind == .logarithmic) }
    let extents = sides.compactMap(\.extent)
    let low = extents.map(\.lowerBound).min() ?? 0
    let high = extents.map(\.upperBound).max() ?? 0
    let x = Plane.Dimension(kind, domain: low...high)
    let inks: [Plane.Ink] = sides.count == 2 ? [.reference, .current] : [.only]
    let gap = sides.count == 2 ? Self.largestGap(sides[0], sides[1]) : nil
    plane = Plane(
      x: x, y: Plane.Dimension(.share, title: "share of rows up to the value", domain: 0...1),
      layers: zip(sides, inks).map { side, ink in
        Plane.Layer(form: .steps, ink: ink, runs: [Self.steps(side, x)], entry: side.entry())
      },
      rules: gap.map { [Self.rule($0, x)] } ?? [], finding: Self.finding(sides, gap, x))
  }

  /// The points at which a curve rises, or where they are too many, its height at even distances.
  private static func steps(_ side: SortedSide, _ x: Plane.Dimension) -> [Plane.Point] {
    guard side.extent != nil else { return [] }
    var points = [Plane.Point(x: x.domain.lowerBound, y: side.share(below: x.domain.lowerBound))]
    for value in side.distinct(upTo: mostSteps) ?? grid(x) {
      points.append(Plane.Point(x: value, y: side.share(upTo: value)))
    }
    points.append(Plane.Point(x: x.domain.upperBound, y: side.share(upTo: x.domain.upperBound)))
    return points
  }

  private static func grid(_ x: Plane.Dimension) -> [Double] {
    (1...mostSteps).map { x.scale.value(at: Double($0) / Double(mostSteps)) }
  }

  /// A value at which the curves are farthest apart, the first of equals, and their heights there.
  private struct Gap {
    var value: Double
    var shares: (reference: Double, current: Double)
    var size: Double { (shares.current - shares.reference).magnitude }
  }

  private static func largestGap(_ reference: SortedSide, _ current: SortedSide) -> Gap? {
    guard reference.extent != nil, current.extent != nil else { return nil }
    let (first, second) = (reference.sample.values, current.sample.values)
    let (firstShare, secondShare) = (1 / Double(first.count), 1 / Double(second.count))
    var (i, j) = (0, 0)
    var largest: (size: Double, i: Int, j: Int, value: Double)?
    while i < first.count, j < second.count {
      let value = min(first[i], second[j])
      while i < first.count, first[i] <= value { i += 1 }
      while j < second.count, second[j] <= value { j += 1 }
      let size = (Double(i) * firstShare - Double(j) * secondShare).magnitude
      guard reference.isDrawn(value), size > largest?.size ?? 0 else { continue }
      largest = (size, i, j, value)
    }
    return largest.map { gap in
      Gap(value: gap.value, shares: (Double(gap.i) * firstShare, Double(gap.j) * secondShare))
    }
  }

  private static func rule(_ gap: Gap, _ x: Plane.Dimension) -> Plane.Rule {
    let low = min(gap.shares.reference, gap.shares.current)
    return Plane.Rule(
      .vertical, at: gap.value, label: "gap \(NumberFormat.short(gap.size)) at \(x.text(gap.value))",
      span: low...(low + gap.size))
  }

  private static func finding(_ sides: [SortedSide], _ gap: Gap?, _ x: Plane.Dimension) -> String {
    if let gap {
      return
        "The curves are farthest apart at \(x.text(gap.value)): \(NumberFormat.percent(gap.shares.reference)) "
        + "of the reference and \(NumberFormat.percent(gap.shares.current)) of the current rows are no larger."
    }
    guard let side = sides.first(where: { $0.extent != nil }), let extent = side.extent else {
      return "No values to draw."
    }
    if sides.count == 2 {
      return sides.contains { $0.extent == nil } ? "Only one side has values." : "Both curves are the same."
    }
    let median = side.quantile(0.5).map { "Half of the rows have no more than \(x.text($0)). " } ?? ""
    return median + "All drawn lie from \(x.text(extent.lowerBound)) to \(x.text(extent.upperBound))."
  }
}
