import DataFrame
import XCTest

final class FunctionTests: XCTestCase {
  /// Arguments that each function takes, as types; the registry must hold these and no others.
  private let calls: [String: [ColumnType]] = [
    "abs": [.number], "round": [.number, .integer], "floor": [.number], "ceil": [.number], "sqrt": [.number],
    "exp": [.number], "log": [.number], "log10": [.number], "sign": [.number],
    "clip": [.number, .number, .number], "bin": [.number, .number], "lower": [.string], "upper": [.string],
    "trim": [.string], "len": [.string], "substr": [.string, .integer, .integer],
    "replace": [.string, .string, .string], "split": [.string, .string, .integer],
    "contains": [.string, .string], "starts_with": [.string, .string], "ends_with": [.string, .string],
    "date": [.date], "year": [.date], "month": [.date], "day": [.date], "hour": [.date], "weekday": [.date],
    "if": [.bool, .number, .number], "coalesce": [.number, .number], "to_number": [.string],
    "to_string": [.number], "to_date": [.string],
  ]

  func testTheRegistryHoldsTheFunctionsOfTheLanguage() {
    XCTAssertEqual(Functions.all.map(\.name).sorted(), calls.keys.sorted())
    for function in Functions.all {
      XCTAssertTrue(function.summary.hasSuffix("."), function.name)
      XCTAssertTrue(function.signature.hasPrefix("("), function.name)
    }
    XCTAssertNil(Functions.named("nothing"))
  }

  func testEveryFunctionTakesNoRows() throws {
    for (name, types) in calls {
      let frame = try DataFrame(types.enumerated().map { ("c\($0)", Column(nulls: 0, type: $1)) })
      let function = try XCTUnwrap(Functions.named(name))
      for arguments in [types.indices.map { Expression.column("c\($0)") }, types.map { .literal($0.sample) }]
      {
        let expression = Expression.call(function, arguments)
        let column = try expression.evaluate(on: frame)
        XCTAssertEqual(column.count, 0, name)
        XCTAssertEqual(column.type, try expression.type(in: frame.schema), name)
      }
    }
  }

  func testEveryFunctionOfNullIsNullInAnyForm() throws {
    for (name, types) in calls where name != "if" {
      let frame = try DataFrame(types.enumerated().map { ("c\($0)", Column(nulls: 3, type: $1)) })
      let function = try XCTUnwrap(Functions.named(name))
      for arguments in [
        types.indices.map { Expression.column("c\($0)") }, types.map { _ in .literal(.null) },
      ] {
        let expression = Expression.call(function, arguments)
        let column = try expression.evaluate(on: frame)
        XCTAssertEqual(column.nullCount, 3, name)
        XCTAssertEqual(column.type, try expression.type(in: frame.schema), name)
      }
    }
  }

  func testANullAnywhereAmongTheArgumentsMakesNull() throws {
    for (name, types) in calls where name != "if" && name != "coalesce" {
      let function = try XCTUnwrap(Functions.named(name))
      for missing in types.indices {
        let arguments = types.enumerated().map { index, type in
          Expression.literal(index == missing ? .null : (type == .integer ? .integer(1) : type.sample))
        }
        let column = try Expression.call(function, arguments).evaluate(on: DataFrame(rowCount: 2))
        XCTAssertEqual(column.nullCount, 2, "\(name), argument \(missing + 1)")
      }
    }
  }

  func testWrongNumbersOfArguments() throws {
    for (name, types) in calls {
      let function = try XCTUnwrap(Functions.named(name))
      let expected = DataError.badArgument(function: name, expected: function.signature)
      assertThrows(expected, try function.resultType([]))
      if name != "coalesce" {
        assertThrows(expected, try function.resultType(types.map(Optional.some) + [types[types.count - 1]]))
      }
    }
  }

  func testWrongTypesOfArguments() {
    assertThrows(
      .wrongType(operation: "sqrt", found: .string, wanted: "a number"), try values("sqrt", "4"))
    assertThrows(.wrongType(operation: "len", found: .integer, wanted: "a string"), try values("len", 4))
    assertThrows(
      .wrongType(operation: "year", found: .string, wanted: "a date"), try values("year", "2026-01-01"))
    assertThrows(.wrongType(operation: "if", found: .integer, wanted: "a bool"), try values("if", 1, 2, 3))
    assertThrows(
      .wrongType(operation: "to_date", found: .integer, wanted: "a string"),
      try XCTUnwrap(Functions.named("to_date")).resultType([.integer]))
    assertThrows(.wrongTypes(operation: "if", left: .integer, right: .string), try values("if", true, 1, "a"))
    assertThrows(
      .wrongTypes(operation: "coalesce", left: .string, right: .bool),
      try values("coalesce", "a", .null, true))
  }
}
