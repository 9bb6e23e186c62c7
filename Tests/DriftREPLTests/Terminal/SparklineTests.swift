import DataFrame
import XCTest

@testable import DriftREPL

final class SparklineTests: XCTestCase {
  private func distribution(_ counts: Int...) -> Distribution { Distribution(counts: counts, total: 100) }

  func testBarsAreAsHighAsTheirShare() {
    let rising = distribution(1, 2, 3, 4, 5, 6, 7, 8)
    XCTAssertEqual(sparklines(of: [rising], unicode: true), ["▁▂▃▄▅▆▇█"])
    XCTAssertEqual(sparklines(of: [rising], unicode: false), [".:-=+*#@"])
  }

  func testEmptyBinsAloneAreBlank() {
    XCTAssertEqual(sparklines(of: [distribution(0, 90, 1, 0)], unicode: true), [" █▁ "])
    XCTAssertEqual(sparklines(of: [distribution(0, 0)], unicode: true), ["  "])
    XCTAssertEqual(sparklines(of: [distribution()], unicode: true), [""])
  }

  func testSidesHaveOneScale() {
    XCTAssertEqual(
      sparklines(of: [distribution(80, 20), distribution(40, 40)], unicode: true), ["█▂", "▄▄"])
  }

  /// The sides of a pair are described over the same bins and on one scale.
  func testShapesOfAPair() throws {
    let pair = Pair(
      reference: try DataFrame([("x", integers(1, 1, 1, 2)), ("only", integers(1, 2, 3, 4))]),
      current: try DataFrame([("x", integers(2, 3))]))
    let interpreter = Interpreter()
    let source = SourceText(name: "test", text: "load \"a.csv\" vs load \"b.csv\" | describe")
    var resolver = interpreter.resolver(for: source)
    let resolved = try XCTUnwrap(resolver.resolve(Parser.parsed(source)).first)
    guard case .pipe(_, let pipe) = resolved.body, let stage = pipe.stages.first else {
      return XCTFail("no stage")
    }
    let value = try stage.verb.run(stage.call, on: .pair(pair))
    var printer = Printer.recorded
    (printer.table.width, printer.table.showDistributions) = (200, true)
    let lines = try printer.text(of: value).split(separator: "\n")
    for (line, end) in zip(lines, ["side       shape", "reference  █▃", "reference", "current     ▅▅"]) {
      XCTAssertTrue(line.hasSuffix(end), String(line))
    }
  }

  // MARK: In tables

  private let table = [
    ("column", texts("age", "city")), ("mean", numbers(35.5, nil)),
    ("note", texts("a note of some length", nil)),
  ]

  private func shown(
    _ table: [(String, Column)], keys: [String] = ["column"], style: TableStyle
  ) throws -> String {
    let frame = try DataFrame(table)
    let distributions = try RowDistributions(
      [[distribution(10, 90), distribution(50, 50)], []], of: DataFrame(self.table), keys: keys,
      headings: ["then", "now"], spareColumns: ["mean"])
    return renderTable(frame, style: style, presentation: Presentation(distributions: distributions))
  }

  func testStandBehindTheKeyOfTheirRow() throws {
    XCTAssertEqual(
      try shown(table, style: TableStyle(width: 60, showTypes: true, showDistributions: true)),
      """
      column  then  now    mean  note
      string             number  string
      age     ▁█    ▄▄     35.5  a note of some length
      city                 null  null
      """)
  }

  func testFollowTheirRow() throws {
    let turned = [("mean", numbers(nil, 35.5)), ("column", texts("city", "age"))]
    XCTAssertEqual(
      try shown(turned, style: TableStyle(width: 60, unicode: false, showDistributions: true)),
      """
      mean  column  then  now
      null  city
      35.5  age     .@    ==
      """)
  }

  func testAreNotShownWithoutTheKeyOrWhereNobodyAsked() throws {
    let plain = "mean  note\n35.5  a note of some length\nnull  null"
    XCTAssertEqual(
      try shown(Array(table.dropFirst()), style: TableStyle(showDistributions: true)), plain)
    XCTAssertFalse(try shown(table, style: TableStyle()).contains("then"))
    let other = [("column", texts("other")), ("x", integers(1))]
    XCTAssertEqual(try shown(other, style: TableStyle(showDistributions: true)), "column  x\nother   1")
  }

  /// They take the room of what can be spared, and are no columns of the frame that could be counted as left out.
  func testMakeRoomForThemselvesAndGoFirst() throws {
    XCTAssertEqual(
      try shown(table, style: TableStyle(width: 43, showDistributions: true)),
      """
      column  then  now  note
      age     ▁█    ▄▄   a note of some length
      city               null
      2 rows × 3 columns
      +1 column: mean
      """)
    XCTAssertEqual(
      try shown(table, style: TableStyle(width: 20, showDistributions: true)),
      """
      column  mean  note
      age     35.5  a not…
      city    null  null
      """)
  }
}
