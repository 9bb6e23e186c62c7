import DataFrame
import XCTest

@testable import Drift

final class HomogeneityTests: XCTestCase {
  func testStatisticIsPearsons() {
    // SciPy: chi2_contingency([[580, 432, 488], [582, 443, 475]]).
    let test = Homogeneity(table([580, 432, 488], [582, 443, 475]))
    XCTAssertEqual(test.statistic, 0.31722130533705806, accuracy: 1e-12)
    XCTAssertEqual(test.chiSquaredP, 0.8533285354870748, accuracy: 1e-12)
    XCTAssertFalse(test.isSparse)
    XCTAssertTrue(Homogeneity(table([580, 4], [582, 5])).isSparse)
  }

  func testPermutationNearsTheExactP() throws {
    // For 2×2 tables with equal margins the exact p is Fisher's.
    let test = Homogeneity(table([8, 2], [1, 9]))
    let p = try test.permutationP(limit: 20_000, seed: 1)
    XCTAssertEqual(p, 5.4774946415813289e-3, accuracy: 1.5e-3)
  }

  func testPermutationNeverGivesZero() throws {
    let test = Homogeneity(table([200, 0], [0, 200]))
    XCTAssertEqual(try test.permutationP(limit: 99, seed: 1), 0.01)
  }

  func testHypergeometricSamplesFollowTheirProbabilities() {
    let draw = Hypergeometric(population: 20, marked: 7, draws: 9)
    var generator = SeededGenerator(seed: 4)
    var counts = [Int](repeating: 0, count: 8)
    let samples = 20_000
    for _ in 0..<samples { counts[draw.sample(using: &generator)] += 1 }
    for (value, count) in counts.enumerated() {
      let p = draw.probability(value)
      let error = 4 * (p * (1 - p) / Double(samples)).squareRoot()
      XCTAssertEqual(Double(count) / Double(samples), p, accuracy: error + 1e-4, "\(value)")
    }
    XCTAssertEqual(draw.support.map(draw.probability).reduce(0, +), 1, accuracy: 1e-13)
  }

  private func table(_ reference: [Int], _ current: [Int]) -> CategoryTable {
    func counts(_ values: [Int]) -> CategoryCounts {
      CategoryCounts(
        SortedSample(values.enumerated().flatMap { [Double](repeating: Double($0), count: $1) }))
    }
    return CategoryTable(counts(reference), counts(current))
  }
}
