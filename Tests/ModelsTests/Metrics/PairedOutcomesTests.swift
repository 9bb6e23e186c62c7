import DataFrame
import Foundation
import XCTest

@testable import Models

final class PairedOutcomesTests: XCTestCase {
  private func answers(_ name: String, _ labels: [String?], _ probabilities: [String: [Double?]] = [:])
    -> Answers
  {
    Answers(
      name: name,
      content: .classes(
        Labels(.string(StringColumn(labels))),
        probabilities: probabilities.sorted { $0.key < $1.key }.map {
          ClassProbability(label: $0.key, values: TypedColumn($0.value, placeholder: 0))
        }))
  }

  private func classes(_ outcomes: Outcomes) throws -> ClassOutcomes {
    guard case .classes(let outcomes) = outcomes else { throw XCTSkip("no classes") }
    return outcomes
  }

  func testRowsThatAllKnow() throws {
    let truth = Column.string(StringColumn(["a", nil, "b", "c", "a"]))
    let paired = try PairedOutcomes(
      truth: truth,
      answers: [answers("m", ["a", "a", "b", nil, "b"]), answers("n", ["b", "b", "b", "b", "d"])])
    XCTAssertEqual(paired.rows, [0, 2, 4])
    XCTAssertEqual(paired.names, ["m", "n"])
    let (first, second) = (try classes(paired.outcomes[0]), try classes(paired.outcomes[1]))
    XCTAssertEqual(first.classes, ["a", "b", "c", "d"])
    XCTAssertEqual(first.truth, [0, 1, 0])
    XCTAssertEqual(first.predicted, [0, 1, 1])
    XCTAssertEqual(second.predicted, [1, 1, 3])
    XCTAssertNil(first.probabilities)
  }

  func testProbabilitiesByClass() throws {
    let truth = Column.string(StringColumn(["a", "b", "c"]))
    let known = ["a": [0.9, 0.2, nil], "b": [0.1, 0.8, 1]] as [String: [Double?]]
    let paired = try PairedOutcomes(truth: truth, answers: [answers("m", ["a", "b", "b"], known)])
    XCTAssertEqual(paired.rows, [0, 1], "a row without a probability is not known")
    XCTAssertEqual(try classes(paired.outcomes[0]).probabilities, [[0.9, 0.2], [0.1, 0.8], [0, 0]])
    let partly = try PairedOutcomes(
      truth: truth, answers: [answers("m", ["a", "b", "b"], ["a": [0.9, 0.2, 0.1]])])
    XCTAssertNil(try classes(partly.outcomes[0]).probabilities, "b has none")
    XCTAssertEqual(partly.rows, [0, 1, 2])
  }

  func testNumbers() throws {
    let truth = Column.integer(TypedColumn([1, nil, 3, 4], placeholder: 0))
    let values = TypedColumn([1.5, 2, Double.infinity, 4], placeholder: 0)
    let paired = try PairedOutcomes(truth: truth, answers: [Answers(name: "m", content: .numbers(values))])
    XCTAssertEqual(paired.rows, [0, 3])
    guard case .numbers(let outcomes) = paired.outcomes[0] else { return XCTFail("no numbers") }
    XCTAssertEqual(outcomes.errors, [-0.5, 0])
    XCTAssertThrowsError(
      try PairedOutcomes(
        truth: .string(StringColumn(["a"])),
        answers: [Answers(name: "m", content: .numbers(TypedColumn([1])))]))
  }

  func testLabelsOfEveryType() {
    XCTAssertEqual(Labels(.integer(TypedColumn([10, 9, nil], placeholder: 0))).classes, ["10", "9"])
    XCTAssertEqual(Labels(.integer(TypedColumn([10, 9, nil], placeholder: 0))).codes, [0, 1, -1])
    XCTAssertEqual(Labels(.bool(TypedColumn([true, false]))).codes, [1, 0])
    let strings = StringColumn(["y", "x", "y"]).codes
    let unused = Labels(.string(StringColumn(codes: strings, dictionary: ["y", "x", "z"])))
    XCTAssertEqual(unused.classes, ["x", "y"], "an entry without rows is no class")
  }

  func testDifferences() throws {
    let world = (SimulatedOutcomes(), SimulatedOutcomes(noise: 1))
    let (first, second) = (world.0.rows(400, stream: 1), world.1.rows(400, stream: 1))
    let rows = try Bootstrap(resamples: 200).differences(.classes(first), .classes(second))
    let names = Metrics.values(of: .classes(first)).map(\.name).filter { !$0.hasPrefix("expected_") }
    XCTAssertEqual(rows.map(\.name), names, "the truth is the same for both")
    XCTAssertEqual(rows, try Bootstrap(resamples: 200).differences(.classes(first), .classes(second)))
    let accuracy = try XCTUnwrap(rows.first?.value)
    let own = [first, second].map { Double($0.confusion.hits) / 400 }
    XCTAssertEqual(accuracy.value, own[1] - own[0])
    XCTAssertLessThan(try XCTUnwrap(accuracy.high), 0, "noise makes it worse, surely")
    for named in rows {
      guard let value = named.value, let low = value.low, let high = value.high else { continue }
      XCTAssertLessThanOrEqual(low, value.value + 1e-12, named.name)
      XCTAssertGreaterThanOrEqual(high, value.value - 1e-12, named.name)
    }
    XCTAssertNil(rows.first { $0.name == "certainty_min" }?.value?.low)
  }

  /// A model against itself differs by nothing, and surely so.
  func testNoDifference() throws {
    let outcomes = Outcomes.classes(SimulatedOutcomes().rows(100, stream: 2))
    for named in try Bootstrap(resamples: 50).differences(outcomes, outcomes) {
      XCTAssertEqual(named.value?.value, 0, named.name)
      XCTAssertEqual(named.value?.low ?? 0, 0, named.name)
      XCTAssertEqual(named.value?.high ?? 0, 0, named.name)
    }
  }

  /// The interval of a difference holds what a large sample says in about 95 % of samples.
  func testCoverageOfDifferences() throws {
    let world = (SimulatedOutcomes(), SimulatedOutcomes(noise: 0.7))
    func difference(_ rows: Int, stream: Int, resamples: Int) throws -> [String: MetricValue?] {
      let first = Outcomes.classes(world.0.rows(rows, stream: stream))
      let second = Outcomes.classes(world.1.rows(rows, stream: stream))
      let found = try Bootstrap(resamples: resamples).differences(first, second)
      return Dictionary(uniqueKeysWithValues: found.map { ($0.name, $0.value) })
    }
    let truth = try difference(200_000, stream: -1, resamples: 0)
    var hits: [String: Int] = [:]
    let names = ["accuracy", "balanced_accuracy", "log_loss", "brier", "roc_auc", "f1_b"]
    for sample in 0..<100 {
      let found = try difference(150, stream: sample, resamples: 100)
      for name in names {
        guard let value = truth[name]??.value, let low = found[name]??.low, let high = found[name]??.high
        else {
          continue
        }
        hits[name, default: 0] += low <= value && value <= high ? 1 : 0
      }
    }
    for name in names { XCTAssertGreaterThan(hits[name] ?? 0, 89, name) }
    if ProcessInfo.processInfo.environment["DRIFT_PRINT_ACCURACY"] != nil { print(hits) }
  }
}
