import XCTest

@testable import Plot

final class CellsTests: XCTestCase {
  private struct Grid: Mark {
    static let information = MarkInformation(name: "", summary: "", example: "", references: [])
    let cells: Cells
    var geometry: Geometry { .cells(cells) }
  }

  private func heatmap(_ columns: Int, _ rows: Int, _ value: (Int, Int) -> Double?) -> Cells {
    Heatmap(
      (0..<rows).flatMap { row in
        (0..<columns).map { column in
          let value = value(column, row)
          return Heatmap.Cell(column: column, row: row, value: value, isMarked: (value ?? 0) > 90)
        }
      }, columns: ("x", (0..<columns).map { "c\($0)" }), rows: ("y", (0..<rows).map { "r\($0)" }),
      title: "score",
      markTitle: "drifted"
    ).cells
  }

  func testJoinedCellsKeepTheOneFurthestFromZeroAndAnyMark() {
    let cells = heatmap(5, 4) { column, row in Double(column * 10 + row) * (column == 1 ? -1 : 1) + 55 }
    let folded = cells.folded(columns: 3, rows: 2)
    XCTAssertEqual(folded.x, .categories(["c0", "c2", "c4"]))
    XCTAssertEqual(folded.y, .categories(["r0", "… 3 more"]))
    XCTAssertEqual(folded.values, [55, 85, 95, 58, 88, 98])
    XCTAssertEqual(folded.marks, [false, false, true, false, false, true])
    XCTAssertEqual(folded.xTitle, "x (the largest of every 2)")
    XCTAssertEqual(heatmap(2, 1) { column, _ in [-7, 3][column] }.folded(columns: 1, rows: 1).values, [-7])
  }

  func testOfSeveralNumbersInOnePlaceTheOneFurthestFromZeroCounts() {
    let cells = Heatmap(
      [
        .init(column: 0, row: 0, value: 1), .init(column: 0, row: 0, value: -3, isMarked: true),
        .init(column: 0, row: 0, value: 2), .init(column: 0, row: 0, value: nil),
        .init(column: 1, row: 0, value: .infinity), .init(column: 7, row: 0, value: 9),
      ], columns: ("x", ["a", "b"]), rows: ("y", ["c"]), title: "score"
    ).cells
    XCTAssertEqual(cells.values, [-3, nil])
    XCTAssertEqual(cells.marks, [true, false])
    XCTAssertEqual(cells.entries[0].counts, ["n = 5", "1 missing", "1 infinite, not drawn"])
  }

  func testShadesRiseWithTheDistanceFromZero() {
    let shades = Shades(heatmap(5, 1) { column, _ in [0, 1, -2, 3, 4][column] })
    XCTAssertEqual([0, 0.5, 1, -1, 3.9, 4, -4].map { shades.level($0, of: 4) }, [0, 1, 2, -2, 4, 4, -4])
    XCTAssertEqual(shades.end(3, of: 4), 3)
    XCTAssertTrue(shades.isDiverging)
    // Numbers that lie close together start at the smallest.
    XCTAssertEqual(Shades(heatmap(2, 1) { column, _ in [30, 40][column] }).low, 30)
    XCTAssertEqual(Shades(heatmap(2, 1) { column, _ in [10, 40][column] }).low, 0)
  }

  func testEachPointIsCountedOnceInItsCell() throws {
    let cells = Cells(
      counting: PointSample(x: [1, 1, 2, 3, .infinity], y: [10, 10, 20, 10, 10]), xTitle: "x", yTitle: "y")
    XCTAssertEqual(cells.x, .intervals(edges: [0.5, 1.5, 2.5, 3.5], scale: .whole))
    XCTAssertEqual(cells.y.count, 11)
    XCTAssertEqual(cells.values[cells.index(10, 0)], 2)
    XCTAssertEqual(cells.values[cells.index(0, 1)], 1)
    XCTAssertEqual(cells.values[cells.index(10, 2)], 1)
    XCTAssertEqual(cells.values.compactMap { $0 }.count, 3)
    XCTAssertEqual(cells.entries[0].counts, ["n = 5", "1 outside the axes, not drawn"])
  }

  func testAPairShowsHowSharesChanged() {
    let cells = Cells(
      counting: PointSample(x: [1, 1, 2, 2], y: [1, 1, 1, 1], label: "a"),
      current: PointSample(x: [2, 3], y: [1, 1], label: "b"), xTitle: "x", yTitle: "y")
    XCTAssertEqual(cells.values, [-0.5, 0, 0.5])
    XCTAssertEqual(cells.finding.hasSuffix("percentage points."), true)
    let half = Cells(
      counting: PointSample(x: [1, 2], y: [1, 1], label: "a"),
      current: PointSample(x: [], y: [], label: "b"), xTitle: "x", yTitle: "y")
    XCTAssertEqual(half.values, [nil, nil])
  }

  func testJoinedIntervalsKeepAllPointsAndEvenEdges() {
    let values = Samples.reference.values
    let cells = Cells(counting: PointSample(x: values, y: values.reversed()), xTitle: "x", yTitle: "y")
    for size in 1...50 {
      let folded = cells.folded(columns: size, rows: size)
      XCTAssertEqual(folded.values.compactMap { $0 }.reduce(0, +), Double(values.count))
      XCTAssertLessThanOrEqual(max(folded.x.count, folded.y.count), size)
      for positions in [folded.x, folded.y] {
        guard case .intervals(let edges, _) = positions else { return XCTFail("no intervals") }
        let widths = zip(edges.dropFirst(), edges).map { $0 - $1 }
        XCTAssertEqual(widths.min() ?? 0, widths.max() ?? 0, accuracy: 1e-9)
      }
    }
  }

  // MARK: panels

  private func facets(_ grids: [Cells]) -> Facets {
    return Facets(grids.map { Facets.Panel("group", Grid(cells: $0)) })
  }

  func testPanelsOfCountedPointsShareGridAndColours() throws {
    let panels = Cells.panels(
      counting: [
        [PointSample(x: [1, 1, 1, 2], y: [10, 10, 10, 20])], [PointSample(x: [4], y: [30])],
        [PointSample(x: [], y: [])],
      ], xTitle: "x", yTitle: "y")
    XCTAssertEqual(panels[0].x, .intervals(edges: [0.5, 1.5, 2.5, 3.5, 4.5], scale: .whole))
    XCTAssertEqual(Set(panels.map { "\($0.x) \($0.y)" }).count, 1)
    XCTAssertEqual(panels.map { $0.values.compactMap { $0 }.reduce(0, +) }, [4, 1, 0])
    let grids = facets(panels).grids
    XCTAssertEqual(grids.map(\.reach), [1...3, 1...3, 1...3])
    XCTAssertEqual(Shades(grids[1]), Shades(grids[0]))
    XCTAssertEqual(Shades(grids[1]).level(1, of: 4), 1)
    XCTAssertEqual(Shades(panels[1]).level(1, of: 4), 4)
  }

  func testMorePanelsHaveFewerCellsEach() {
    let values = Samples.reference.values
    let sample = PointSample(x: values, y: values.reversed())
    for count in [1, 4, 12] {
      let panels = Cells.panels(counting: (0..<count).map { _ in [sample] }, xTitle: "x", yTitle: "y")
      XCTAssertLessThanOrEqual(
        panels.reduce(0) { $0 + $1.values.count },
        (Cells.pointGrid.columns + 2 * count) * (Cells.pointGrid.rows + 2 * count))
    }
  }

  func testColoursAndMarksOfHeatmapsAreThoseOfAllPanels() {
    let panels = [
      heatmap(2, 1) { column, _ in [95, 5][column] }, heatmap(2, 1) { column, _ in [-5, nil][column] },
    ]
    let facets = facets(panels)
    XCTAssertEqual(facets.grids.map(\.reach), [-5...95, -5...95])
    XCTAssertEqual(facets.grids.map(\.marks), [[true, false], [false, false]])
    XCTAssertTrue(Shades(facets.grids[0]).isDiverging)
    XCTAssertEqual(Shades(facets.grids[1]).level(-5, of: 4), -1)
    XCTAssertEqual(facets.keyGrid?.hasGaps, true)
  }

  /// The legend stands once, and holds for cells that a canvas joined: their counts are larger than any in the data.
  func testTheLegendTellsOfJoinedCellsOfAllPanels() {
    func largest(_ grids: [Cells]) -> Double { grids.compactMap { $0.extent?.upperBound }.max() ?? 0 }
    let values = Samples.reference.values
    let few = PointSample(x: Array(values.prefix(50)), y: Array(values.prefix(50)))
    let facets = facets(
      Cells.panels(
        counting: [[few], [PointSample(x: values, y: values.reversed())]], xTitle: "x", yTitle: "y"))
    let joined = facets.fitted { $0.folded(columns: 10, rows: 5) }
    XCTAssertGreaterThan(largest(joined.grids), largest(facets.grids))
    XCTAssertEqual(joined.grids.map(\.reach?.upperBound), [largest(joined.grids), largest(joined.grids)])
    let panel = TextCanvas(
      panelOf: TextCanvas(TextStyle(columns: 40), width: nil, height: nil), columns: 40, rows: nil)
    let drawn = largest(facets.fitted { panel.fitted($0) }.grids)
    let text = Chart(facets).text(TextStyle(columns: 40))
    XCTAssertEqual(text.components(separatedBy: "rows:").count, 2, text)
    XCTAssertTrue(text.contains("█ to \(NumberFormat.count(Int(drawn)))"), "\(drawn) in \(text)")
    XCTAssertEqual(Chart(facets).svg().components(separatedBy: ">rows</text>").count, 2)
  }

  func testTheLegendOfOneGridTellsOfItsJoinedCells() {
    let values = Samples.reference.values
    let cells = Cells(counting: PointSample(x: values, y: values.reversed()), xTitle: "x", yTitle: "y")
    let canvas = TextCanvas(TextStyle(columns: 40), width: nil, height: nil)
    let most = Int(canvas.fitted(cells).extent?.upperBound ?? 0)
    XCTAssertGreaterThan(most, Int(cells.extent?.upperBound ?? 0))
    XCTAssertTrue(Chart(Grid(cells: cells)).text(TextStyle(columns: 40)).contains("█ to \(most)"))
  }

  // MARK: size

  /// Points in every cell, on the largest picture, are the most there can be to write.
  func testManyPointsMakeASmallPicture() {
    var state: UInt64 = 1
    func next() -> Double {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Double(state >> 40)
    }
    let points = PointSample(x: (0..<200_000).map { _ in next() }, y: (0..<200_000).map { _ in next() })
    let cells = Cells(counting: points, xTitle: "x", yTitle: "y")
    let most = Cells.pointGrid.columns * Cells.pointGrid.rows
    XCTAssertLessThanOrEqual(cells.values.count, most + 2 * (Cells.pointGrid.columns + Cells.pointGrid.rows))
    XCTAssertLessThan(Chart(Grid(cells: cells), width: 4096, height: 4096).svg().utf8.count, 200_000)
    let panels = Cells.panels(
      counting: (0..<Facets.most).map { _ in [points] }, xTitle: "x", yTitle: "y")
    XCTAssertLessThan(Chart(facets(panels), width: 4096, height: 4096).svg().utf8.count, 200_000)
  }
}
