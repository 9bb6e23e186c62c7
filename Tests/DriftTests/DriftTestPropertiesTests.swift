import DataFrame
import XCTest

@testable import Drift

/// What every test must do on small columns, whatever its numbers are.
final class DriftTestPropertiesTests: XCTestCase {
  /// Tests that give the same score for the sides exchanged; on this one mannwhitney's p turns around.
  private let symmetric: Set<String> = [
    "ks", "psi", "js", "hellinger", "energy", "anderson", "cvm", "t", "es", "mmd", "z", "fisher", "tvd",
  ]
  private let distances: Set<String> = ["wasserstein", "psi", "js", "kl", "hellinger", "energy"]

  func testSymmetricTestsAreSymmetric() throws {
    let first: [Double] = [1, 2, 2, 3, 5, 8, 8, 9, 12, 13, 15, 17]
    let second: [Double] = [2, 3, 4, 4, 6, 8, 9, 11, 14, 14, 19, 25]
    for (test, kind) in every where symmetric.contains(test.name) && test.name != "mmd" {
      // Fisher's test and z compare two values.
      let isBinary = test.name == "fisher" || test.name == "z"
      let (r, c) = isBinary ? (first.map { $0 > 9 ? 1 : 0 }, second.map { $0 > 7 ? 1 : 0 }) : (first, second)
      let (one, other) = (try row(test, kind, r, c), try row(test, kind, c, r))
      XCTAssertTrue(one.isTested, "\(test.name): \(one.note)")
      assertClose(one.score, other.score, "\(test.name) \(kind)")
    }
  }

  func testTheOthersAreNot() throws {
    let (low, high): ([Double], [Double]) = ([1, 2, 3, 4, 5, 6, 7, 8, 9], [3, 4, 6, 7, 9, 10, 12, 14, 15])
    let rise = try XCTUnwrap(row(MannWhitney(), .numeric, low, high).score)
    let fall = try XCTUnwrap(row(MannWhitney(), .numeric, high, low).score)
    XCTAssertLessThan(rise, 0.05)
    XCTAssertGreaterThan(fall, 0.95)
  }

  func testEqualSidesShowNothing() throws {
    let values: [Double] = [1, 1, 2, 3, 3, 3, 4, 6, 6, 7, 9, 9]
    for (test, kind) in every {
      let isBinary = test.name == "fisher"
      let side = isBinary ? values.map { $0 > 3 ? 1 : 0 } : values
      let row = try row(test, kind, side, side)
      let score = try XCTUnwrap(row.score, "\(test.name): \(row.note)")
      XCTAssertFalse(row.drifted, "\(test.name) \(kind)")
      switch test.name {
      case _ where distances.contains(test.name): XCTAssertEqual(score, 0, accuracy: 1e-12, test.name)
      case "anderson": XCTAssertEqual(score, 0.25, "the table ends there")
      case "classifier": XCTAssertEqual(score, 0.5, "too few rows for a tree to find anything")
      case "mannwhitney": XCTAssertEqual(score, 0.5, accuracy: 0.03, "one-sided")
      default: XCTAssertGreaterThan(score, 0.95, "\(test.name) \(kind)")
      }
    }
  }

  func testAwkwardColumnsGiveARow() throws {
    let tiny = Double.leastNonzeroMagnitude
    let awkward: [([Double], [Double])] = [
      ([1], [1]), ([1], [2]), ([1], [1, 2]), ([1, 2], [3]), ([0.1], [0.1, 0.1]), ([1, 1, 1], [1, 1, 1, 1]),
      ([0.1, 0.1, 0.1], [0.3, 0.3]), ([2, 2, 2, 2, 2, 2], [3, 3, 3, 3, 3, 3]), ([1, 2], [1, 2]),
      ([1, 1, 1, 1, 1], [1, 1, 1, 1, 2]), ([1, 2, 3, 4, 5], [6]), ([-1e308, 1e308], [-1e308, 0, 1e308]),
      ([tiny, 2 * tiny, 3 * tiny], [tiny, 5 * tiny]),
      ([1e15, 1e15 + 1, 1e15 + 2], [1e15, 1e15 + 3, 1e15 + 3]),
      ([0, 1, 0, 1, 0, 1], [1, 1, 1, 1, 1, 1]), ([1, 2, 3, 4, 5, 1e9], [1, 2, 3, 4, 5, 1e12]),
    ]
    for (r, c) in awkward {
      for (test, kind) in every {
        let row = try row(test, kind, r, c)
        let label = "\(test.name) \(kind) \(r) \(c)"
        XCTAssertNotEqual(row.score?.isNaN, true, label)
        XCTAssertNotEqual(row.statistic?.isNaN, true, label)
        if test.threshold <= 0.1 && row.pValue != nil {
          XCTAssertTrue((0...1).contains(row.pValue ?? -1), "\(label): \(row.pValue ?? -1)")
        }
        if row.score == nil { XCTAssertFalse(row.note.isEmpty, label) }
        if !row.isTested { XCTAssertFalse(row.drifted, label) }
      }
    }
  }

  func testReasonsAreGiven() throws {
    XCTAssertEqual(
      try row(EppsSingleton(), .numeric, [1, 2, 3, 4], [1, 2, 3, 4, 5]).notes, [.tooFewValues(least: 5)])
    XCTAssertEqual(
      try row(EppsSingleton(), .numeric, [1, 2, 2, 2, 2], [2, 2, 2, 2, 3]).notes, [.equalQuartiles])
    XCTAssertEqual(try row(AndersonDarling(), .numeric, [4, 4], [4, 4]).notes, [.constant])
    XCTAssertEqual(try row(MaximumMeanDiscrepancy(), .numeric, [4], [4, 5]).notes, [.tooFewValues(least: 2)])
    XCTAssertEqual(try row(StudentTTest(), .numeric, [0.1, 0.1, 0.1], [0.1, 0.1]).notes, [.constant])
    XCTAssertEqual(
      try row(GTest(), .categorical, [1, 2], [1, 2, 2]).notes, [.unequalTotals(reference: 2, current: 3)])
    XCTAssertEqual(
      try row(FisherExact(), .categorical, [1, 2, 3], [1, 2, 2]).notes, [.tooManyCategories(3, most: 2)])
    XCTAssertEqual(try row(GTest(), .categorical, [1, 2], [1, 3]).notes, [.newCategoryDecides])
  }

  func testMisleadingNumbersSaySo() throws {
    XCTAssertEqual(try row(Hellinger(), .numeric, [0, 0, 1], [1, 1, 0], isInteger: true).notes, [.oneBin])
    XCTAssertEqual(try row(Hellinger(), .numeric, [0, 0, 1], [1, 1, 0], isInteger: true).score, 0)
    XCTAssertEqual(try row(Hellinger(), .numeric, [4, 4], [4, 4], isInteger: true).notes, [])
    XCTAssertEqual(try row(CramerVonMisesTest(), .numeric, [1, 2, 3], [3, 4, 5]).notes, [.tiesDistort])
    XCTAssertEqual(try row(CramerVonMisesTest(), .numeric, [1, 2, 3], [4, 5, 6]).notes, [])
    XCTAssertEqual(try row(MannWhitney(), .numeric, [1, 2, 3], [4, 5, 6]).notes, [.oneSided])
  }

  func testLargeSidesAreSampledForTheKernel() throws {
    let large = (0...MaximumMeanDiscrepancy.limit).map { Double($0 % 997) }
    let small = (0..<150).map { Double($0 * 6) }
    let one = try row(MaximumMeanDiscrepancy(), .numeric, large, small)
    XCTAssertEqual(one.notes, [.sampled(most: MaximumMeanDiscrepancy.limit)])
    XCTAssertEqual(
      one, try row(MaximumMeanDiscrepancy(), .numeric, large, small), "the same seed, the same sample")
  }

  /// For two values W is the squared difference of the shares over the sum of their variances, with one degree.
  func testEppsSingletonOfTwoValues() throws {
    let r = [Double](repeating: 3, count: 40) + [Double](repeating: 7, count: 60)
    let c = [Double](repeating: 3, count: 35) + [Double](repeating: 7, count: 45)
    let (p, q) = (0.6, 45.0 / 80)
    let expected = (p - q) * (p - q) / (p * (1 - p) / 100 + q * (1 - q) / 80)
    let row = try row(EppsSingleton(), .numeric, r, c)
    assertClose(row.statistic, expected, "W")
    assertClose(row.score, ChiSquared.upperTail(expected, degrees: 1), "p")
  }

  /// Every test with each kind of columns that it compares.
  private var every: [(any DriftTest, DriftKind)] {
    DriftTests.all.flatMap { test in test.kinds.map { (test, $0) } }
  }

  private func row(
    _ test: any DriftTest, _ kind: DriftKind, _ reference: [Double], _ current: [Double],
    isInteger: Bool = false
  ) throws -> DriftRow {
    func frame(_ values: [Double]) throws -> DataFrame {
      let column: Column =
        isInteger ? .integer(TypedColumn(values.map { Int($0) })) : .number(TypedColumn(values))
      return try DataFrame([("x", column)])
    }
    let options = DriftOptions(
      tests: [test.name], numeric: kind == .numeric ? ["x"] : [],
      categorical: kind == .categorical ? ["x"] : [])
    let table = try DriftTable(
      reference: try frame(reference), current: try frame(current), options: options)
    return try XCTUnwrap(table.rows.first)
  }
}
