import DataFrame
import XCTest

final class SortTests: XCTestCase {
  /// Row numbers in the order of keys by inserting one row after another, which is stable by its nature.
  private func inserted<Key: Comparable>(_ keys: [Key?], descending: Bool) -> [Int] {
    func precedes(_ left: Key?, _ right: Key?) -> Bool {
      guard let left else { return false }
      guard let right else { return true }
      return descending ? left > right : left < right
    }
    var order: [Int] = []
    for row in keys.indices {
      let place = order.firstIndex { precedes(keys[row], keys[$0]) } ?? order.count
      order.insert(row, at: place)
    }
    return order
  }

  private func order(_ columns: [(Column, descending: Bool)], rows: Int) throws -> [Scalar] {
    let frame = try DataFrame([("row", .integers(Array(0..<rows)))])
    return try frame.sorted(by: columns.map { SortKey($0.0, descending: $0.descending) }).column("row")
      .scalars
  }

  func testEveryShortColumnOfEachTypeInBothDirections() throws {
    for values in everyList(of: [nil, -1, 0, 1], upTo: 4) {
      let columns: [Column] = [
        .integers(values), .numbers(values.map { $0.map(Double.init) }),
        .strings(values.map { $0.map { String(UnicodeScalar(UInt8(98 + $0))) } }),
        .dates(values.map { $0.map { Timestamp(microseconds: $0) } }),
      ]
      for descending in [false, true] {
        let wanted = inserted(values, descending: descending).map(Scalar.integer)
        for column in columns {
          XCTAssertEqual(
            try order([(column, descending)], rows: values.count), wanted, "\(values) \(descending)")
        }
      }
    }
    for values in everyList(of: [nil, false, true], upTo: 4) {
      for descending in [false, true] {
        XCTAssertEqual(
          try order([(.bools(values), descending)], rows: values.count),
          inserted(values.map { $0.map { $0 ? 1 : 0 } }, descending: descending).map(Scalar.integer))
      }
    }
  }

  func testAFrameOfNothingButItsKey() throws {
    for values in everyList(of: [nil, -1, 0, 1], upTo: 4) {
      let zeros = values.map { $0.map { $0 == 0 ? 0.0 : Double($0) } }
      let columns: [Column] = [
        .integers(values), .numbers(zeros), .numbers(zeros.map { $0.map { -abs($0) } }),
        .dates(values.map { $0.map { Timestamp(microseconds: $0) } }),
        .bools(values.map { $0.map { $0 > 0 } }),
      ]
      for column in columns {
        for descending in [false, true] {
          let alone = try DataFrame([("x", column)]).sorted(by: [SortKey(column, descending: descending)])
          let row = Column.integers(Array(0..<values.count))
          let beside = try DataFrame([("x", column), ("row", row)])
            .sorted(by: [SortKey(column, descending: descending)])
          // As text, so that 0 and -0 are told apart.
          XCTAssertEqual("\(alone.columns[0].scalars)", "\(try beside.column("x").scalars)")
        }
      }
    }
  }

  func testTheFirstKeyDecides() throws {
    for first in everyList(of: [nil, 0, 1], upTo: 3) {
      for second in everyList(of: [nil, 0, 1], upTo: 3) where second.count == first.count {
        // One key of both, in which a missing value is larger than any other.
        let combined = zip(first, second).map { Optional(10 * ($0 ?? 5) + ($1.map { 1 - $0 } ?? 9)) }
        XCTAssertEqual(
          try order([(.integers(first), false), (.integers(second), true)], rows: first.count),
          inserted(combined, descending: false).map(Scalar.integer), "\(first) \(second)")
      }
    }
  }

  func testRandomColumnsAgreeWithInsertion() throws {
    var generator = SeededGenerator(seed: 51)
    let keys = (0..<300).map { _ in generator.below(4) == 0 ? nil : generator.below(20) }
    for descending in [false, true] {
      XCTAssertEqual(
        try order([(.integers(keys), descending)], rows: 300),
        inserted(keys, descending: descending).map(Scalar.integer))
    }
  }

  func testInfinitiesAndZeros() throws {
    let column = Column.numbers([.infinity, 0, -0.0, nil, -.infinity])
    XCTAssertEqual(try order([(column, false)], rows: 5), [4, 1, 2, 0, 3].map(Scalar.integer))
    XCTAssertEqual(try order([(column, true)], rows: 5), [0, 1, 2, 4, 3].map(Scalar.integer))
  }

  func testTextIsOrderedByScalars() throws {
    let column = Column.strings(["\u{E9}", "b", "B", "e\u{301}", "\u{1F600}", "\u{FFFD}", ""])
    XCTAssertEqual(try order([(column, false)], rows: 7), [6, 2, 1, 3, 0, 5, 4].map(Scalar.integer))
  }

  func testColumnsOfNothingKeepTheirOrder() throws {
    for type in ColumnType.allCases {
      for descending in [false, true] {
        XCTAssertEqual(
          try order([(Column(nulls: 3, type: type), descending)], rows: 3), [0, 1, 2].map(Scalar.integer))
        XCTAssertEqual(try order([(Column(nulls: 0, type: type), descending)], rows: 0), [])
      }
    }
    XCTAssertEqual(try order([], rows: 2), [0, 1].map(Scalar.integer))
  }

  func testSortingKeepsRolesAndAllColumns() throws {
    var frame = try DataFrame([("a", .integers([2, 1])), ("b", .strings(["x", nil]))])
    frame.roles = ["a": .id]
    let sorted = try frame.sorted(by: [SortKey(frame.column("a"))])
    XCTAssertEqual(sorted.roles, ["a": .id])
    XCTAssertEqual(try sorted.column("b"), .strings([nil, "x"]))
  }

  func testSortingStopsWhenAsked() throws {
    let frame = try DataFrame([("a", .integers([2, 1]))])
    Cancellation.request()
    defer { Cancellation.reset() }
    assertThrows(.cancelled, try frame.sorted(by: [SortKey(.integers([2, 1]))]))
  }
}
