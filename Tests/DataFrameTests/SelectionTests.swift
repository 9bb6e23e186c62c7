import DataFrame
import XCTest

final class SelectionTests: XCTestCase {
  private func frame() throws -> DataFrame {
    var frame = try DataFrame([
      ("a", .integers([1, 2, nil])), ("b", .strings(["x", nil, "z"])), ("c", .bools([true, nil, false])),
    ])
    frame.roles = ["a": .id, "c": .target]
    return frame
  }

  func testFrameOfWrongColumns() {
    assertThrows(.duplicateColumn("a"), try DataFrame([("a", .integers([1])), ("a", .integers([2]))]))
    assertThrows(
      .unequalLengths("b", expected: 1, found: 2),
      try DataFrame([("a", .integers([1])), ("b", .integers([1, 2]))]))
    assertThrows(.unknownColumn("x", available: ["a", "b", "c"]), try frame().column("x"))
  }

  func testSettingReplacesInPlaceOrAdds() throws {
    var frame = try frame()
    try frame.set("b", to: .integers([7, 8, 9]))
    try frame.set("d", to: .integers([0, 0, 0]))
    XCTAssertEqual(frame.names, ["a", "b", "c", "d"])
    XCTAssertEqual(try frame.column("b"), .integers([7, 8, 9]))
    assertThrows(
      .unequalLengths("e", expected: 3, found: 1), try { try frame.set("e", to: .integers([1])) }())
    var empty = DataFrame(rowCount: 2)
    assertThrows(
      .unequalLengths("e", expected: 2, found: 1), try { try empty.set("e", to: .integers([1])) }())
  }

  func testSchema() throws {
    let schema = try frame().schema
    XCTAssertEqual(schema, Schema(names: ["a", "b", "c"], types: [.integer, .string, .bool]))
    XCTAssertEqual(schema["b"], .string)
    XCTAssertNil(schema["x"])
  }

  func testSelectingOrdersAndKeepsRoles() throws {
    let selected = try frame().selecting(["c", "a"])
    XCTAssertEqual(selected.names, ["c", "a"])
    XCTAssertEqual(selected.roles, ["a": .id, "c": .target])
    XCTAssertEqual(try frame().selecting(["b"]).roles, [:])
    XCTAssertEqual(try frame().selecting([]).rowCount, 3)
    assertThrows(.duplicateColumn("a"), try frame().selecting(["a", "a"]))
    assertThrows(.unknownColumn("x", available: ["a", "b", "c"]), try frame().selecting(["x"]))
  }

  func testDropping() throws {
    let rest = try frame().dropping(["b", "a"])
    XCTAssertEqual(rest.names, ["c"])
    XCTAssertEqual(rest.roles, ["c": .target])
    let nothing = try frame().dropping(["a", "b", "c"])
    XCTAssertEqual(nothing.names, [])
    XCTAssertEqual(nothing.rowCount, 3)
    assertThrows(.unknownColumn("x", available: ["a", "b", "c"]), try frame().dropping(["x"]))
  }

  func testRenamingKeepsPlacesAndRoles() throws {
    let renamed = try frame().renaming([("key", "a")])
    XCTAssertEqual(renamed.names, ["key", "b", "c"])
    XCTAssertEqual(renamed.roles, ["key": .id, "c": .target])
    let swapped = try frame().renaming([("b", "a"), ("a", "b")])
    XCTAssertEqual(swapped.names, ["b", "a", "c"])
    XCTAssertEqual(try swapped.column("b"), .integers([1, 2, nil]))
    assertThrows(.duplicateColumn("b"), try frame().renaming([("b", "a")]))
    assertThrows(.unknownColumn("x", available: ["a", "b", "c"]), try frame().renaming([("y", "x")]))
  }

  func testEveryShortConditionKeepsWhatIsTrue() throws {
    for truth in everyList(of: [nil, false, true], upTo: 5) {
      let frame = try DataFrame([("row", .integers(Array(truth.indices))), ("c", .bools(truth))])
      let (kept, nullRows) = try frame.filtered(by: .column("c"))
      XCTAssertEqual(try kept.column("row"), .integers(truth.indices.filter { truth[$0] == true }))
      XCTAssertEqual(nullRows, truth.filter { $0 == nil }.count)
    }
  }

  func testConstantConditions() throws {
    let frame = try frame()
    XCTAssertEqual(try frame.filtered(by: .literal(.bool(true))).frame, frame)
    XCTAssertEqual(try frame.filtered(by: .literal(.bool(false))).frame.rowCount, 0)
    let unknown = try frame.filtered(by: .literal(.null))
    XCTAssertEqual(unknown.frame.rowCount, 0)
    XCTAssertEqual(unknown.frame.names, frame.names)
    XCTAssertEqual(unknown.nullRows, 3)
    assertThrows(
      .wrongType(operation: "where", found: .integer, wanted: "a bool"), try frame.filtered(by: .column("a")))
    XCTAssertEqual(try DataFrame(rowCount: 4).filtered(by: .literal(.bool(true))).frame.rowCount, 4)
  }

  func testEndsOfAFrame() throws {
    let frame = try frame()
    XCTAssertEqual(try frame.prefix(2).column("a"), .integers([1, 2]))
    XCTAssertEqual(try frame.suffix(2).column("a"), .integers([2, nil]))
    for end in try [frame.prefix(0), frame.suffix(0)] {
      XCTAssertEqual(end.rowCount, 0)
      XCTAssertEqual(end.schema, frame.schema)
      XCTAssertEqual(end.roles, frame.roles)
    }
    XCTAssertEqual(try frame.prefix(.max), frame)
    XCTAssertEqual(try frame.suffix(.max), frame)
  }

  func testEveryShortColumnsDistinctRows() throws {
    for values in everyList(of: [nil, -1, 0, 1], upTo: 4) {
      let frame = try DataFrame([("row", .integers(Array(values.indices))), ("x", .integers(values))])
      let first = values.indices.filter { row in !values[..<row].contains(values[row]) }
      XCTAssertEqual(try frame.distinct(on: ["x"]).column("row"), .integers(first), "\(values)")
      XCTAssertEqual(try frame.distinct(on: frame.names), frame)
    }
  }

  func testDistinctWithoutRowsOrColumns() throws {
    XCTAssertEqual(try DataFrame(rowCount: 3).distinct(on: []).rowCount, 1)
    XCTAssertEqual(try DataFrame().distinct(on: []).rowCount, 0)
    XCTAssertEqual(try frame().prefix(0).distinct(on: ["a", "b"]).rowCount, 0)
    assertThrows(.unknownColumn("x", available: ["a", "b", "c"]), try frame().distinct(on: ["x"]))
  }
}
