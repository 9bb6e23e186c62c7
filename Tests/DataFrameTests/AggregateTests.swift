import DataFrame
import XCTest

final class AggregateTests: XCTestCase {
  /// The aggregate over all rows.
  private func value(_ name: String, _ column: Column, _ parameter: Double? = nil) throws -> Scalar {
    let aggregate = try XCTUnwrap(Aggregates.named(name), "no aggregate \(name)")
    let whole = Grouping(by: [], rowCount: column.count)
    let result = try aggregate.evaluate(column, whole, parameter: parameter)
    XCTAssertEqual(result.count, 1)
    XCTAssertEqual(result.type, try aggregate.resultType(over: column.type), name)
    return result[0]
  }

  func testTheRegistryHoldsTheAggregatesOfTheLanguage() {
    XCTAssertEqual(
      Aggregates.all.map(\.name),
      [
        "count", "sum", "mean", "std", "var", "min", "max", "median", "quantile", "first", "last", "distinct",
        "mode", "null_rate",
      ])
    XCTAssertEqual(Aggregates.all.filter(\.takesParameter).map(\.name), ["quantile"])
  }

  func testWhichColumnsAreTaken() throws {
    let numeric = ["sum", "mean", "std", "var", "median", "quantile"]
    for aggregate in Aggregates.all {
      for type in ColumnType.allCases {
        let isTaken = type.isNumeric || type == .bool || !numeric.contains(aggregate.name)
        XCTAssertEqual((try? aggregate.resultType(over: type)) != nil, isTaken, "\(aggregate.name) \(type)")
      }
    }
    assertThrows(
      .wrongType(operation: "mean", found: .string, wanted: "a number or a bool"),
      try value("mean", .strings(["a"])))
  }

  func testNullsAreSkipped() throws {
    let column = Column.integers([nil, 3, nil, 1, 3])
    XCTAssertEqual(try value("count", column), .integer(3))
    XCTAssertEqual(try value("sum", column), .integer(7))
    XCTAssertEqual(try value("mean", column), .number(7 / 3.0))
    XCTAssertEqual(try value("min", column), .integer(1))
    XCTAssertEqual(try value("max", column), .integer(3))
    XCTAssertEqual(try value("median", column), .number(3))
    XCTAssertEqual(try value("first", column), .integer(3))
    XCTAssertEqual(try value("last", .integers([4, 1, nil])), .integer(1))
    XCTAssertEqual(try value("distinct", column), .integer(2))
    XCTAssertEqual(try value("mode", column), .integer(3))
    XCTAssertEqual(try value("null_rate", column), .number(0.4))
  }

  func testColumnsOfNothing() throws {
    for type in ColumnType.allCases {
      for count in [0, 3] {
        let column = Column(nulls: count, type: type)
        XCTAssertEqual(try value("count", column), .integer(0))
        XCTAssertEqual(try value("distinct", column), .integer(0))
        XCTAssertEqual(try value("null_rate", column), count == 0 ? .null : .number(1))
        for name in ["min", "max", "first", "last", "mode"] {
          XCTAssertEqual(try value(name, column), .null, "\(name) \(type)")
        }
        guard type.isNumeric || type == .bool else { continue }
        XCTAssertEqual(try value("sum", column), type == .number ? .number(0) : .integer(0))
        for name in ["mean", "std", "var", "median"] { XCTAssertEqual(try value(name, column), .null, name) }
        XCTAssertEqual(try value("quantile", column, 0.5), .null)
      }
    }
  }

  /// Values of NumPy 2 with ddof 1.
  func testMoments() throws {
    let column = Column.numbers([1.5, -2.25, 3.75, 8.0, 0.1])
    func number(_ name: String) throws -> Double { try XCTUnwrap(value(name, column).asNumber) }
    XCTAssertEqual(try number("mean"), 2.22, accuracy: 1e-15)
    XCTAssertEqual(try number("std"), 3.8968897854571147, accuracy: 1e-14)
    XCTAssertEqual(try number("var"), 15.18575, accuracy: 1e-13)
    XCTAssertEqual(try value("std", .numbers([4])), .null)
    XCTAssertEqual(try value("std", .integers([4, 4])), .number(0))
    XCTAssertEqual(try value("var", .numbers([1e9 + 4, 1e9 + 7, 1e9 + 13, 1e9 + 16])), .number(30))
  }

  func testBoolsAreOnesAndZeros() throws {
    let column = Column.bools([true, nil, false, true, true])
    XCTAssertEqual(try value("sum", column), .integer(3))
    XCTAssertEqual(try value("mean", column), .number(0.75))
    XCTAssertEqual(try value("median", column), .number(1))
    XCTAssertEqual(try value("min", column), .bool(false))
    XCTAssertEqual(try value("mode", column), .bool(true))
  }

  func testOverflowOfASumNamesTheRow() throws {
    assertThrows(.integerOverflow(operation: "sum", row: 3), try value("sum", .integers([.max, nil, 1])))
    assertThrows(.integerOverflow(operation: "sum", row: 2), try value("sum", .integers([.min, -1])))
    XCTAssertEqual(try value("sum", .integers([.max, -1, 1])), .integer(.max))
  }

  func testInfinitiesGiveNoNaN() throws {
    let both = Column.numbers([.infinity, -.infinity])
    for name in ["sum", "mean", "std", "var", "median"] { XCTAssertEqual(try value(name, both), .null, name) }
    XCTAssertEqual(try value("quantile", both, 0.25), .null)
    XCTAssertEqual(try value("quantile", both, 0), .number(-.infinity))
    XCTAssertEqual(try value("quantile", both, 1), .number(.infinity))
    let one = Column.numbers([1, .infinity, .infinity])
    XCTAssertEqual(try value("sum", one), .number(.infinity))
    XCTAssertEqual(try value("mean", one), .number(.infinity))
    XCTAssertEqual(try value("std", one), .null)
    XCTAssertEqual(try value("median", one), .number(.infinity))
    XCTAssertEqual(try value("max", both), .number(.infinity))
  }

  /// Values of NumPy 2, `numpy.quantile(x, q)`, to the last digit.
  func testQuantilesAreThoseOfNumPy() throws {
    let column = Column.numbers([7.7, 0.1, 2.9, nil, 1.3, 11.2, 0.7, 3.1])
    let table: [(Double, Double)] = [
      (0, 0.1), (0.05, 0.28), (0.1, 0.46), (0.25, 1.0), (0.333, 1.2988000000000002), (0.5, 2.9), (0.6, 3.02),
      (0.75, 5.4), (0.9, 9.100000000000001), (0.95, 10.149999999999997), (1, 11.2),
    ]
    for (share, wanted) in table {
      XCTAssertEqual(try value("quantile", column, share), .number(wanted), "\(share)")
    }
    XCTAssertEqual(try value("median", .integers([4, 1])), .number(2.5))
    XCTAssertEqual(try value("quantile", .integers([4]), 0.3), .number(4))
  }

  func testSharesOutsideTheRange() {
    for share in [-0.1, 1.1, .nan, nil] {
      assertThrows(
        .badArgument(function: "quantile", expected: "(x, q) with q from 0 to 1"),
        try value("quantile", .integers([1]), share))
    }
  }

  func testModeIsTheSmallestOfEquals() throws {
    XCTAssertEqual(try value("mode", .integers([3, 1, 3, 1, 2])), .integer(1))
    XCTAssertEqual(try value("mode", .strings(["b", "a", nil, "b", "a", "c"])), .string("a"))
    XCTAssertEqual(try value("mode", .numbers([2, 5, 5])), .number(5))
    XCTAssertEqual(
      try value("mode", .dates([Timestamp(microseconds: 2), Timestamp(microseconds: 1)])),
      .date(Timestamp(microseconds: 1)))
  }

  func testExtremesOfText() throws {
    let column = Column.strings(["b", nil, "B", "\u{E9}", "z"])
    XCTAssertEqual(try value("min", column), .string("B"))
    XCTAssertEqual(try value("max", column), .string("\u{E9}"))
  }

  /// Every aggregate over every short column in two groups, against one over each group's own values.
  func testGroupsDoNotMix() throws {
    for values in everyList(of: [nil, -1, 0, 1], upTo: 4) where !values.isEmpty {
      let keys = values.indices.map { $0 % 2 }
      let grouping = Grouping(by: [.integers(keys)], rowCount: values.count)
      for aggregate in Aggregates.all {
        let share = aggregate.takesParameter ? 0.3 : nil
        let together = try aggregate.evaluate(.integers(values), grouping, parameter: share)
        for (group, rows) in grouping.rows.enumerated() {
          let alone = try self.value(aggregate.name, .integers(rows.map { values[$0] }), share)
          XCTAssertEqual(together[group], alone, "\(aggregate.name) of \(values)")
        }
      }
    }
  }

  /// Every short column against values computed the obvious way.
  func testEveryShortColumnAgainstPlainArithmetic() throws {
    for values in everyList(of: [nil, -1, 0, 1], upTo: 4) {
      let column = Column.integers(values)
      let present = values.compactMap { $0 }
      XCTAssertEqual(try value("count", column), .integer(present.count))
      XCTAssertEqual(try value("sum", column), .integer(present.reduce(0, +)))
      XCTAssertEqual(try value("min", column), present.min().map(Scalar.integer) ?? .null)
      XCTAssertEqual(try value("max", column), present.max().map(Scalar.integer) ?? .null)
      XCTAssertEqual(try value("first", column), present.first.map(Scalar.integer) ?? .null)
      XCTAssertEqual(try value("last", column), present.last.map(Scalar.integer) ?? .null)
      XCTAssertEqual(try value("distinct", column), .integer(Set(present).count))
      let most = [-1, 0, 1].map { x in present.filter { $0 == x }.count }
      let mode = present.isEmpty ? nil : most.firstIndex(of: most.max() ?? 0).map { $0 - 1 }
      XCTAssertEqual(try value("mode", column), mode.map(Scalar.integer) ?? .null, "\(values)")
    }
  }

  func testSumsOfManyChunks() throws {
    let rows = 50_000
    let keys = Column.integer(TypedColumn((0..<rows).map { $0 % 3 }))
    let grouping = Grouping(by: [keys], rowCount: rows)
    let values = TypedColumn((0..<rows).map { Double($0) }, validity: Bitmap((0..<rows).map { $0 % 5 != 0 }))
    let expected = (0..<3).map { group in
      (0..<rows).reduce(0) { $0 + ($1 % 3 == group && $1 % 5 != 0 ? $1 : 0) }
    }
    let sums = try XCTUnwrap(Aggregates.named("sum")).evaluate(.number(values), grouping)
    XCTAssertEqual(sums, .number(TypedColumn(expected.map(Double.init))))
  }
}
