import DataFrame
import XCTest

@testable import Drift

/// Every test of Evidently on every column that it takes, as numbers and as categories: score and verdict to 1e-9, and
/// SciPy's statistic wherever there is one.
///
/// What is excepted, and why; of the first two the statistic is compared too:
/// - `empirical_mmd`: Evidently's p comes from 100 random permutations, ours from others; compared within four standard
///   errors.
/// - `TVD`: likewise from 1000; where permutations tie with the data, rounding counts them in or out there and not here, so
///   p is compared with at most 4 categories only.
/// - `es` on two distinct values, and on three in month 36: the covariance is singular, and rounding decided its rank in the
///   oracle. `DriftTestPropertiesTests` holds ours against the formula that two values come to.
///
/// Where Evidently fails on a column, ours is a row that says why.
final class EvidentlyNamedOracleTests: XCTestCase {
  func testInsurance() throws {
    for month in [1, 12, 36] {
      let found = try compared(try OracleFiles.insurance(month: month), "month \(month)")
      var expected = Compared(
        scores: 124, statistics: 86, byChance: 12, excepted: 1, failures: 3)
      if month == 36 {
        expected.scores -= 1
        expected.statistics -= 1
        expected.excepted += 1
      }
      XCTAssertEqual(found, expected, "month \(month)")
    }
  }

  func testEdgeCases() throws {
    for size in ["small", "large"] {
      let found = try compared(try OracleFiles.edge(size), size)
      let expected = Compared(
        scores: 257, statistics: 158, byChance: 26, excepted: 7, failures: 36)
      XCTAssertEqual(found, expected, size)
    }
  }

  func testBandwidthOfTheKernel() throws {
    var compared = 0
    for month in [1, 12, 36] {
      let oracle = try OracleFiles.insurance(month: month)
      for column in oracle.reference.names {
        let path = ["columns", column, "tests", "num", "empirical_mmd", "scipy", "sigma"]
        guard let expected = oracle.number(path) else { continue }
        let index = try XCTUnwrap(oracle.reference.index(of: column))
        let values = try XCTUnwrap(PreparedColumn(oracle.reference.columns[index]).sample).values
        assertClose(MaximumMeanDiscrepancy.bandwidth(of: values), expected, "\(month) \(column)")
        compared += 1
      }
    }
    XCTAssertEqual(compared, 24)
  }

  /// How many numbers were held against the oracle.
  private struct Compared: Equatable {
    var scores = 0
    var statistics = 0
    var byChance = 0
    var excepted = 0
    var failures = 0
  }

  private func compared(_ oracle: OracleFiles, _ label: String) throws -> Compared {
    var found = Compared()
    for column in oracle.reference.names {
      for (type, kind) in [("num", DriftKind.numeric), ("cat", .categorical)] {
        guard let theirs = oracle.value("columns", column, "tests", type) as? [String: Any] else { continue }
        let names = theirs.keys.sorted()
        let options = DriftOptions(
          rule: .evidently, tests: names, numeric: kind == .numeric ? [column] : [],
          categorical: kind == .categorical ? [column] : [])
        let rows = try DriftTable(
          reference: oracle.reference, current: oracle.current, columns: [column], options: options
        ).rows
        XCTAssertEqual(
          rows.map { DriftTests.named($0.test ?? "")?.name }, names.map { DriftTests.named($0)?.name })
        for (name, row) in zip(names, rows) {
          XCTAssertEqual(row.kind, kind)
          let path = ["columns", column, "tests", type, name]
          compare(row, name, oracle, path, "\(label) \(column) \(type) \(name)", &found)
        }
      }
    }
    return found
  }

  private func compare(
    _ row: DriftRow, _ name: String, _ oracle: OracleFiles, _ path: [String], _ label: String,
    _ found: inout Compared
  ) {
    guard oracle.number(path + ["evidently", "drifted"]) != nil else {
      XCTAssertFalse(row.isTested, label)
      XCTAssertFalse(row.note.isEmpty, label)
      found.failures += 1
      return
    }
    XCTAssertTrue(row.isTested, "\(label): \(row.note)")
    let values = oracle.number(["columns", path[1], "nunique", "both"]) ?? 0
    if name == "es" && (values == 2 || label == "month 36 group num es") {
      found.excepted += 1
      return
    }
    if let statistic = statistics[name].flatMap({ oracle.number(path + ["scipy"] + $0) }) {
      assertClose(row.statistic, statistic, label + " statistic")
      found.statistics += 1
    }
    let score = oracle.number(path + ["evidently", "score"])
    if name == "TVD" && values > 4 {
      found.excepted += 1
      return
    }
    if name == "empirical_mmd" || name == "TVD" {
      guard let score, let ours = row.score else { return XCTFail(label) }
      // Four standard errors of the difference of two shares, and the step of one permutation.
      let count = name == "TVD" ? 1000.0 : 100
      let middle = (score + ours) / 2
      let limit = 4 * (2 * middle * (1 - middle) / count).squareRoot() + 1 / count
      XCTAssertEqual(ours, score, accuracy: limit, label)
      found.byChance += 1
      return
    }
    XCTAssertEqual(row.drifted, oracle.number(path + ["evidently", "drifted"]) == 1, label)
    assertClose(row.score, score, label)
    found.scores += 1
  }

  /// Where SciPy's statistic of a test stands in the oracle.
  private let statistics = [
    "ks": ["statistic"], "wasserstein": ["wasserstein_distance"], "ed": ["energy_distance"],
    "anderson": ["statistic"], "cramer_von_mises": ["statistic"], "mannw": ["U"], "t_test": ["statistic"],
    "es": ["statistic"], "empirical_mmd": ["mmd2"], "chisquare": ["statistic"],
    "g_test": ["power_divergence", "statistic"], "z": ["z"], "TVD": ["tvd"],
  ]
}

/// Equal to 1e-9, absolute below 1 and relative above; nil only where both are.
func assertClose(
  _ ours: Double?, _ theirs: Double?, _ name: String, file: StaticString = #filePath, line: UInt = #line
) {
  guard let ours, let theirs else { return XCTAssertEqual(ours, theirs, name, file: file, line: line) }
  XCTAssertEqual(ours, theirs, accuracy: 1e-9 * max(1, theirs.magnitude), name, file: file, line: line)
}
