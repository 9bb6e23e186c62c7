import DataFrame
import Drift
import XCTest

@testable import DriftREPL

/// Odd data gives an explanation that says what cannot be known, and no mark-up of its own.
final class ExplanationEdgeTests: XCTestCase {
  private func numbers(_ values: [Double?]) -> Column { .number(TypedColumn(values, placeholder: 0)) }

  private func report(_ reference: DataFrame, _ current: DataFrame, target: String? = nil) throws
    -> ExplanationReport
  {
    var options = ExplanationOptions()
    options.target = target
    return ExplanationReport(
      explanation: try Explanation(reference: reference, current: current, options: options), charts: [])
  }

  func testOneRow() throws {
    let frame = try DataFrame([("x", numbers([1])), ("y", .string(StringColumn(["a"])))])
    let explanation = try report(frame, frame, target: "y").explanation
    XCTAssertEqual(explanation.kind.kind, .none)
    XCTAssertNil(explanation.kind.targetGivenFeatures)
    XCTAssertEqual(explanation.advice.action, .nothing)
  }

  func testNoRows() throws {
    let frame = try DataFrame([("x", numbers([]))])
    let explanation = try report(frame, frame).explanation
    XCTAssertEqual(explanation.what.tested, 0)
    XCTAssertEqual(explanation.what.untested.map(\.column), ["x"])
  }

  func testAllNull() throws {
    let full = try DataFrame([
      ("x", numbers((0..<200).map { Double($0) })), ("z", numbers((0..<200).map(Double.init))),
    ])
    var empty = full
    try empty.set("x", to: Column(nulls: 200, type: .number))
    let explanation = try report(full, empty).explanation
    XCTAssertEqual(explanation.kind.kind, .missing)
    XCTAssertEqual(explanation.kind.column, "x")
    XCTAssertEqual(explanation.advice.action, .fixTheData)
  }

  func testNoCommonColumns() throws {
    let left = try DataFrame([("a", numbers((0..<60).map { Double($0) }))])
    let right = try DataFrame([("b", numbers((0..<60).map { Double($0) }))])
    let explanation = try report(left, right).explanation
    XCTAssertEqual(explanation.what.tested, 0)
    XCTAssertEqual(explanation.what.untested.map(\.column), ["a", "b"])
    XCTAssertEqual(explanation.advice.action, .reengineer)
    XCTAssertEqual(explanation.advice.column, "a")
  }

  func testNamesThatAreNotThere() throws {
    let frame = try DataFrame([("a", numbers([1, 2]))])
    XCTAssertThrowsError(try report(frame, frame, target: "b")) { error in
      XCTAssertEqual(error as? DriftError, .unknownColumn("b", available: ["a"]))
    }
  }

  func testHostileNamesAreEscaped() throws {
    let name = "<script>alert(1)</script>\u{1B}[31m`|*"
    var source = NormalSource(seed: 1, stream: 0)
    let before = (0..<500).map { _ in source.normal() as Double? }
    let after = (0..<500).map { _ in source.normal() + 1 as Double? }
    let report = try report(
      try DataFrame([(name, numbers(before))]), try DataFrame([(name, numbers(after))]))
    XCTAssertEqual(report.explanation.what.columns.first?.column, name)
    XCTAssertFalse(report.page.contains("<script>alert"))
    XCTAssertTrue(report.page.contains("&lt;script&gt;alert"))
    XCTAssertFalse(report.markdown.contains("<script>"))
    for text in [report.page, report.markdown, report.terminal(width: 80), report.json] {
      XCTAssertFalse(text.contains("\u{1B}"))
    }
  }

  func testThePageAsksForNothing() throws {
    let frame = try DataFrame([("x", numbers([1, 2, 3]))])
    let page = try report(frame, frame).page
    XCTAssertTrue(page.contains("default-src 'none'"))
    XCTAssertFalse(page.contains("http://") || page.contains("https://"))
    for key in ["what", "since", "where", "mix", "matters", "kind", "advice"] {
      XCTAssertTrue(page.contains("<section id=\"\(key)\">"), key)
    }
  }

  func testTwoScreensAreEnough() throws {
    let simulation = InsuranceSimulation(seed: 1, rows: 400)
    var options = ExplanationOptions()
    options.target = "group_name"
    options.snapshot = "snapshot"
    let explanation = try Explanation(
      reference: simulation.month(0), current: simulation.months(20...26), options: options)
    let lines = ExplanationReport(explanation: explanation, charts: []).terminal(width: 80).split(
      separator: "\n", omittingEmptySubsequences: false)
    XCTAssertLessThanOrEqual(lines.count, 48)
    XCTAssertLessThanOrEqual(lines.map(\.count).max() ?? 0, 80)
  }

  func testAWishToStopIsHeeded() throws {
    let simulation = InsuranceSimulation(seed: 1, rows: 400)
    let (reference, current) = (try simulation.month(0), try simulation.month(9))
    Cancellation.request()
    defer { Cancellation.reset() }
    XCTAssertThrowsError(try Explanation(reference: reference, current: current))
  }
}
