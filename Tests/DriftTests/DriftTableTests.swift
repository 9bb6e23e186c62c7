import DataFrame
import Drift
import XCTest

final class DriftTableTests: XCTestCase {
  func testColumnsThatCannotBeComparedAreRowsWithAReason() throws {
    let dates = Column.date(TypedColumn([Timestamp(microseconds: 0), Timestamp(microseconds: 1)]))
    let reference = try DataFrame([
      ("gone", numbers([1, 2])), ("type", numbers([1, 2])), ("when", dates), ("id", texts(["a": 1, "b": 1])),
      ("null", numbers([nil, nil])), ("unified", .integer(TypedColumn([1, 2]))),
    ])
    let current = try DataFrame([
      ("type", texts(["a": 2])), ("when", dates), ("id", texts(["c": 1, "d": 1])), ("null", numbers([1, 2])),
      ("unified", numbers([1.5, 2])), ("new", numbers([1, 2])),
    ])
    for rule in DriftRule.allCases {
      let table = try DriftTable(reference: reference, current: current, options: DriftOptions(rule: rule))
      let rows = table.rows.filter { $0.kind != .missing }
      XCTAssertEqual(rows.map(\.column), ["gone", "type", "when", "id", "null", "unified", "new"])
      let values = rule == .calibrated ? 4 : 2
      XCTAssertEqual(
        rows.map(\.notes.first),
        [
          .onlyIn(.reference), .typesDiffer(reference: .number, current: .string), .dates,
          .text(distinct: values, values: values), .allMissing(.reference),
          rule == .calibrated ? .tooFewRows : .newCategoryDecides, .onlyIn(.current),
        ])
      XCTAssertEqual(rows[5].kind, .numeric)
      XCTAssertTrue(rows[5].isTested)
      XCTAssertEqual(rows.filter { !$0.isTested && $0.drifted }.count, 0)
    }
  }

  func testEmptyFrames() throws {
    let empty = try DataFrame([("x", numbers([]))])
    let full = try DataFrame([("x", numbers([1, 2]))])
    for rule in DriftRule.allCases {
      let options = DriftOptions(rule: rule)
      XCTAssertEqual(
        try DriftTable(reference: empty, current: full, options: options).rows.map(\.notes),
        [[.noRows(.reference)]])
      XCTAssertEqual(
        try DriftTable(reference: full, current: empty, options: options).rows.map(\.notes),
        [[.noRows(.current)]])
      let none = try DriftTable(reference: DataFrame(), current: DataFrame(), options: options)
      XCTAssertEqual(none.rows, [])
      XCTAssertFalse(none.verdict.isDrifted)
    }
  }

  func testRolesLeaveColumnsOutUnlessNamed() throws {
    var frame = try DataFrame(["f", "p", "t", "i", "w", "g"].map { ($0, numbers([1, 2, 3])) })
    frame.roles = ["p": .prediction, "t": .target, "i": .id, "w": .time, "g": .ignore]
    XCTAssertEqual(try DriftTable(reference: frame, current: frame).rows.map(\.column), ["f", "p"])
    let named = try DriftTable(reference: frame, current: frame, columns: ["t", "f"])
    XCTAssertEqual(named.rows.map(\.column), ["t", "f"])
  }

  func testNamesThatDoNotExist() throws {
    let frame = try DataFrame([("x", numbers([1, 2]))])
    XCTAssertThrowsError(try DriftTable(reference: frame, current: frame, columns: ["y"])) {
      XCTAssertEqual($0 as? DriftError, .unknownColumn("y", available: ["x"]))
    }
    XCTAssertThrowsError(
      try DriftTable(reference: frame, current: frame, options: DriftOptions(tests: ["kz"]))
    ) {
      XCTAssertEqual($0 as? DriftError, .unknownTest("kz", available: DriftTests.names))
    }
  }

  func testNamedTestsGiveARowEach() throws {
    let reference = try DataFrame([("x", numbers([1, 2, 3, 4])), ("c", texts(["a": 2, "b": 2]))])
    let options = DriftOptions(tests: ["ks", "PSI"])
    let rows = try DriftTable(reference: reference, current: reference, options: options).rows
    XCTAssertEqual(rows.map(\.column), ["x", "x", "c", "c"])
    XCTAssertEqual(rows.map(\.test), ["ks", "psi", "ks", "psi"])
    XCTAssertEqual(rows.map(\.score), [1, 0, nil, 0])
    XCTAssertEqual(rows.map(\.threshold), [0.05, 0.1, nil, 0.1])
    XCTAssertEqual(rows[2].notes, [.wrongKind(test: "ks", kind: .categorical)])
  }

  func testKindsCanBeOverruled() throws {
    let integers = try DataFrame([("x", .integer(TypedColumn([1, 2, 3, 1, 2, 3])))])
    func kind(_ options: DriftOptions) throws -> DriftKind? {
      try DriftTable(reference: integers, current: integers, options: options).rows[0].kind
    }
    XCTAssertEqual(try kind(DriftOptions()), .categorical)
    XCTAssertEqual(try kind(DriftOptions(numeric: ["x"])), .numeric)
    let doubles = try DataFrame([("x", numbers([1, 2]))])
    let options = DriftOptions(categorical: ["x"])
    XCTAssertEqual(
      try DriftTable(reference: doubles, current: doubles, options: options).rows[0].kind, .categorical)
    let words = try DataFrame([("x", texts(["a": 4]))])
    let row = try DriftTable(reference: words, current: words, options: DriftOptions(numeric: ["x"])).rows[0]
    XCTAssertEqual(row.notes, [.notNumbers(.string)])
  }

  func testIntegersOfUpToTenValuesAreCategories() throws {
    func kind(_ values: Int, _ rule: DriftRule) throws -> DriftKind? {
      let frame = try DataFrame([("x", .integer(TypedColumn((0..<100).map { $0 % values })))])
      return try DriftTable(reference: frame, current: frame, options: DriftOptions(rule: rule)).rows[0].kind
    }
    for rule in DriftRule.allCases {
      XCTAssertEqual(try kind(10, rule), .categorical)
      XCTAssertEqual(try kind(11, rule), .numeric)
    }
  }

  func testVerdictCountsAColumnOnce() throws {
    let many = (0..<200).map(Double.init)
    let reference = try DataFrame([
      ("a", numbers(many)), ("b", numbers(many)), ("t", texts(["x": 1].merging(distinct(199)) { $1 })),
    ])
    let current = try DataFrame([
      ("a", numbers(many.map { $0 < 50 ? nil : $0 + 500 })), ("b", numbers(many)),
      ("t", texts(["y": 1].merging(distinct(199)) { $1 })),
    ])
    let table = try DriftTable(
      reference: reference, current: current, columns: ["a", "b"], options: DriftOptions(share: 0.5))
    XCTAssertEqual(table.rows.filter(\.drifted).count, 2)
    XCTAssertEqual(table.verdict.columns, 2)
    XCTAssertEqual(table.verdict.drifted, 1)
    XCTAssertTrue(table.verdict.isDrifted)
    let withText = try DriftTable(
      reference: reference, current: current, options: DriftOptions(rule: .evidently))
    XCTAssertEqual(withText.verdict.columns, 3)
    XCTAssertFalse(withText.verdict.isDrifted)
  }

  func testScoreOfOneTest() throws {
    let reference = try DataFrame([("x", numbers([1, 2, 3, 4]))])
    let current = try DataFrame([("x", numbers([2, 3, 4, 5]))])
    let score = try driftScore(of: "wasserstein", column: "x", reference: reference, current: current)
    XCTAssertEqual(try XCTUnwrap(score), 1 / 1.25.squareRoot(), accuracy: 1e-15)
    XCTAssertThrowsError(try driftScore(of: "chi2", column: "x", reference: reference, current: current)) {
      XCTAssertEqual(
        $0 as? DriftError,
        .untestable(column: "x", reason: .wrongKind(test: "chi2", kind: .numeric)))
    }
  }

  private func distinct(_ count: Int) -> [String: Int] {
    Dictionary(uniqueKeysWithValues: (0..<count).map { ("k\($0)", 1) })
  }
}
