import DataFrame
import XCTest

@testable import Models

final class LogisticRegressionTests: XCTestCase {
  func testGradientIsTheSlopeOfTheLoss() throws {
    let objective = try objective(rows: 300)
    var source = NormalSource(seed: 4, stream: 0)
    let point = (0..<objective.parameters).map { _ in source.normal() }
    let gradient = try objective.value(point).gradient
    for index in point.indices {
      var (up, down) = (point, point)
      up[index] += 1e-5
      down[index] -= 1e-5
      let slope = (try objective.value(up).value - (try objective.value(down).value)) / 2e-5
      XCTAssertEqual(gradient[index], slope, accuracy: 1e-8)
    }
  }

  func testTheMinimumHasNoSlope() throws {
    let objective = try objective(rows: 1000)
    let start = [Double](repeating: 0, count: objective.parameters)
    let point = try LBFGS().minimize(from: start, objective.value)
    let gradient = try objective.value(point).gradient
    XCTAssertLessThanOrEqual(gradient.map(\.magnitude).max() ?? 1, 1e-6)
  }

  /// Rosenbrock's valley, whose minimum is at (1, 1).
  func testSolverFollowsACurvedValley() throws {
    var solver = LBFGS()
    solver.tolerance = 1e-9
    let end = try solver.minimize(from: [-1.2, 1]) { point in
      let (x, y) = (point[0], point[1])
      let rest = y - x * x
      return ((1 - x) * (1 - x) + 100 * rest * rest, [-2 * (1 - x) - 400 * x * rest, 200 * rest])
    }
    XCTAssertEqual(end[0], 1, accuracy: 1e-7)
    XCTAssertEqual(end[1], 1, accuracy: 1e-7)
  }

  func testWeightsCountAsRepeatedRows() throws {
    let frame = ModelSamples.classes(200, nulls: false)
    var options = FitOptions()
    options.learner = "logistic"
    options.testShare = 0
    let twice = frame.gather((0..<200).flatMap { $0 < 50 ? [$0, $0] : [$0] })
    let repeated = try Fit("label", on: twice, options: options).model
    options.weights = (0..<200).map { $0 < 50 ? 2 : 1 }
    let weighted = try Fit("label", on: frame, options: options).model
    guard case .classes(let left) = try repeated.predict(frame),
      case .classes(let right) = try weighted.predict(frame)
    else { return XCTFail("no classes") }
    for (a, b) in zip(left.probabilities.joined(), right.probabilities.joined()) {
      // The means that standardise the numbers are not weighted, so the penalty differs by a little.
      XCTAssertEqual(a, b, accuracy: 0.01)
    }
  }

  private func objective(rows: Int) throws -> SoftmaxObjective {
    let frame = ModelSamples.classes(rows)
    let encoding = try FeatureEncoding(["x", "y", "town", "flag"], learnedFrom: frame)
    let target = try Target(frame.column("label"), name: "label", kind: nil)
    guard case .classes(let labels, let count) = target.truth else { throw ModelError.noFeatures }
    return SoftmaxObjective(
      design: DesignMatrix(try encoding.encode(frame, for: "label"), encoding), labels: labels,
      classes: count,
      weights: (0..<rows).map { 1 + Double($0 % 3) }, penalty: 0.1)
  }
}
