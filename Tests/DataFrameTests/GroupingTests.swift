import DataFrame
import XCTest

final class GroupingTests: XCTestCase {
  private let choices: [Int?] = [nil, -1, 0, 1]

  /// Numbers keys in order of first appearance by comparing each with all before it.
  private func numbered<Key: Equatable>(_ keys: [Key]) -> [Int32] {
    var seen: [Key] = []
    return keys.map { key in
      if let position = seen.firstIndex(of: key) { return Int32(position) }
      seen.append(key)
      return Int32(seen.count - 1)
    }
  }

  func testEveryShortColumnOfEachType() {
    for values in everyList(of: choices, upTo: 4) {
      let wanted = numbered(values)
      let columns: [Column] = [
        .integers(values), .numbers(values.map { $0.map(Double.init) }),
        .strings(values.map { $0.map { "\($0)" } }),
        .dates(values.map { $0.map { Timestamp(microseconds: $0) } }),
      ]
      for column in columns {
        let grouping = Grouping(by: [column], rowCount: values.count)
        XCTAssertEqual(grouping.ids, wanted, "\(values)")
        XCTAssertEqual(grouping.count, Int(wanted.max() ?? -1) + 1)
        XCTAssertEqual(grouping.sizes.reduce(0, +), values.count)
        XCTAssertEqual(grouping.rows.flatMap { $0 }.sorted(), Array(values.indices))
        XCTAssertEqual(grouping.firstRows, grouping.rows.map { $0[0] })
      }
    }
    for values in everyList(of: [nil, true, false], upTo: 4) {
      XCTAssertEqual(Grouping(by: [.bools(values)], rowCount: values.count).ids, numbered(values))
    }
  }

  func testEveryPairOfShortColumns() {
    for left in everyList(of: choices, upTo: 3) {
      for right in everyList(of: choices, upTo: 3) where right.count == left.count {
        let grouping = Grouping(by: [.integers(left), .integers(right)], rowCount: left.count)
        XCTAssertEqual(grouping.ids, numbered(zip(left, right).map { [$0, $1] }), "\(left) \(right)")
      }
    }
  }

  func testThreeKeys() {
    var generator = SeededGenerator(seed: 41)
    let keys = (0..<3).map { _ in (0..<400).map { _ in choices[generator.below(4)] } }
    let grouping = Grouping(by: keys.map(Column.integers), rowCount: 400)
    XCTAssertEqual(grouping.ids, numbered((0..<400).map { row in keys.map { $0[row] } }))
  }

  func testMissingIsOneGroupWhateverItsPlaceholder() {
    let column = Column.integer(TypedColumn([3, 4, 0, 0], validity: Bitmap([false, false, true, false])))
    XCTAssertEqual(Grouping(by: [column], rowCount: 4).ids, [0, 0, 1, 0])
  }

  func testZerosOfBothSignsAreOneGroup() {
    XCTAssertEqual(Grouping(by: [.numbers([-0.0, 0, nil])], rowCount: 3).ids, [0, 0, 1])
  }

  func testTextsWithOtherScalarsAreOtherGroups() {
    XCTAssertEqual(Grouping(by: [.strings(["\u{E9}", "e\u{301}", "\u{E9}"])], rowCount: 3).ids, [0, 1, 0])
  }

  func testWithoutKeysAllRowsAreOneGroup() {
    let none = Grouping(by: [], rowCount: 0)
    XCTAssertEqual(none.count, 1)
    XCTAssertEqual(none.sizes, [0])
    XCTAssertEqual(none.rows, [[]])
    let three = Grouping(by: [], rowCount: 3)
    XCTAssertEqual(three.rows, [[0, 1, 2]])
    XCTAssertEqual(three.firstRows, [0])
  }

  func testNoRowsMakeNoGroups() {
    for type in ColumnType.allCases {
      let grouping = Grouping(by: [Column(nulls: 0, type: type), .integers([])], rowCount: 0)
      XCTAssertEqual(grouping.count, 0)
      XCTAssertEqual(grouping.rows, [])
      XCTAssertEqual(grouping.firstRows, [])
    }
  }
}
