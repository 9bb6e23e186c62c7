import DataFrame
import XCTest

@testable import Drift

final class KernelGridTests: XCTestCase {
  /// The grid against the sums over all pairs, for values of every shape.
  func testDiscrepancyIsThatOfAllPairs() {
    var frames = NormalSource(seed: 3, stream: 0)
    let normal = (0..<60).map { _ in frames.normal() }.sorted()
    let shifted = (0..<45).map { _ in frames.normal() * 2 + 1 }.sorted()
    let shapes: [([Double], [Double])] = [
      (normal, shifted), (normal, shifted.map { $0 * 1000 }), (normal, normal), ([0, 0, 1], [0, 1, 1]),
      ([1, 2, 3], [1e6, 1e6 + 2, 1e12]), (normal.map { $0 * 1e-200 }, shifted.map { $0 * 1e-200 }),
    ]
    for (first, second) in shapes {
      let bandwidth = MaximumMeanDiscrepancy.bandwidth(of: first)
      func mean(_ left: [Double], _ right: [Double], excludesSelf: Bool) -> Double {
        var sum = 0.0
        for (i, x) in left.enumerated() {
          for (j, y) in right.enumerated() where !(excludesSelf && i == j) {
            let distance = (x - y) / bandwidth
            sum += PortableMath.exp(-distance * distance / 2)
          }
        }
        return sum / Double(left.count * (right.count - (excludesSelf ? 1 : 0)))
      }
      let expected =
        mean(first, first, excludesSelf: true) + mean(second, second, excludesSelf: true)
        - 2 * mean(first, second, excludesSelf: false)
      let kernel = KernelTwoSample(first, second, bandwidth: bandwidth)
      XCTAssertEqual(kernel.discrepancy, expected, accuracy: 2e-14)
    }
  }

  func testPermutationsAreSeededAndUnbiased() throws {
    var frames = NormalSource(seed: 5, stream: 0)
    let first = (0..<40).map { _ in frames.normal() }.sorted()
    let second = (0..<50).map { _ in frames.normal() }.sorted()
    let kernel = KernelTwoSample(first, second, bandwidth: 1)
    var (one, other) = (SeededGenerator(seed: 9), SeededGenerator(seed: 9))
    let drawn = try kernel.permuted(400, using: &one)
    XCTAssertEqual(drawn, try kernel.permuted(400, using: &other))
    let mean = drawn.reduce(0, +) / 400
    let deviation = (drawn.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / 400).squareRoot()
    // The mean over all permutations is 0.
    XCTAssertEqual(mean, 0, accuracy: 4 * deviation / 20)
    XCTAssertGreaterThan(deviation, 0)
  }

  func testPairwiseDistances() {
    let values: [Double] = [-3, -1, -1, 0.5, 4, 4.25, 9]
    var distances: [Double] = []
    for i in values.indices {
      for j in values.indices.dropFirst(i + 1) { distances.append(values[j] - values[i]) }
    }
    let pairs = PairwiseDistances(values)
    for (k, expected) in distances.sorted().enumerated() { XCTAssertEqual(pairs.smallest(k), expected) }
    XCTAssertEqual(pairs.count(upTo: 0), 1)
  }

  func testPooledOrder() {
    let (first, second): ([Double], [Double]) = ([1, 3, 3, 8], [0, 3, 5, 6, 7, 9, 11])
    let pooled = PooledOrder(first, second)
    for (k, expected) in (first + second).sorted().enumerated() { XCTAssertEqual(pooled[k], expected) }
    // NumPy: percentile([0, 1, 3, 3, 3, 5, 6, 7, 8, 9, 11], [25, 75]).
    XCTAssertEqual(pooled.quantile(0.25), 3)
    XCTAssertEqual(pooled.quantile(0.75), 7.5)
    XCTAssertEqual(PooledOrder([], [2, 4]).quantile(0.5), 3)
  }

  func testLeastSquaresParabola() {
    // A parabola is found again, and of other points NumPy's polyfit([0, 1, 2, 4], [1, 0, 2, 3], 2) at 3.
    let exact = LeastSquaresParabola(x: [-1, 0, 2, 5], y: [6, 1, 3, 36])
    XCTAssertEqual(exact(3), 10, accuracy: 1e-12)
    let fitted = LeastSquaresParabola(x: [0, 1, 2, 4], y: [1, 0, 2, 3])
    XCTAssertEqual(fitted(3), 23.0 / 11, accuracy: 1e-12)
  }

  func testEigenvalues() {
    // Σ λ vv' is the matrix again.
    var matrix = SymmetricMatrix4()
    for row in 0..<4 {
      for column in 0..<4 { matrix[row, column] = 1 / Double(row + column + 1) }
    }
    let (values, vectors) = matrix.eigen()
    for row in 0..<4 {
      for column in 0..<4 {
        let sum = zip(values, vectors).reduce(0.0) { $0 + $1.0 * $1.1[row] * $1.1[column] }
        XCTAssertEqual(sum, matrix[row, column], accuracy: 1e-15)
      }
    }
    // The largest eigenvalue of the Hilbert matrix of order 4 (NumPy's eigvalsh).
    XCTAssertEqual(values.max() ?? 0, 1.5002142800592426, accuracy: 1e-14)
  }
}
