import DataFrame
import Drift
import XCTest

final class DriftDistributionTests: XCTestCase {
  private func rows(_ reference: Column, _ current: Column, _ options: DriftOptions = DriftOptions()) throws
    -> [DriftRow]
  {
    try DriftTable(
      reference: DataFrame([("x", reference)]), current: DataFrame([("x", current)]), options: options
    ).rows
  }

  /// The bins are those of both sides, so what has moved away leaves its bins empty.
  func testSidesShareTheirBins() throws {
    let low = (0..<160).map { Double($0) / 40 }
    for options in [DriftOptions(), DriftOptions(rule: .evidently), DriftOptions(tests: ["ks", "psi"])] {
      for row in try rows(numbers(low), numbers(low.map { $0 + 4 }), options) {
        XCTAssertEqual(row.distributions.count, 2)
        XCTAssertEqual(row.distributions[0].shares[4...].reduce(0, +), 0, accuracy: 0.01)
        XCTAssertEqual(row.distributions[1].shares[..<4].reduce(0, +), 0, accuracy: 0.01)
      }
    }
  }

  func testCategoriesOfEitherSideHaveABin() throws {
    let row = try rows(texts(["a": 30, "b": 10]), texts(["b": 10, "c": 10]))[0]
    XCTAssertEqual(row.distributions.map(\.shares), [[0.75, 0.25, 0], [0, 0.5, 0.5]])
  }

  /// A small side is not crowded out of its bins by a large one.
  func testASmallSideReachesAsFarAsItsValues() throws {
    let large = (0..<10_000).map { Double($0) / 10_000 }
    let small = (0..<20).map { 7 + Double($0) / 20 }
    let row = try rows(numbers(large), numbers(small))[0]
    XCTAssertEqual(row.distributions[0].shares[0], 1)
    XCTAssertEqual(row.distributions[1].shares.suffix(2).reduce(0, +), 1, accuracy: 1e-12)
    XCTAssertEqual(row.distributions[1].shares[..<6].reduce(0, +), 0)
  }

  func testRowsAboutMissingValuesAndUntestableColumnsHaveNone() throws {
    let some = numbers((0..<40).map { $0 % 2 == 0 ? Double($0) : nil })
    let found = try rows(some, numbers((0..<40).map(Double.init)))
    XCTAssertEqual(found.map(\.kind), [.numeric, .missing])
    XCTAssertEqual(found.map(\.distributions.count), [2, 0])
    XCTAssertEqual(try rows(texts(["a": 1, "b": 1]), texts(["c": 1, "d": 1]))[0].distributions, [])
  }
}
