import XCTest

@testable import Models

/// Values held against scikit-learn's.
final class ReferenceMetricsTests: XCTestCase {
  private func outcomes(_ case: ReferenceMetrics.Classes, _ probabilities: [[Double]]?) -> ClassOutcomes {
    ClassOutcomes(
      classes: `case`.classes, truth: `case`.truth, predicted: `case`.predicted, probabilities: probabilities)
  }

  func testMetricsOfClasses() throws {
    for reference in try ReferenceMetrics.load().classes {
      let values = Metrics.values(of: .classes(outcomes(reference, reference.probabilities)))
      XCTAssertEqual(Set(values.map(\.name)), Set(reference.values.keys))
      for named in values {
        let expected = try XCTUnwrap(reference.values[named.name])
        XCTAssertEqual(named.value == nil, expected == nil, named.name)
        guard let value = named.value, let expected else { continue }
        XCTAssertEqual(value.value, expected, accuracy: 1e-12 * max(1, expected.magnitude), named.name)
      }
    }
  }

  func testConfusionMatrix() throws {
    for reference in try ReferenceMetrics.load().classes {
      let confusion = outcomes(reference, nil).confusion
      let indices = reference.classes.indices
      XCTAssertEqual(indices.map { truth in indices.map { confusion[truth, $0] } }, reference.confusion)
      XCTAssertEqual(confusion.total, reference.truth.count)
    }
  }

  func testMetricsOfNumbers() throws {
    for reference in try ReferenceMetrics.load().numbers {
      let outcomes = NumberOutcomes(truth: reference.truth, predicted: reference.predicted)
      let values = Metrics.values(of: .numbers(outcomes))
      XCTAssertEqual(Set(values.map(\.name)), Set(reference.values.keys))
      for named in values {
        let expected = try XCTUnwrap(reference.values[named.name])
        XCTAssertEqual(
          try XCTUnwrap(named.value).value, expected, accuracy: 1e-12 * max(1, expected.magnitude), named.name
        )
      }
    }
  }

  func testWilsonInterval() throws {
    for reference in try ReferenceMetrics.load().classes {
      let accuracy = Metrics.values(of: .classes(outcomes(reference, nil)))[0].value
      XCTAssertEqual(try XCTUnwrap(accuracy?.low), reference.wilson[0], accuracy: 1e-12)
      XCTAssertEqual(try XCTUnwrap(accuracy?.high), reference.wilson[1], accuracy: 1e-12)
    }
  }

  func testDeLongInterval() throws {
    let binary = try ReferenceMetrics.load().classes.filter { $0.delong != nil }
    XCTAssertGreaterThan(binary.count, 2)
    for reference in binary {
      let first = outcomes(reference, reference.probabilities)
      let limits = try XCTUnwrap(reference.delong)
      let area = try XCTUnwrap(ROCAreas(first)).measured
      XCTAssertEqual(try XCTUnwrap(area.low), limits[0], accuracy: 1e-12)
      XCTAssertEqual(try XCTUnwrap(area.high), limits[1], accuracy: 1e-12)
      let second = outcomes(reference, reference.second)
      let expected = try XCTUnwrap(reference.delongDifference)
      let difference = try XCTUnwrap(ROCAreas(second)).difference(to: XCTUnwrap(ROCAreas(first)))
      let found = [difference.value, try XCTUnwrap(difference.low), try XCTUnwrap(difference.high)]
      for (found, expected) in zip(found, expected) { XCTAssertEqual(found, expected, accuracy: 1e-12) }
    }
  }

  func testIsotonicRegression() throws {
    for reference in try ReferenceMetrics.load().isotonic {
      let curve = IsotonicRegression(places: reference.places, values: reference.values)
      for (place, answer) in zip(reference.asked, reference.answers) {
        XCTAssertEqual(curve(place), answer, accuracy: 1e-12, "at \(place)")
      }
    }
  }
}
