import DataFrame
import Drift
import XCTest

/// Evidently's own numbers, to 1e-9, for its default tests and for every test that is named.
final class EvidentlyOracleTests: XCTestCase {
  func testInsuranceDefaults() throws {
    for month in [1, 12, 36] {
      let oracle = try OracleFiles.insurance(month: month)
      try assertDefaults(oracle, "month \(month)")
      try assertDataset(oracle, "month \(month)")
    }
  }

  func testEdgeDefaults() throws {
    for size in ["small", "large"] {
      let oracle = try OracleFiles.edge(size)
      try assertDefaults(oracle, size)
      try assertDataset(oracle, size)
    }
  }

  func testInsuranceNamedTests() throws {
    for month in [1, 12, 36] {
      let oracle = try OracleFiles.insurance(month: month)
      XCTAssertEqual(try namedTestsCompared(oracle, "month \(month)"), 36)
    }
  }

  func testEdgeNamedTests() throws {
    for size in ["small", "large"] {
      let oracle = try OracleFiles.edge(size)
      XCTAssertEqual(try namedTestsCompared(oracle, size), 76)
    }
  }

  private func assertDefaults(_ oracle: OracleFiles, _ label: String) throws {
    let table = try DriftTable(
      reference: oracle.reference, current: oracle.current, options: DriftOptions(rule: .evidently))
    XCTAssertEqual(table.rows.map(\.column), oracle.reference.names)
    for row in table.rows {
      let name = "\(label) \(row.column)"
      let expected = try XCTUnwrap(
        oracle.value("columns", row.column, "default", "new_api") as? [String: Any])
      if expected["type"] as? String == "text" {
        guard case .text? = row.notes.first else { return XCTFail("\(name): \(row.note)") }
        XCTAssertFalse(row.drifted)
        continue
      }
      XCTAssertEqual(row.kind, expected["type"] as? String == "num" ? .numeric : .categorical, name)
      XCTAssertEqual(row.test, ours[expected["test"] as? String ?? ""], name)
      XCTAssertEqual(row.drifted, (expected["drifted"] as? NSNumber)?.boolValue, name)
      XCTAssertEqual(row.threshold, (expected["threshold"] as? NSNumber)?.doubleValue, name)
      assertClose(row.score, (expected["score"] as? NSNumber)?.doubleValue, name)
    }
  }

  private func assertDataset(_ oracle: OracleFiles, _ label: String) throws {
    let verdict = try DriftTable(
      reference: oracle.reference, current: oracle.current, options: DriftOptions(rule: .evidently)
    ).verdict
    XCTAssertEqual(
      Double(verdict.columns), oracle.number(["dataset", "new_api", "number_of_columns"]), label)
    XCTAssertEqual(
      Double(verdict.drifted), oracle.number(["dataset", "new_api", "number_of_drifted_columns"]), label)
    XCTAssertEqual(verdict.share, oracle.number(["dataset", "new_api", "share_of_drifted_columns"]), label)
    let expected = oracle.value("dataset", "new_api", "dataset_drift") as? NSNumber
    XCTAssertEqual(verdict.isDrifted, expected?.boolValue, label)
  }

  /// Compares every named test on every column that it applies to, and says how many there were.
  private func namedTestsCompared(_ oracle: OracleFiles, _ label: String) throws -> Int {
    let options = DriftOptions(rule: .evidently, tests: theirs)
    let table = try DriftTable(reference: oracle.reference, current: oracle.current, options: options)
    XCTAssertEqual(table.rows.count, oracle.reference.names.count * theirs.count)
    var compared = 0
    for (index, row) in table.rows.enumerated() where row.isTested {
      let type = row.kind == .numeric ? "num" : "cat"
      let test = theirs[index % theirs.count]
      let path = ["columns", row.column, "tests", type, test, "evidently"]
      let name = "\(label) \(row.column) \(test)"
      assertClose(row.score, oracle.number(path + ["score"]), name)
      XCTAssertEqual(row.drifted, oracle.number(path + ["drifted"]) == 1, name)
      compared += 1
    }
    return compared
  }

  private func assertClose(_ ours: Double?, _ theirs: Double?, _ name: String) {
    guard let ours, let theirs else { return XCTAssertEqual(ours, theirs, name) }
    XCTAssertEqual(ours, theirs, accuracy: 1e-9 * max(1, theirs.magnitude), name)
  }

  private let theirs = ["ks", "wasserstein", "jensenshannon", "psi", "chisquare", "z"]
  private let ours = [
    "ks": "ks", "wasserstein": "wasserstein", "jensenshannon": "js", "psi": "psi", "chisquare": "chi2",
    "z": "z",
  ]
}
