import DataFrame
import XCTest

final class JoinTests: XCTestCase {
  /// The values of all columns of a frame, row by row.
  private func rows(_ frame: DataFrame) -> [[Scalar]] {
    (0..<frame.rowCount).map { row in frame.columns.map { $0[row] } }
  }

  private func key(_ left: String, _ right: String? = nil) -> JoinKey {
    JoinKey(left: .column(left), right: .column(right ?? left))
  }

  // MARK: Against a simple join

  /// Rows of two tables joined by comparing each with each; a key that has a nil matches nothing.
  private func joined(
    _ left: [[Int?]], _ right: [[Int?]], kind: JoinKind
  ) -> (rows: [[Scalar]], unmatchedLeft: Int, unmatchedRight: Int, pairs: Int, largestMatch: Int) {
    func scalars(_ values: [Int?]) -> [Scalar] { values.map { $0.map(Scalar.integer) ?? .null } }
    func number(_ row: Int?) -> Scalar { row.map(Scalar.integer) ?? .null }
    let matches = left.map { key in
      right.indices.filter { !key.contains(nil) && right[$0] == key }
    }
    let rightOnly = right.indices.filter { row in !matches.contains { $0.contains(row) } }
    var rows: [[Scalar]] = []
    for (row, found) in matches.enumerated() {
      let own = scalars(left[row]) + [number(row)]
      switch kind {
      case .semi: if !found.isEmpty { rows.append(own) }
      case .anti: if found.isEmpty { rows.append(own) }
      case .inner, .right: rows += found.map { own + [number($0)] }
      case .left, .outer:
        rows += (found.isEmpty ? [nil] : found.map(Optional.some)).map { own + [number($0)] }
      }
    }
    if kind == .right || kind == .outer {
      rows += rightOnly.map { scalars(right[$0]) + [.null, number($0)] }
    }
    return (
      rows, matches.filter(\.isEmpty).count, rightOnly.count, matches.reduce(0) { $0 + $1.count },
      matches.map(\.count).max() ?? 0
    )
  }

  private func check(
    _ left: [[Int?]], _ right: [[Int?]], _ column: @escaping ([Int?]) -> Column,
    _ rightColumn: (([Int?]) -> Column)? = nil
  ) throws {
    let names = ["a", "b"].prefix((left.first ?? right.first ?? [0]).count)
    func frame(_ keys: [[Int?]], _ column: ([Int?]) -> Column, _ row: String) throws -> DataFrame {
      try DataFrame(
        names.enumerated().map { index, name in (name, column(keys.map { $0[index] })) } + [
          (row, .integers(Array(keys.indices)))
        ])
    }
    let (leftFrame, rightFrame) = (
      try frame(left, column, "l"), try frame(right, rightColumn ?? column, "r")
    )
    for kind in JoinKind.allCases {
      let wanted = joined(left, right, kind: kind)
      let result = try leftFrame.joining(rightFrame, on: names.map { key($0) }, kind: kind)
      let isMixed = rightColumn != nil && (kind == .right || kind == .outer)
      let keyColumns = names.indices.map { index in
        (isMixed ? rightColumn ?? column : column)(
          wanted.rows.map { if case .integer(let value) = $0[index] { value } else { nil } })
      }
      // Made only for a failure: there are many thousand cases.
      var place: String { "\(left) \(kind) \(right)" }
      XCTAssertEqual(Array(result.frame.columns.prefix(names.count)), keyColumns, place)
      XCTAssertEqual(
        rows(result.frame).map { $0.dropFirst(names.count) }, wanted.rows.map { $0.dropFirst(names.count) },
        place)
      XCTAssertEqual(result.unmatchedLeft, wanted.unmatchedLeft, place)
      XCTAssertEqual(result.unmatchedRight, wanted.unmatchedRight, place)
      XCTAssertEqual(result.pairs, wanted.pairs, place)
      XCTAssertEqual(result.largestMatch, wanted.largestMatch, place)
      XCTAssertEqual(result.matchedLeft, left.count - wanted.unmatchedLeft, place)
      XCTAssertEqual(result.nullKeysLeft, left.filter { $0.contains(nil) }.count, place)
      XCTAssertEqual(result.nullKeysRight, right.filter { $0.contains(nil) }.count, place)
    }
  }

  func testEveryShortKeyOfEachType() throws {
    let sides = everyList(of: [nil, 1, 2], upTo: 3).map { $0.map { [$0] } }
    let numbers: ([Int?]) -> Column = { .numbers($0.map { $0.map(Double.init) }) }
    for left in sides {
      for right in sides {
        try check(left, right) { .integers($0) }
        try check(left, right) { .strings($0.map { $0.map { "key \($0)" } }) }
        try check(left, right, { .integers($0) }, numbers)
      }
    }
    for left in everyList(of: [nil, 1, 2], upTo: 2).map({ $0.map { [$0] } }) {
      for right in sides {
        try check(left, right, numbers)
        try check(left, right) { .bools($0.map { $0.map { $0 == 1 } }) }
        try check(left, right) { .dates($0.map { $0.map { Timestamp(microseconds: $0) } }) }
      }
    }
  }

  func testEveryShortPairOfKeys() throws {
    let keys: [[Int?]] = [nil, 1, 2].flatMap { first in [nil, 1].map { [first, $0] } }
    let pairs = everyList(of: keys, upTo: 2)
    for left in pairs {
      for right in pairs { try check(left, right) { .integers($0) } }
    }
    // Three rows a side, of the keys that can go wrong: a shared half, swapped halves.
    let triples = everyList(of: [[1, 2], [2, 1], [1, 1]] as [[Int?]], upTo: 3).suffix(27)
    for left in triples {
      for right in triples { try check(left, right) { .integers($0) } }
    }
  }

  func testManyRowsWithKeysFarApart() throws {
    var generator = SeededGenerator(seed: 5)
    func side(_ count: Int, spread: Int) -> [[Int?]] {
      (0..<count).map { _ in
        let key = generator.below(400)
        return [key == 0 ? nil : (key - 200) * spread]
      }
    }
    for spread in [1, 0x1_0000_0001, 1 << 53] {
      try check(side(300, spread: spread), side(200, spread: spread)) { .integers($0) }
    }
  }

  func testMoreKeysThanATableStartsWith() throws {
    let count = 40_000
    let keys = (0..<count).map { $0 &* 0x1E37_79B9_7F4A_7C15 }
    let left = try DataFrame([("k", .integers(keys)), ("l", .integers(Array(0..<count)))])
    let right = try DataFrame([("k", .integers(keys.reversed())), ("r", .integers(Array(0..<count)))])
    let result = try left.joining(right, on: [key("k")])
    XCTAssertEqual(result.frame.rowCount, count)
    XCTAssertEqual(try result.frame.column("r"), .integers((0..<count).reversed()))
  }

  // MARK: Equality of keys

  func testIntegersEqualNumbersExactly() throws {
    let big = 1 << 53
    let left = try DataFrame([("k", .integers([0, 3, big, big + 1, Int.max, nil]))])
    let right = try DataFrame([
      ("k", .numbers([-0.0, 3.5, 0x1p53, 0x1p63, .infinity, nil])), ("r", .integers(Array(0..<6))),
    ])
    let result = try left.joining(right, on: [key("k")], kind: .left)
    XCTAssertEqual(try result.frame.column("k"), .integers([0, 3, big, big + 1, Int.max, nil]))
    XCTAssertEqual(try result.frame.column("r"), .integers([0, nil, 2, nil, nil, nil]))
    let turned = try right.joining(left, on: [key("k")], kind: .semi)
    XCTAssertEqual(try turned.frame.column("r"), .integers([0, 2]))
  }

  func testZerosOfBothSignsAreEqual() throws {
    let left = try DataFrame([("k", .numbers([0, -0.0]))])
    let result = try left.joining(try DataFrame([("k", .numbers([-0.0]))]), on: [key("k")])
    XCTAssertEqual(result.pairs, 2)
  }

  func testTextsWithOtherScalarsAreOtherKeys() throws {
    let left = try DataFrame([("k", .strings(["\u{E9}", "e\u{301}", ""]))])
    let right = try DataFrame([("k", .strings(["", "e\u{301}"])), ("r", .integers([0, 1]))])
    let result = try left.joining(right, on: [key("k")], kind: .left)
    XCTAssertEqual(try result.frame.column("r"), .integers([nil, 1, 0]))
  }

  func testOtherTypesDoNotGoTogether() throws {
    for left in ColumnType.allCases {
      for right in ColumnType.allCases where left != right && !(left.isNumeric && right.isNumeric) {
        let frames = try [left, right].map {
          try DataFrame([("i", .integers([1])), ("k", Column(repeating: $0.sample, count: 1))])
        }
        XCTAssertThrowsError(try frames[0].joining(frames[1], on: [key("i"), key("k")])) {
          XCTAssertEqual($0 as? JoinError, .keyTypes(1, left: left, right: right))
        }
      }
    }
  }

  func testAColumnWithoutValuesGoesWithEveryType() throws {
    for type in ColumnType.allCases {
      let left = try DataFrame([("k", Column(nulls: 2, type: .string))])
      let right = try DataFrame([("k", Column(repeating: type.sample, count: 1))])
      let result = try left.joining(right, on: [key("k")], kind: .outer)
      XCTAssertEqual(try result.frame.column("k"), Column([.null, .null, type.sample], type: type))
    }
  }

  func testAKeyIsNeeded() {
    assertThrows(
      .badArgument(function: "join", expected: "a key"), try DataFrame().joining(DataFrame(), on: []))
  }

  // MARK: Columns

  func testNamesAreMadeDistinct() throws {
    let left = try DataFrame([
      ("k", .integers([1])), ("x", .integers([2])), ("x_right", .integers([3])), ("y", .integers([4])),
    ])
    let right = try DataFrame([
      ("x", .integers([5])), ("k", .integers([1])), ("y", .integers([6])), ("y_right", .integers([7])),
      ("z", .integers([8])),
    ])
    let frame = try left.joining(right, on: [key("k")]).frame
    XCTAssertEqual(frame.names, ["k", "x", "x_right", "y", "x_right_2", "y_right_2", "y_right", "z"])
    XCTAssertEqual(rows(frame), [[1, 2, 3, 4, 5, 6, 7, 8].map(Scalar.integer)])
  }

  func testKeysOfOtherNamesKeepTheLeftOne() throws {
    let left = try DataFrame([("id", .integers([1, 2]))])
    let right = try DataFrame([("user", .numbers([2, 2.5])), ("id", .strings(["b", "c"]))])
    let inner = try left.joining(right, on: [key("id", "user")]).frame
    XCTAssertEqual(inner, try DataFrame([("id", .integers([2])), ("id_right", .strings(["b"]))]))
    let outer = try left.joining(right, on: [key("id", "user")], kind: .outer).frame
    XCTAssertEqual(
      outer,
      try DataFrame([("id", .numbers([1, 2, 2.5])), ("id_right", .strings([nil, "b", "c"]))]))
  }

  /// The type of a key must not depend on which rows match.
  func testAMixedKeyIsANumberAlsoWhereAllRowsMatch() throws {
    let left = try DataFrame([("k", .integers([1]))])
    let right = try DataFrame([("k", .numbers([1]))])
    XCTAssertEqual(
      try left.joining(right, on: [key("k")], kind: .right).frame, try DataFrame([("k", .numbers([1]))]))
  }

  func testALeftColumnInTwoKeysLeavesTheSecondColumnOfTheRight() throws {
    let left = try DataFrame([("k", .integers([1, 2]))])
    let right = try DataFrame([("a", .integers([1, 1])), ("b", .integers([1, 2]))])
    let frame = try left.joining(right, on: [key("k", "a"), key("k", "b")], kind: .outer).frame
    XCTAssertEqual(
      frame, try DataFrame([("k", .integers([1, 2, 1])), ("b", .integers([1, nil, 2]))]))
  }

  func testExpressionsAddNoColumn() throws {
    let lower = try call("lower", .column("city"))
    let left = try DataFrame([("city", .strings(["Rome", "Oslo"]))])
    let right = try DataFrame([("city", .strings(["OSLO", "rome", "Bern"])), ("r", .integers([0, 1, 2]))])
    let frame = try left.joining(right, on: [JoinKey(left: lower, right: lower)], kind: .outer).frame
    XCTAssertEqual(
      frame,
      try DataFrame([
        ("city", .strings(["Rome", "Oslo", nil])), ("city_right", .strings(["rome", "OSLO", "Bern"])),
        ("r", .integers([1, 0, 2])),
      ]))
    // A column on the left and an expression on the right: the column is filled with the expression's values.
    let names = try DataFrame([("name", .strings(["rome"]))])
    XCTAssertEqual(
      try names.joining(right, on: [JoinKey(left: .column("name"), right: lower)], kind: .right).frame,
      try DataFrame([
        ("name", .strings(["rome", "oslo", "bern"])), ("city", .strings(["rome", "OSLO", "Bern"])),
        ("r", .integers([1, 0, 2])),
      ]))
  }

  func testRolesStayWithTheirColumns() throws {
    var left = try DataFrame([("k", .integers([1])), ("x", .integers([1]))])
    var right = left
    left.roles = ["x": .target]
    right.roles = ["k": .id, "x": .prediction]
    XCTAssertEqual(
      try left.joining(right, on: [key("k")]).frame.roles, ["k": .id, "x": .target, "x_right": .prediction])
    XCTAssertEqual(try left.joining(right, on: [key("k")], kind: .semi).frame.roles, ["x": .target])
  }

  func testMissingValuesOfTheRightStayMissing() throws {
    let left = try DataFrame([("k", .integers([2, 1, 3]))])
    let right = try DataFrame([
      ("k", .integers([1, 2])), ("n", .numbers([nil, 0.5])), ("t", .strings(["a", nil])),
    ])
    let frame = try left.joining(right, on: [key("k")], kind: .left).frame
    XCTAssertEqual(try frame.column("n"), .numbers([0.5, nil, nil]))
    XCTAssertEqual(try frame.column("t"), .strings([nil, "a", nil]))
  }

  func testARefusedResult() throws {
    let frame = try DataFrame([("k", Column(repeating: .bool(true), count: 20_000))])
    XCTAssertThrowsError(try frame.joining(frame, on: [key("k")])) {
      XCTAssertEqual($0 as? JoinError, .tooManyRows(400_000_000))
    }
    XCTAssertEqual(try frame.joining(frame, on: [key("k")], kind: .semi).frame.rowCount, 20_000)
  }
}
