import DataFrame
import Plot
import XCTest

@testable import DriftREPL

final class DigestTests: XCTestCase {
  private func digest(_ columns: [(String, Column)]) throws -> Digest { Digest(of: try DataFrame(columns)) }

  private func numbers(_ values: [Double?]) -> Column { .number(TypedColumn(values, placeholder: 0)) }

  func testEveryPartOfAFrameCounts() throws {
    let base = try digest([("x", numbers([1, 2, nil]))])
    let others = [
      try digest([("y", numbers([1, 2, nil]))]),
      try digest([("x", .integer(TypedColumn([1, 2, nil], placeholder: 0)))]),
      try digest([("x", numbers([2, 1, nil]))]),
      try digest([("x", numbers([1, 2, 0]))]),
      try digest([("x", numbers([1, nil, 2]))]),
      try digest([("x", numbers([1, 2]))]),
      try digest([("x", numbers([1, 2, nil])), ("y", numbers([1, 2, nil]))]),
    ]
    for (number, other) in others.enumerated() {
      XCTAssertNotEqual(base.exact, other.exact, "\(number)")
      XCTAssertNotEqual(base.rounded, other.rounded, "\(number)")
    }
  }

  func testWhatReadsTheSameHasOneDigest() throws {
    let texts = StringColumn(["b", "a", nil])
    let unused = StringColumn(
      codes: TypedColumn([2, 0, nil], placeholder: 1), dictionary: ["a", "x", "b"])
    XCTAssertEqual(try digest([("s", .string(texts))]), try digest([("s", .string(unused))]))
    XCTAssertEqual(try digest([("x", numbers([-0.0]))]), try digest([("x", numbers([0]))]))
    // What stands in the slot of a missing value is nobody's business.
    let other = Column.number(TypedColumn([7], validity: Bitmap([false])))
    XCTAssertEqual(try digest([("x", numbers([nil]))]), try digest([("x", other)]))
  }

  func testLastDigitsCountExactlyAndNotRounded() throws {
    let third = 1.0 / 3
    let (one, two) = (try digest([("x", numbers([third]))]), try digest([("x", numbers([third.nextUp]))]))
    XCTAssertNotEqual(one.exact, two.exact)
    XCTAssertEqual(one.rounded, two.rounded)
  }

  func testNineDigitsAgreeWithDecimalText() {
    let values: [Double] = [
      1, 0.1, 123_456_789, 999_999_999.4, 999_999_999.6, 1e22, 1e23, 1.5e300, 2.5e-300, 1e-5, 0.000123456789,
      .leastNormalMagnitude, .greatestFiniteMagnitude, 9.99999999949, 9.99999999951,
    ]
    for value in values {
      let next = value * (1 + 1.1e-8)
      if next.isFinite { XCTAssertNotEqual(nineDigits(value), nineDigits(next), "\(value)") }
      XCTAssertNotEqual(nineDigits(value), nineDigits(-value))
      XCTAssertNotEqual(nineDigits(value), nineDigits(value / 10))
    }
    XCTAssertEqual(nineDigits(9.99999999951), nineDigits(10))
    XCTAssertEqual(nineDigits(999_999_999.6), nineDigits(1e9))
    XCTAssertNotEqual(nineDigits(.infinity), nineDigits(-.infinity))
  }

  func testFixedDigests() throws {
    // Written down once: the digests in session files must stay what they are.
    let frame = try DataFrame([
      ("i", .integer(TypedColumn([1, nil, -3], placeholder: 0))), ("x", numbers([0.5, nil, 1e100])),
      ("b", .bool(TypedColumn([true, false, nil], placeholder: false))),
      ("s", .string(StringColumn(["é", nil, ""]))),
      (
        "t",
        .date(TypedColumn([Timestamp(microseconds: 1), nil, nil], placeholder: Timestamp(microseconds: 0)))
      ),
    ])
    XCTAssertEqual(Digest(of: frame), Digest(exact: "4f9a6f621153", rounded: "50931a09"))
  }

  func testEveryPartOfAChartCountsAndItsWordsDoNot() {
    func bar(_ value: Double?) -> Chart {
      Chart(Bar(values: [.init("a", value), .init("b", 2)], title: "y"), title: "t")
    }
    func box(_ label: String, _ values: [Double], missing: Int = 0) -> Chart {
      Chart(BoxPlot([BoxPlot.Group(label, [Sample(values, missing: missing)])]))
    }
    func heatmap(_ name: String, _ value: Double?, isMarked: Bool = false) -> Chart {
      Chart(
        Heatmap(
          [.init(column: 0, row: 0, value: value, isMarked: isMarked)], columns: ("x", ["a"]),
          rows: ("y", [name]), title: "score"))
    }
    func line(_ y: Double, label: String? = nil, limit: Double = 2, x: Plane.Dimension.Kind = .linear)
      -> Chart
    {
      let threshold = [Plane.Point(x: 0, y: limit)]
      return Chart(
        Line([Line.Series(label, x: [0, 1], y: [1, y])], x: x, yTitle: "y", threshold: threshold))
    }
    func facets(_ label: String, _ value: Double, rest: [String] = []) -> Chart {
      Chart(Facets([Facets.Panel(label, ECDF(Sample([value, 9])))], rest: rest))
    }
    let charts = [
      line(3), line(4), line(3, label: "a"), line(3, limit: 2.5), line(3, x: .categories(["p", "q"])),
      line(3, x: .categories(["p", "r"])), facets("a", 1), facets("b", 1), facets("a", 2),
      facets("a", 1, rest: ["c"]), Chart(ECDF(Sample([1, 9]))), Chart(ECDF(Sample([1, 9], missing: 1))),
      bar(1), bar(3), bar(nil), box("a", [1, 2, 3]), box("b", [1, 2, 3]), box("a", [1, 2, 4]),
      box("a", [1, 2, 3], missing: 1), heatmap("r", 1), heatmap("s", 1), heatmap("r", 2), heatmap("r", nil),
      heatmap("r", 1, isMarked: true),
    ]
    let digests = charts.map { Digest(of: $0).exact }
    XCTAssertEqual(Set(digests).count, charts.count)
    var renamed = bar(1)
    renamed.title = "another headline"
    XCTAssertEqual(Digest(of: renamed), Digest(of: bar(1)))
  }
}
