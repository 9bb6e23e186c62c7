import XCTest

@testable import Models

/// What metrics say where there is little to say.
final class MetricsTests: XCTestCase {
  private func values(_ outcomes: ClassOutcomes) -> [String: MetricValue?] {
    Dictionary(uniqueKeysWithValues: Metrics.values(of: .classes(outcomes)).map { ($0.name, $0.value) })
  }

  func testRegistry() {
    XCTAssertEqual(Set(Metrics.all.map(\.name)).count, Metrics.all.count)
    for metric in Metrics.all {
      XCTAssertTrue(metric.summary.hasSuffix("."), metric.name)
      XCTAssertFalse(metric.formula.isEmpty || metric.interval.isEmpty, metric.name)
      XCTAssertFalse(metric.references.isEmpty, metric.name)
    }
  }

  func testNoRows() {
    let empty = ClassOutcomes(classes: ["a", "b"], truth: [], predicted: [], probabilities: [[], []])
    for (name, value) in values(empty) { XCTAssertNil(value, name) }
    for named in Metrics.values(of: .numbers(NumberOutcomes(truth: [], predicted: []))) {
      XCTAssertNil(named.value, named.name)
    }
  }

  func testOneRow() {
    let one = values(
      ClassOutcomes(classes: ["a", "b"], truth: [0], predicted: [0], probabilities: [[0.7], [0.3]]))
    XCTAssertEqual(one["accuracy"]??.value, 1)
    XCTAssertEqual(one["certainty_mean"]??.value, 0.7)
    XCTAssertNil(one["certainty_mean"]??.low, "one row does not scatter")
    XCTAssertEqual(one["brier"]??.value ?? 0, 0.09, accuracy: 1e-15)
    XCTAssertEqual(one["roc_auc"], .some(nil), "there is no pair")
    let number = Metrics.values(of: .numbers(NumberOutcomes(truth: [3], predicted: [5])))
    XCTAssertEqual(number.map(\.value?.value), [2, 2, nil])
    XCTAssertEqual(number.map(\.value?.low), [nil, nil, nil])
  }

  func testOneClassAlone() {
    let outcomes = ClassOutcomes(
      classes: ["a"], truth: [0, 0], predicted: [0, 0], probabilities: [[1, 1]])
    let values = values(outcomes)
    XCTAssertEqual(values["roc_auc"], .some(nil))
    XCTAssertEqual(values["balanced_accuracy"]??.value, 1)
    XCTAssertEqual(values["log_loss"]??.value ?? 1, 0, accuracy: 1e-15)
  }

  func testWithoutProbabilities() {
    let values = values(ClassOutcomes(classes: ["a", "b"], truth: [0, 1], predicted: [1, 1]))
    for name in ["log_loss", "brier", "calibration_error", "roc_auc", "certainty_min", "certainty_mean"] {
      XCTAssertFalse(values.keys.contains(name), name)
    }
    XCTAssertEqual(values["precision_a"], .some(nil), "no row was predicted as a")
    XCTAssertEqual(values["recall_a"]??.value, 0)
    XCTAssertEqual(values["recall_a"]??.low, 0, "not a rounding error above it")
    XCTAssertEqual(values["recall_b"]??.high, 1)
    XCTAssertEqual(values["count_a"]??.value, 0)
    XCTAssertEqual(values["expected_a"]??.value, 1)
    XCTAssertEqual(values["f1_b"]??.value ?? 0, 2 / 3, accuracy: 1e-15)
  }

  func testImpossibleTruthIsAFiniteLoss() {
    let outcomes = ClassOutcomes(
      classes: ["a", "b"], truth: [0], predicted: [1], probabilities: [[0], [1]])
    XCTAssertEqual(values(outcomes)["log_loss"]??.value ?? 0, 36.04365338911715, accuracy: 1e-12)
  }

  func testPerfectNumbers() {
    let values = Metrics.values(of: .numbers(NumberOutcomes(truth: [1, 2, 4], predicted: [1, 2, 4])))
    XCTAssertEqual(values.map(\.value?.value), [0, 0, 1])
  }

  /// The limits of a mean of recalls that are all 1 are not 1: three rows a class cannot tell.
  func testBalancedAccuracyOfFewRows() throws {
    let labels = [0, 0, 0, 1, 1, 1]
    let value = try XCTUnwrap(
      values(ClassOutcomes(classes: ["a", "b"], truth: labels, predicted: labels))["balanced_accuracy"])
    let wilson = 3 / (3 + MetricValue.z * MetricValue.z)
    XCTAssertEqual(try XCTUnwrap(value?.low), 1 - (1 - wilson) / 2.squareRoot(), accuracy: 1e-12)
    XCTAssertEqual(try XCTUnwrap(value?.high), 1, accuracy: 1e-12)
  }
}
