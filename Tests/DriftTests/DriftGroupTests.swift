import DataFrame
import Drift
import XCTest

@testable import DriftCalibration

final class DriftGroupTests: XCTestCase {
  private func frame(_ pairs: [(String?, Double)], key: String = "g") throws -> DataFrame {
    try DataFrame([
      (key, .string(StringColumn(pairs.map(\.0)))), ("x", numbers(pairs.map(\.1))),
    ])
  }

  func testSharedKeyComparesLikeWithLike() throws {
    let reference = try frame([("a", 1), ("a", 2), ("b", 10), ("b", 11), ("only", 5)])
    let current = try frame([("b", 10), ("b", 11), ("a", 1), ("a", 2), ("new", 3), (nil, 4)])
    let groups = try DriftGroup.groups(reference: reference, current: current, by: ["g"])
    XCTAssertEqual(
      groups.map(\.key), [[.string("b")], [.string("a")], [.string("new")], [.null], [.string("only")]])
    XCTAssertEqual(groups.map { $0.table.rows[0].score }, [0, 0, nil, nil, nil])
    XCTAssertEqual(groups[2].table.rows[0].notes, [.noRows(.reference)])
    XCTAssertEqual(groups[4].table.rows[0].notes, [.noRows(.current)])
    XCTAssertEqual(groups[0].table.rows.map(\.column), ["x"])
  }

  func testKeyOfTheCurrentSideAloneComparesWithTheWholeReference() throws {
    let reference = try DataFrame([("x", numbers([1, 2, 3, 4]))])
    let current = try frame([("m1", 1), ("m1", 2), ("m1", 3), ("m1", 4), ("m2", 3)], key: "snapshot")
    let groups = try DriftGroup.groups(reference: reference, current: current, by: ["snapshot"])
    XCTAssertEqual(groups.map(\.key), [[.string("m1")], [.string("m2")]])
    XCTAssertEqual(groups[0].table.rows.map(\.column), ["x"])
    XCTAssertEqual(groups[0].table.rows[0].score, 0)
    let whole = try DriftTable(reference: reference, current: DataFrame([("x", numbers([3]))]))
    XCTAssertEqual(groups[1].table, whole)
  }

  func testQValuesAreOfOneGroup() throws {
    let normals = ColumnRecipe(name: "x", values: .normal)
    var source = NormalSource(seed: 3, stream: 0)
    let reference = try DataFrame([("x", normals.draw(100, from: &source))])
    let current = try DataFrame([
      ("g", .string(StringColumn((0..<200).map { $0 < 100 ? "a" : "b" }))),
      ("x", normals.draw(200, from: &source)),
    ])
    for group in try DriftGroup.groups(reference: reference, current: current, by: ["g"]) {
      XCTAssertEqual(group.table.rows[0].qValue, group.table.rows[0].pValue)
    }
  }

  func testIntegerAndNumberKeysMatch() throws {
    let reference = try DataFrame([("g", .integer(TypedColumn([1, 2]))), ("x", numbers([5, 6]))])
    let current = try DataFrame([("g", numbers([2, 1])), ("x", numbers([6, 5]))])
    let groups = try DriftGroup.groups(reference: reference, current: current, by: ["g"])
    XCTAssertEqual(groups.map(\.key), [[.number(2)], [.number(1)]])
    XCTAssertEqual(groups.map { $0.table.rows[0].notes }, [[.constant], [.constant]])
  }

  func testUnknownKey() throws {
    let reference = try frame([("a", 1)])
    XCTAssertThrowsError(
      try DriftGroup.groups(reference: reference, current: DataFrame([("x", numbers([1]))]), by: ["g"])
    ) {
      XCTAssertEqual($0 as? DriftError, .unknownKey("g", available: ["x"]))
    }
  }
}
