import DataFrame
import XCTest

@testable import Models

final class SidesTests: XCTestCase {
  /// The sides are normal around 0 and 1, so the ratio of their densities is exp(x − 1/2), and its effective share 1/e.
  func testDensityWeightsAreTheRatioOfTheDensities() throws {
    let (reference, current) = (normal(3000, mean: 0, seed: 1), normal(2000, mean: 1, seed: 2))
    let weights = try DensityWeights(
      reference: reference, current: current, columns: ["x"], learner: LogisticRegression(), seed: 3)
    guard case .number(let x) = try reference.column("x") else { return XCTFail("no numbers") }
    XCTAssertEqual(weights.values.reduce(0, +) / 3000, 1, accuracy: 1e-9)
    let mean = zip(weights.values, x.values).reduce(0) { $0 + $1.0 * $1.1 } / 3000
    XCTAssertEqual(mean, 1, accuracy: 0.1)
    XCTAssertEqual(weights.effectiveRows / 3000, 0.37, accuracy: 0.12)
    for (weight, value) in zip(weights.values, x.values) where value.magnitude < 1 {
      XCTAssertEqual(weight, PortableMath.exp(value - 0.5), accuracy: 0.35 * PortableMath.exp(value - 0.5))
    }
  }

  func testRatiosAreCutAndCounted() {
    let weights = DensityWeights(ratios: [1, 1, 100, .infinity])
    XCTAssertEqual(weights.clipped, 2)
    XCTAssertEqual(weights.values[2] / weights.values[0], 20, accuracy: 1e-12)
    XCTAssertEqual(weights.effectiveRows, 42.0 * 42 / 802, accuracy: 1e-12)
  }

  /// A line is fitted to a bent boundary where the current side is, and not where the reference is.
  func testWeightsHelpAModelWhereTheFeaturesHaveMoved() throws {
    func labelled(_ frame: DataFrame) throws -> DataFrame {
      guard case .number(let x) = try frame.column("x"), case .number(let y) = try frame.column("y") else {
        throw ModelError.noFeatures
      }
      var frame = frame
      let labels = (0..<frame.rowCount).map { y.values[$0] > x.values[$0] * x.values[$0] - 1 }
      try frame.set("label", to: .bool(TypedColumn(labels)))
      return frame
    }
    let reference = try labelled(normal(3000, mean: 0, seed: 5))
    let current = try labelled(normal(2000, mean: 1.2, seed: 6))
    var options = FitOptions()
    options.learner = "logistic"
    options.testShare = 0
    let plain = try Fit("label", on: reference, options: options).model
    options.weights = try DensityWeights(
      reference: reference, current: current, columns: ["x", "y"], learner: LogisticRegression(), seed: 1
    ).values
    let weighted = try Fit("label", on: reference, options: options).model
    XCTAssertGreaterThan(try accuracy(weighted, current), try accuracy(plain, current) + 0.03)
  }

  func testAreaIsTheShareOfPairs() {
    let (first, second) = ([0.1, 0.4, 0.4, 0.9], [0.4, 0.2, 0.3])
    var wins = 0.0
    for a in first {
      for b in second { wins += a > b ? 1 : (a == b ? 0.5 : 0) }
    }
    let found = SideClassifier.area(first, second)
    XCTAssertEqual(found.area, wins / 12, accuracy: 1e-15)
    XCTAssertEqual(found.variance, (8 - 24.0 / 42) / 144, accuracy: 1e-15)
    XCTAssertEqual(SideClassifier.area([1, 1], [1, 1, 1]).variance, 0, accuracy: 1e-15)
  }

  /// Of 60 pairs of sides that do not differ, p falls below 0.2 in about a fifth.
  func testPIsEvenWhereNothingDiffers() throws {
    var small = 0
    for seed in 0..<60 {
      let (reference, current) = (
        normal(80, mean: 0, seed: 2 * seed), normal(60, mean: 0, seed: 2 * seed + 1)
      )
      let sides = try SideClassifier(
        reference: reference, current: current, columns: ["x", "y"], learner: LogisticRegression(), seed: seed
      )
      if sides.separation.pValue < 0.2 { small += 1 }
    }
    XCTAssertLessThanOrEqual(small, 18)
    XCTAssertGreaterThanOrEqual(small, 3)
  }

  private func normal(_ rows: Int, mean: Double, seed: Int) -> DataFrame {
    var source = NormalSource(seed: seed, stream: 0)
    let x = (0..<rows).map { _ in mean + source.normal() }
    let y = (0..<rows).map { _ in source.normal() }
    return ModelSamples.frame([("x", .number(TypedColumn(x))), ("y", .number(TypedColumn(y)))])
  }

  private func accuracy(_ model: Model, _ frame: DataFrame) throws -> Double {
    guard case .classes(let prediction) = try model.predict(frame),
      case .bool(let truth) = try frame.column("label")
    else { throw ModelError.noFeatures }
    let hits = (0..<frame.rowCount).count { (prediction.labels[$0] == 1) == truth.values[$0] }
    return Double(hits) / Double(frame.rowCount)
  }
}
