import XCTest

@testable import Plot

final class HistogramTests: XCTestCase {
  private func edges(_ histogram: Histogram) -> [Double] {
    guard case .intervals(let edges, _) = histogram.bars.positions else { return [] }
    return edges
  }

  func testBothSidesShareTheirBins() {
    let histogram = Histogram(
      Sample([0, 1, 2, 3.5], label: "a"), current: Sample([3.5, 7, 8, 10], label: "b"), bins: 5)
    XCTAssertEqual(edges(histogram), [0, 2, 4, 6, 8, 10])
    XCTAssertEqual(histogram.bars.sides.map(\.counts), [[2, 2, 0, 0, 0], [0, 1, 0, 1, 2]])
  }

  func testEachSideIsSharedByItsOwnCount() {
    let histogram = Histogram(
      Sample([Category("x", count: 1), Category("y", count: 3)]), current: Sample([Category("x", count: 10)]))
    XCTAssertEqual(histogram.bars.sides[0].share(0), 0.25)
    XCTAssertEqual(histogram.bars.sides[1].share(0), 1)
    XCTAssertEqual(histogram.bars.change(0), 0.75)
    XCTAssertEqual(histogram.bars.change(1), -0.75)
  }

  func testSoManyBinsAsAskedFor() {
    let values = (0...1000).map { Double($0) * 0.37 }
    for count in [1, 2, 3, 7, 30, 512] {
      let histogram = Histogram(Sample(values), bins: count)
      XCTAssertEqual(histogram.bars.count, count)
      XCTAssertEqual(histogram.bars.sides[0].counts.reduce(0, +), 1001)
    }
    XCTAssertEqual(Histogram(Sample(values), bins: 0).bars.count, 1)
    XCTAssertEqual(Histogram(Sample(values), bins: .max).bars.count, 512)
  }

  func testDefaultEdgesAreNice() {
    let values = (0...1000).map { 18.3 + Double($0) * 0.05 }
    let histogram = Histogram(Sample(values))
    XCTAssertEqual(edges(histogram), stride(from: 15.0, through: 70, by: 5).map { $0 })
    XCTAssertEqual(histogram.bars.labels[0], .range("15", "20"))
  }

  func testWholeNumbersAreNeverSplit() {
    let values = (0..<5000).map { Double(18 + $0 % 83) }
    let wide = Histogram(Sample(values))
    XCTAssertEqual(edges(wide).first, 14.5)
    XCTAssertEqual(wide.bars.labels[1], .range("20", "24"))
    let asked = Histogram(Sample(values), bins: 30)
    XCTAssertEqual(asked.bars.count, 28)
    XCTAssertEqual(asked.bars.labels[0], .range("18", "20"))
    let few = Histogram(Sample([1, 2, 2, 5]), bins: 30)
    XCTAssertEqual(few.bars.labels, ["1", "2", "3", "4", "5"].map { .name($0) })
    XCTAssertEqual(few.bars.sides[0].counts, [1, 2, 0, 0, 1])
  }

  func testLogarithmicBins() {
    let values = (0...600).map { Decimal10.power(Double($0) / 100) }
    let histogram = Histogram(Sample(values + [0, -1, .infinity]), bins: 6, isLogarithmic: true)
    XCTAssertEqual(edges(histogram), [1, 10, 100, 1e3, 1e4, 1e5, 1e6])
    XCTAssertEqual(histogram.bars.sides[0].notPositive, 2)
    XCTAssertEqual(histogram.bars.sides[0].infinite, 1)
    XCTAssertEqual(histogram.bars.sides[0].counts, [100, 100, 100, 100, 100, 101])
  }

  func testNoValueIsLostWhateverTheRange() {
    let greatest = Double.greatestFiniteMagnitude
    let least = Double.leastNonzeroMagnitude
    let all: [Double] = [
      -greatest, -1e308, -1e16, -3, -1, -0.1, -least, 0, least, .leastNormalMagnitude / 4, 0.1, 0.1.nextUp, 1,
      2,
      1e15, 1e15 + 1, 1e308,
      greatest,
    ]
    for low in all {
      for high in all where low <= high {
        let values = all.filter { $0 >= low && $0 <= high }
        for bins in [nil, 1, 3, 64] as [Int?] {
          for isLogarithmic in [false, true] {
            let histogram = Histogram(Sample(values), bins: bins, isLogarithmic: isLogarithmic)
            let name = "\(low)...\(high), bins: \(bins ?? 0), log: \(isLogarithmic)"
            let side = histogram.bars.sides[0]
            XCTAssertEqual(side.counts.reduce(0, +) + side.notPositive, values.count, name)
            let edges = edges(histogram)
            XCTAssertTrue(zip(edges, edges.dropFirst()).allSatisfy { $0 < $1 }, name)
            XCTAssertTrue(edges.allSatisfy(\.isFinite), name)
            guard bins == nil || bins == 3 else { continue }
            XCTAssertFalse(Chart(histogram).svg().isEmpty, name)
            XCTAssertFalse(Chart(histogram).text().isEmpty, name)
          }
        }
      }
    }
  }

  func testCategoriesKeepTheirOrderOrSort() {
    let reference = Sample([Category("b", count: 1), Category("a", count: 5), Category("c", count: 1)])
    let current = Sample([Category("new", count: 2), Category("c", count: 3)])
    let given = Histogram(reference, current: current).bars.labels
    XCTAssertEqual(given, ["b", "a", "c", "new"].map { .name($0) })
    let sorted = Histogram(reference, current: current, order: .byShare).bars
    XCTAssertEqual(sorted.labels, ["a", "c", "b", "new"].map { .name($0) })
    XCTAssertEqual(sorted.sides.map(\.counts), [[5, 1, 1, 0], [0, 3, 0, 2]])
  }

  func testManyCategoriesAreSummedUp() {
    let bars = Histogram(Sample((1...30).map { Category("\($0)", count: $0) })).bars
    XCTAssertEqual(bars.count, 21)
    XCTAssertEqual(bars.labels[20], .more(10))
    XCTAssertEqual(bars.sides[0].counts[20], (21...30).reduce(0, +))
    XCTAssertEqual(
      Histogram(Sample((1...21).map { Category("\($0)", count: $0) })).bars.labels.last, .name("21"))
    XCTAssertEqual(bars.folded(to: 5).labels.last, .more(26))
    XCTAssertEqual(bars.folded(to: 5).sides[0].counts.reduce(0, +), 465)
  }

  func testCountsStayAtTheLargestInteger() {
    let bars = Histogram(
      Sample([Category("a", count: .max), Category("b", count: .max), Category("c", count: -5)])
    ).bars
    XCTAssertEqual(bars.sides[0].total, .max)
    XCTAssertEqual(bars.sides[0].counts, [.max, .max, 0])
  }

  func testBarsJoinToFitTheRows() {
    let bars = Histogram(Sample([0, 1, 2, 3, 4, 5, 6.5]), bins: 6).bars.folded(to: 3)
    XCTAssertEqual(bars.count, 3)
    XCTAssertEqual(bars.sides[0].counts.reduce(0, +), 7)
    let chart = Chart(Histogram(Samples.reference, bins: 100))
    XCTAssertEqual(
      chart.text(TextStyle(rows: 10)).split(separator: "\n").filter { $0.contains(" – ") }.count, 10)
  }

  func testEveryMarkTellsAboutItself() {
    XCTAssertFalse(Marks.all.isEmpty)
    XCTAssertEqual(Set(Marks.all.map { $0.information.name }).count, Marks.all.count)
    for mark in Marks.all {
      XCTAssertTrue(mark.information.summary.hasSuffix("."), mark.information.name)
      XCTAssertTrue(mark.information.example.contains(mark.information.name), mark.information.name)
      XCTAssertFalse(mark.information.references.isEmpty, mark.information.name)
    }
  }
}
