import DataFrame
import Drift
import Foundation
import Models
import XCTest

@testable import DriftREPL

/// What `explain` says of planted truths, and of data that is odd.
final class ExplanationTests: XCTestCase {
  private func explained(_ scenario: Scenario, seed: Int = 3) throws -> Explanation {
    var simulation = InsuranceSimulation(seed: seed, rows: 600, scenario: scenario)
    simulation.strength = .medium
    simulation.onset = 3
    var options = ExplanationOptions()
    options.target = "group_name"
    options.snapshot = "snapshot"
    return try Explanation(
      reference: simulation.month(0), current: simulation.months(1...6), options: options)
  }

  func testNothingIsSaidOfNothing() throws {
    let explanation = try explained(.none)
    XCTAssertEqual(explanation.kind.kind, .none)
    XCTAssertEqual(explanation.what.columns, [])
    XCTAssertEqual(explanation.since.state, .steady)
    XCTAssertEqual(explanation.segments.inside, [])
    XCTAssertNil(explanation.mix)
    XCTAssertEqual(explanation.advice.action, .nothing)
  }

  func testCovariateDrift() throws {
    let explanation = try explained(.covariate)
    XCTAssertEqual(explanation.kind.kind, .covariate)
    XCTAssertEqual(explanation.what.columns.first?.column, "age")
    XCTAssertEqual(explanation.since.onsets.first?.snapshot, "month-3")
    XCTAssertEqual(explanation.scope.comparedRows, 4 * 600)
    XCTAssertEqual(explanation.scope.giveaways, ["risk", "group"])
    XCTAssertEqual(explanation.advice.action, .watch)
  }

  func testLabelDrift() throws {
    let explanation = try explained(.label)
    XCTAssertEqual(explanation.kind.kind, .label)
    XCTAssertEqual(explanation.what.columns.first?.column, "group_name")
    XCTAssertEqual(explanation.since.onsets.first?.snapshot, "month-3")
    XCTAssertEqual(explanation.advice.action, .recalibrate)
  }

  func testTheTruthIsNoPrediction() throws {
    let simulation = InsuranceSimulation(seed: 3, rows: 600)
    var options = ExplanationOptions()
    (options.target, options.prediction) = ("group_name", "group_name")
    let explanation = try Explanation(
      reference: simulation.month(0), current: simulation.month(24), options: options)
    XCTAssertEqual(explanation.what.columns.count { $0.column == "group_name" }, 1)
    XCTAssertEqual(explanation.what.columns.first { $0.column == "group_name" }?.part, .target)
  }

  func testAMeanIsSplitWithoutRest() throws {
    let mix = try XCTUnwrap(try explained(.label).mix)
    XCTAssertEqual(mix.ofShares + mix.within, mix.now - mix.before, accuracy: 1e-12)
    XCTAssertEqual(mix.groups.reduce(0) { $0 + $1.shareNow }, 1, accuracy: 1e-12)
    XCTAssertEqual(mix.column, "group_name")
  }

  func testEveryRuleOfAdviceIsDocumented() throws {
    let page = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appending(path: "../../../Documentation/Explanation.md")
    let text = try String(contentsOf: page, encoding: .utf8)
    XCTAssertEqual(Set(AdviceRule.all.map(\.name)).count, AdviceRule.all.count)
    for rule in AdviceRule.all {
      XCTAssertTrue(text.contains("| \(rule.name) | \(rule.action.rawValue) |"), rule.name)
    }
    XCTAssertEqual(Set(AdviceRule.all.map(\.action)), Set(Advice.Action.allCases))
  }

  func testConceptDriftAndItsSegment() throws {
    let explanation = try explained(.concept)
    XCTAssertEqual(explanation.kind.kind, .concept)
    XCTAssertEqual(
      explanation.segments.inside.first?.predicates, [SegmentPredicate("training", .equals(.number(1)))])
    XCTAssertEqual(explanation.since.onsets.first?.snapshot, "month-3")
    XCTAssertEqual(explanation.advice.action, .fallBack)
  }

  func testErrorsInTheData() throws {
    let missing = try explained(.missing)
    XCTAssertEqual(missing.kind.kind, .missing)
    XCTAssertEqual(missing.kind.column, "miles")
    XCTAssertEqual(missing.advice.action, .fixTheData)
    let unit = try explained(.unit)
    XCTAssertEqual(unit.kind.kind, .unit)
    XCTAssertEqual(unit.kind.unit?.name, "kilometres instead of miles")
    XCTAssertEqual(unit.kind.unit?.share ?? 0, 0.5, accuracy: 0.1)
    XCTAssertEqual(unit.advice.action, .fixTheData)
  }

  func testDriftInsideASegment() throws {
    var simulation = InsuranceSimulation(seed: 3, rows: 1500, scenario: .segment)
    simulation.strength = .strong
    let explanation = try Explanation(reference: simulation.month(0), current: simulation.month(6))
    let first = try XCTUnwrap(explanation.segments.inside.first)
    XCTAssertEqual(first.column, "miles")
    XCTAssertEqual(Set(first.predicates.map(\.column)), ["age", "training"])
    XCTAssertTrue(explanation.kind.isInSegment)
  }

  func testWithoutLabelsItCannotTell() throws {
    let simulation = InsuranceSimulation(seed: 3, rows: 800, scenario: .covariate)
    let explanation = try Explanation(reference: simulation.month(0), current: simulation.month(6))
    XCTAssertEqual(explanation.kind.kind, .unknown)
    XCTAssertNil(explanation.kind.targetGivenFeatures)
    XCTAssertEqual(explanation.since.state, .noSnapshots)
    XCTAssertEqual(explanation.matters.basis, .unknown)
    let text = ExplanationText(explanation: explanation)
    XCTAssertTrue(text.since.joined().contains("name one"))
    XCTAssertTrue(text.matters.joined().contains("give `model: m`"))
    XCTAssertTrue(text.kind.joined().contains("give `target:`"))
  }

  func testAModelIsMeasuredAndEstimated() throws {
    let simulation = InsuranceSimulation(seed: 3, rows: 1500, scenario: .concept)
    let reference = try simulation.month(0)
    var fit = FitOptions()
    fit.features = ["training", "age", "braking_distance", "power", "miles", "emergency_braking"]
    fit.learner = "logistic"
    var options = ExplanationOptions()
    options.model = try Fit("group_name", on: reference, options: fit).model
    let measured = try Explanation(reference: reference, current: simulation.month(6), options: options)
    XCTAssertEqual(measured.matters.basis, .measured)
    XCTAssertEqual(measured.matters.metric, "accuracy")
    XCTAssertEqual(measured.matters.hurts, true)
    XCTAssertEqual(measured.matters.importance.count, 6)
    XCTAssertEqual(measured.matters.importance.first?.share, 1)

    var blind = DataFrame()
    let current = try simulation.month(6)
    for (name, column) in zip(current.names, current.columns) where name != "group_name" {
      try blind.set(name, to: column)
    }
    let estimated = try Explanation(reference: reference, current: blind, options: options)
    XCTAssertEqual(estimated.matters.basis, .estimated)
    // P(x) is as it was, so without labels nothing can be seen: what the text says of the estimate.
    XCTAssertEqual(estimated.matters.hurts, false)
    XCTAssertTrue(
      ExplanationText(explanation: estimated).matters.joined().contains("cannot see concept drift"))
  }

  func testEveryNumberInASentenceStandsInTheJSON() throws {
    for scenario in [Scenario.covariate, .concept, .unit, .workshop] {
      let explanation = try explained(scenario)
      let text = ExplanationText(explanation: explanation)
      let known = KnownNumbers(explanation.json)
      for part in text.parts {
        for sentence in part.sentences {
          XCTAssertEqual(known.strangers(in: sentence), [], "\(scenario) \(part.key): \(sentence)")
        }
      }
    }
    XCTAssertEqual(KnownNumbers(.number(0.1234)).strangers(in: "0.123, 12.3% and 77 of it"), ["77"])
  }

  func testTheSameTwice() throws {
    let twice = try (0..<2).map { _ in try explained(.missing).json.text }
    XCTAssertEqual(twice[0], twice[1])
  }
}
