import DataFrame
import XCTest

final class AppendTests: XCTestCase {
  func testColumnsAreMatchedByNameAndWidened() throws {
    var left = try DataFrame([
      ("a", .integer(TypedColumn([1, nil], placeholder: 0))), ("b", .string(StringColumn(["x", nil]))),
      ("c", .bool(TypedColumn([true, false]))), ("e", Column(nulls: 2, type: .string)),
    ])
    left.roles = ["a": .id]
    var right = try DataFrame([
      ("d", .date(TypedColumn([Timestamp(microseconds: 0)]))), ("c", .integer(TypedColumn([7]))),
      ("a", .number(TypedColumn([0.5]))), ("e", .integer(TypedColumn([9]))),
    ])
    right.roles = ["a": .time, "d": .time]
    let result = try left.appending(right)
    XCTAssertEqual(result.frame.names, ["a", "b", "c", "e", "d"])
    XCTAssertEqual(result.frame.columns.map(\.type), [.number, .string, .string, .integer, .date])
    XCTAssertEqual(
      result.frame.texts,
      [
        ["1.0", "x", "true", nil, nil], [nil, nil, "false", nil, nil], ["0.5", nil, "7", "9", "1970-01-01"],
      ])
    XCTAssertEqual(result.frame.roles, ["a": .id, "d": .time])
    XCTAssertTrue(result.filled.elementsEqual([("b", [1]), ("d", [0])], by: ==))
    XCTAssertTrue(
      result.widened.elementsEqual(
        [("a", [.integer, .number], .number), ("c", [.bool, .integer], .string)], by: ==))
  }

  func testDictionariesAreJoined() throws {
    let left = try DataFrame([("s", .string(StringColumn(["x", "y"])))])
    let right = try DataFrame([("s", .string(StringColumn(["z", "y", nil])))])
    guard case .string(let texts) = try left.appending(right).frame.column("s") else {
      return XCTFail("no text")
    }
    XCTAssertEqual(texts.dictionary, ["x", "y", "z"])
    XCTAssertEqual(texts, StringColumn(["x", "y", "z", "y", nil]))
  }

  func testFramesWithoutColumnsKeepTheirRows() throws {
    XCTAssertEqual(try DataFrame(rowCount: 2).appending(DataFrame(rowCount: 3)).frame.rowCount, 5)
  }

  func testTextsThatOnlyLookAlikeStayApart() throws {
    let composed = try DataFrame([("s", .string(StringColumn(["\u{E9}"])))])
    let decomposed = try DataFrame([("s", .string(StringColumn(["e\u{301}"])))])
    guard case .string(let texts) = try composed.appending(decomposed).frame.column("s") else {
      return XCTFail()
    }
    XCTAssertEqual(texts.dictionary.map { Array($0.utf8) }, [[0xC3, 0xA9], [0x65, 0xCC, 0x81]])
  }
}
