import DataFrame
import Drift
import XCTest

/// Evidently's own numbers, to 1e-9, for the tests that it picks itself, and for the whole data set.
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

  private let ours = [
    "ks": "ks", "wasserstein": "wasserstein", "jensenshannon": "js", "psi": "psi", "chisquare": "chi2",
    "z": "z",
  ]
}
