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

  func testAWeightCountsAsRepeatedRows() throws {
    let design = try objective(rows: 100).design
    let labels = (0..<100).map { $0 * 7 % 3 }
    let weighted = SoftmaxObjective(
      design: design, labels: labels, classes: 3, weights: (0..<100).map { $0 < 50 ? 2 : 1 }, penalty: 0.1)
    let width = design.width
    let rows = (0..<150).map { $0 % 100 }
    let twice = DesignMatrix(
      values: rows.flatMap { design.values[$0 * width..<($0 + 1) * width] }, rows: 150, width: width)
    let repeated = SoftmaxObjective(
      design: twice, labels: rows.map { labels[$0] }, classes: 3, weights: nil, penalty: 0.1)
    let point = (0..<weighted.parameters).map { Double($0 % 5) - 2 }
    let (left, right) = (try weighted.value(point), try repeated.value(point))
    XCTAssertEqual(left.value, right.value, accuracy: 1e-12)
    for (a, b) in zip(left.gradient, right.gradient) { XCTAssertEqual(a, b, accuracy: 1e-12) }
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
