import XCTest

@testable import Plot

final class BoxPlotTests: XCTestCase {
  private func box(_ values: [Double], isLogarithmic: Bool = false) -> Box {
    Box(Sample(values, missing: 3), isLogarithmic: isLogarithmic)
  }

  /// The quartiles are those of `numpy.percentile([7, 1, 3, 12, 5, 40], [25, 50, 75])`.
  func testQuartilesAreNumPys() {
    let box = box([7, 1, 3, 12, 5, 40])
    XCTAssertEqual(
      box.numbers,
      Box.Numbers(
        lowerWhisker: 1, lowerQuartile: 3.5, median: 6, upperQuartile: 10.75, upperWhisker: 12))
    XCTAssertEqual(box.outliers, 1)
    XCTAssertEqual(box.dots, [40])
    XCTAssertEqual([box.total, box.missing, box.infinite, box.notPositive], [6, 3, 0, 0])
  }

  func testAValueAtTheFenceIsWithinReach() {
    // Quartiles 1 and 3, so the fences are at -2 and 6.
    let box = box([-2, 1, 1, 2, 3, 3, 6])
    XCTAssertEqual(box.numbers?.lowerWhisker, -2)
    XCTAssertEqual(box.numbers?.upperWhisker, 6)
    XCTAssertEqual(box.outliers, 0)
    XCTAssertEqual(self.box([-2.001, 1, 1, 2, 3, 3, 6]).outliers, 1)
  }

  func testWhatIsNotDrawnIsCounted() {
    let box = box([-1, 0, 1, 10, 100, .infinity, -.infinity], isLogarithmic: true)
    XCTAssertEqual(box.numbers?.median, 10)
    XCTAssertEqual([box.total, box.infinite, box.notPositive, box.outliers], [7, 2, 2, 0])
  }

  func testDotsAreFewAndKeepTheEnds() {
    let far = (1...5000).flatMap { [Double($0) + 1000, -Double($0) - 1000] }
    let box = box([Double](repeating: 0, count: 40_000) + far)
    XCTAssertEqual(box.outliers, 10_000)
    XCTAssertEqual(box.dots.count, Box.mostDots)
    XCTAssertEqual(box.dots.first, -6000)
    XCTAssertEqual(box.dots.last, 6000)
    XCTAssertEqual(box.dots, box.dots.sorted())
  }

  func testNoOrderOfValuesMatters() {
    let values = Samples.reference.values
    XCTAssertEqual(box(values), box(values.sorted()))
    XCTAssertEqual(box(values), box(values.reversed()))
  }

  func testExtremesOfDoublesKeepTheirOrder() throws {
    let greatest = Double.greatestFiniteMagnitude
    for values in [[-greatest, greatest], [-greatest, 0, greatest, greatest], [0, .leastNonzeroMagnitude]] {
      let numbers = try XCTUnwrap(box(values).numbers)
      let ascending = [
        numbers.lowerWhisker, numbers.lowerQuartile, numbers.median, numbers.upperQuartile,
        numbers.upperWhisker,
      ]
      XCTAssertEqual(ascending, ascending.sorted())
      XCTAssertTrue(ascending.allSatisfy(\.isFinite))
    }
  }

  func testGroupsBeyondTheLimitAreCounted() {
    let groups = (1...45).map { BoxPlot.Group("\($0)", [Sample([Double($0)])]) }
    let boxes = BoxPlot(groups).boxes
    XCTAssertEqual(boxes.groups.count, BoxPlot.mostGroups)
    XCTAssertEqual(boxes.hidden, 5)
    let cut = boxes.cut(toRows: 10)
    XCTAssertEqual(cut.hidden, 35)
    XCTAssertEqual(cut.extent, boxes.extent)
    XCTAssertTrue(Chart(BoxPlot(groups)).text(TextStyle(rows: 10)).contains("… 35 more"))
  }

  func testFindingNamesWhatDiffers() {
    func group(_ name: String, _ before: Double, _ after: Double) -> BoxPlot.Group {
      BoxPlot.Group(name, [Sample([before], label: "a"), Sample([after], label: "b")])
    }
    XCTAssertEqual(
      BoxPlot([group("x", 1, 2), group("y", 5, 1)]).geometry.finding,
      "2 groups; the median moved most in y, from 5 to 1.")
    XCTAssertEqual(
      BoxPlot([BoxPlot.Group(nil, [Sample([1, 2, 3])])]).geometry.finding,
      "The median is 2, the middle half lies from 1.5 to 2.5; 0 outliers.")
  }
}
