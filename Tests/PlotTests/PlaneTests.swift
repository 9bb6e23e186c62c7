import XCTest

@testable import Plot

final class PlaneTests: XCTestCase {
  // MARK: ecdf

  func testStepsStandAtEachValue() {
    let layer = ECDF(Sample([1, 1, 2, 4])).plane.layers[0]
    let points: [Plane.Point] = [(1, 0), (1, 0.5), (2, 0.75), (4, 1), (4, 1)].map {
      Plane.Point(x: $0.0, y: $0.1)
    }
    XCTAssertEqual(layer.runs, [points])
  }

  func testLargestGapIsThatOfKolmogorovAndSmirnov() throws {
    let rule = try XCTUnwrap(ECDF(Sample([1, 2, 3, 4]), current: Sample([3, 4, 5, 6, 7])).plane.rules.first)
    XCTAssertEqual(rule.value, 4)
    XCTAssertEqual(rule.span, 0.4...1)
    XCTAssertEqual(rule.label, "gap 0.6 at 4")
    XCTAssertEqual(ECDF(Sample([1, 2]), current: Sample([1, 1, 2, 2])).plane.rules, [])
  }

  func testManyValuesAreReducedToWhatCanBeSeen() {
    let values = (0..<100_000).map { Double($0) / 7 }
    let points = ECDF(Sample(values)).plane.layers[0].runs[0]
    XCTAssertLessThanOrEqual(points.count, 514)
    for point in points.dropFirst() {
      XCTAssertEqual(point.y, Double(values.count { $0 <= point.x }) / 100_000, accuracy: 1e-12)
    }
  }

  func testInfiniteValuesCountAmongAll() {
    let layer = ECDF(Sample([-.infinity, 1, 2, .infinity])).plane.layers[0]
    XCTAssertEqual(layer.runs[0].map(\.y), [0.25, 0.5, 0.75, 0.75])
    XCTAssertEqual(layer.entry?.counts, ["n = 4", "2 infinite, not drawn"])
    let logarithmic = ECDF(Sample([-1, 0, 1, 10]), kind: .logarithmic).plane.layers[0]
    XCTAssertEqual(logarithmic.runs[0].map(\.y), [0.5, 0.75, 1, 1])
    XCTAssertEqual(logarithmic.entry?.counts, ["n = 4", "2 not above 0, not drawn"])
  }

  // MARK: density

  func testDensityIsTheSumOfItsBells() throws {
    let values = Samples.reference.values.sorted()
    let density = try XCTUnwrap(
      KernelDensity(SortedSide(Sample(values), isLogarithmic: false), isLogarithmic: false))
    // Silverman's rule in NumPy: 0.9 * min(std(ddof=1), IQR / 1.34) * n ** -0.2.
    let mean = values.reduce(0, +) / 2000
    let deviation = (values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / 1999).squareRoot()
    XCTAssertLessThanOrEqual(density.bandwidth, 0.9 * deviation * 0.21867241 + 1e-6)
    XCTAssertGreaterThan(density.bandwidth, 0.8 * deviation * 0.21867241)
    let highest = density.points.map(\.y).max() ?? 0
    for point in density.points {
      let exact = values.reduce(0) { sum, value in
        let z = (point.x - value) / density.bandwidth
        return sum + Decimal10.power(-z * z / 2 * 0.4342944819032518)
      }
      let height = exact / (2000 * density.bandwidth * 2.5066282746310002)
      XCTAssertEqual(point.y, height, accuracy: highest / 500, "\(point.x)")
    }
  }

  func testAreaUnderADensityIsOne() throws {
    let samples: [[Double]] = [
      [0, 1], [5, 5, 5, 5, 6], [1e9, 1e9 + 1, 1e9 + 3], [-1e-12, 0, 3e-12], [0, 0, 1, 1e5],
    ]
    for values in samples {
      let density = try XCTUnwrap(
        KernelDensity(SortedSide(Sample(values), isLogarithmic: false), isLogarithmic: false))
      var area = 0.0
      for (start, end) in zip(density.points, density.points.dropFirst()) {
        area += (end.x - start.x) * (start.y + end.y) / 2
      }
      XCTAssertEqual(area, 1, accuracy: 0.01, "\(values)")
    }
  }

  func testValuesWithoutSpreadHaveNoDensity() {
    XCTAssertEqual(Density(Sample([3, 3])).plane.rules.map(\.label), ["all values are 3"])
    XCTAssertEqual(Density(Sample([])).plane.finding, "No values to draw.")
  }

  // MARK: quantiles

  func testNormalQuantilesAgreeWithTables() {
    // Python's statistics.NormalDist().inv_cdf
    let known: [(Double, Double)] = [
      (0.5, 0), (0.75, 0.6744897501960817), (0.025, -1.9599639845400545), (0.999, 3.0902323061678132),
      (1e-6, -4.753424308822899), (1e-15, -7.941345326170998), (0.08, -1.4050715603096329),
    ]
    for (probability, value) in known {
      XCTAssertEqual(NormalQuantile.at(probability), value, accuracy: max(1e-7, value.magnitude * 1e-6))
    }
  }

  func testQuantilesOfOneShapeLieOnALine() {
    let reference = (0..<1000).map { Double($0) }
    let plane = QuantileQuantile(Sample(reference), current: Sample(reference.map { $0 + 10 })).plane
    XCTAssertEqual(plane.layers[1].runs[0].count, 200)
    for point in plane.layers[1].runs[0] { XCTAssertEqual(point.y, point.x + 10, accuracy: 1e-9) }
    let normal = (1...999).map { NormalQuantile.at(Double($0) / 1000) * 3 + 50 }
    for point in QuantileQuantile(Sample(normal)).plane.layers[1].runs[0] where point.x.magnitude < 1.5 {
      XCTAssertEqual(point.y, 50 + 3 * point.x, accuracy: 0.02)
    }
  }

  // MARK: line

  func testLinesGoInTheOrderOfXAndBreakAtNull() {
    let mark = Line([Line.Series(x: [3, 1, 2, nil, 4], y: [30, 10, nil, 7, 40])], x: .linear, yTitle: "y")
    XCTAssertEqual(mark.plane.layers[0].runs.map { $0.map(\.y) }, [[10], [30, 40]])
    XCTAssertEqual(mark.plane.layers[0].entry?.counts, ["n = 3", "2 missing"])
  }

  func testOneThresholdIsARuleAndSeveralAreALine() {
    func line(_ limits: [Double]) -> Plane {
      let threshold = limits.enumerated().map { Plane.Point(x: Double($0), y: $1) }
      return Line(
        [Line.Series(x: [0, 1, 2], y: [0.1, 0.3, 0.2])], x: .linear, yTitle: "y", threshold: threshold
      ).plane
    }
    XCTAssertEqual(line([0.15, 0.15, 0.15]).rules.map(\.label), ["threshold 0.15"])
    XCTAssertEqual(line([0.15, 0.15]).layers.count, 1)
    XCTAssertEqual(line([0.15, 0.25, 0.25]).layers.map(\.ink), [.only, .guide])
    XCTAssertEqual(
      line([0.15, 0.25, 0.25]).finding,
      "The last value is 0.2 at 2, the highest 0.3 at 1; 1 of 3 are above the threshold, first at 1.")
  }

  func testLongLinesKeepTheirExtremes() {
    var values = (0..<100_000).map { Double($0 % 17) }
    values[51_234] = 900
    values[51_236] = -900
    let points = Polyline.reduced(values.enumerated().map { Plane.Point(x: Double($0), y: $1) }, columns: 100)
    XCTAssertLessThanOrEqual(points.count, 404)
    XCTAssertEqual(points.map(\.y).max(), 900)
    XCTAssertEqual(points.map(\.y).min(), -900)
    XCTAssertEqual(points.map(\.x), points.map(\.x).sorted())
  }

  func testStraightStretchesNeedTheirEndsOnly() {
    let points = (0...50).map { Plane.Point(x: Double($0), y: Double(abs($0 - 20))) }
    XCTAssertEqual(Polyline.simplified(points, tolerance: 0.2).map(\.x), [0, 20, 50])
  }

  // MARK: any range

  func testEveryMarkCanBeDrawnWhateverTheRange() {
    let greatest = Double.greatestFiniteMagnitude
    let least = Double.leastNonzeroMagnitude
    let all: [Double] = [
      -.infinity, -greatest, -1e16, -1, -least, 0, least, 0.1, 0.1.nextUp, 1, 1e15 + 1, 1e308, greatest,
      .infinity,
    ]
    for low in all {
      for high in all where low <= high {
        let values = all.filter { $0 >= low && $0 <= high }
        let series = [Line.Series(x: values, y: values.reversed())]
        for kind in [Plane.Dimension.Kind.linear, .logarithmic, .time] {
          let marks: [any Mark] = [
            ECDF(Sample(values), current: Sample([low, high]), kind: kind),
            Density(Sample(values), kind: kind),
            QuantileQuantile(Sample(values), kind: kind),
            QuantileQuantile(Sample(values), current: Sample([low, high]), kind: kind),
            Line(
              series, x: kind == .logarithmic ? .linear : kind, yTitle: "y",
              isLogarithmic: kind == .logarithmic),
            Scatter(series, x: kind, y: kind, yTitle: "y"),
          ]
          let facets = Facets(marks.prefix(2).map { Facets.Panel("a", $0) })
          for mark in marks + [facets] {
            let chart = Chart(mark)
            let name = "\(mark.geometry.finding) from \(low) to \(high) as \(kind)"
            XCTAssertFalse(chart.svg().contains("nan") || chart.svg().contains("inf "), name)
            XCTAssertFalse(chart.text().isEmpty, name)
          }
        }
      }
    }
  }

  // MARK: facets

  func testPanelsShareTheirAxes() {
    func planes(_ facets: Facets) -> [Plane] {
      facets.panels.compactMap { if case .plane(let plane) = $0.geometry { plane } else { nil } }
    }
    let planes = planes(
      Facets([
        Facets.Panel("a", ECDF(Sample([1, 2]))), Facets.Panel("b", ECDF(Sample([5, 9]))),
        Facets.Panel("c", ECDF(Sample([]))),
      ]))
    XCTAssertEqual(planes.map(\.x.domain), [1...9, 1...9, 1...9])
    XCTAssertEqual(planes[0].layers[0].runs[0].last, Plane.Point(x: 9, y: 1))
    XCTAssertEqual(planes[1].layers[0].runs[0].first, Plane.Point(x: 1, y: 0))
  }

  func testHistogramsOfPanelsShareBinsAndReach() {
    let marks = Histogram.panels([[Sample([1, 2, 3])], [Sample([7, 7, 7, 40])]])
    XCTAssertEqual(marks[0].bars.positions, marks[1].bars.positions)
    let facets = Facets([Facets.Panel("a", marks[0]), Facets.Panel("b", marks[1])])
    let extents = facets.panels.compactMap {
      if case .bars(let bars) = $0.geometry { bars.extent } else { nil }
    }
    XCTAssertEqual(extents.count, 2)
    XCTAssertEqual(extents[0], extents[1])
    let largest = marks.map(\.bars.largestShare).max()
    XCTAssertGreaterThanOrEqual(extents[0].upperBound, largest ?? 1)
  }

  func testGroupsWithoutPanelAreCountedAndNamed() {
    let facets = Facets([Facets.Panel("a", ECDF(Sample([1])))], rest: ["m", "n"])
    let chart = Chart(facets, title: "x")
    XCTAssertTrue(chart.text().hasSuffix("not drawn: 2 more, m, n"), chart.text())
    XCTAssertTrue(chart.svg().contains(">not drawn: 2 more, m, n</text>"))
  }

  // MARK: time

  func testTicksOfTimeFallOnTheCalendar() {
    let january = 1_704_067_200.0
    func labels(_ days: Double, _ count: Int) -> [String] {
      CalendarTicks.ticks(from: january, to: january + days * 86_400, count: count).map(\.label)
    }
    XCTAssertEqual(labels(1200, 4), ["2024", "2025", "2026", "2027"])
    XCTAssertEqual(labels(100, 4), ["2024-01", "2024-02", "2024-03", "2024-04"])
    XCTAssertEqual(labels(20, 3), ["2024-01-01", "2024-01-08", "2024-01-15"])
    XCTAssertEqual(labels(2.0 / 24, 2), ["01-01 00:00", "01-01 01:00", "01-01 02:00"])
    XCTAssertEqual(labels(10.0 / 86_400, 2), ["00:00:00", "00:00:05", "00:00:10"])
    XCTAssertEqual(CalendarTicks.ticks(from: -3e9, to: 0, count: 3).map(\.label), ["1900", "1950"])
  }
}
