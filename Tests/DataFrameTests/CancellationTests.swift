import XCTest

@testable import DataFrame

/// What is computed once a stop was asked for: of the right shape, so that whoever goes on with it until the next check
/// does no harm.
final class CancellationTests: XCTestCase {
  private let count = 1 << 15
  private lazy var numbers = Column.number(TypedColumn((0..<count).map { Double($0 * 7919 % 32_771) }))

  override func tearDown() { Cancellation.reset() }

  func testGatherLeavesNulls() throws {
    let frame = try DataFrame([("x", numbers), ("t", .string(StringColumn((0..<count).map { "\($0)" })))])
    Cancellation.request()
    let gathered = frame.gather(Array((0..<count).reversed()))
    XCTAssertEqual(gathered.rowCount, count)
    XCTAssertEqual(gathered.names, ["x", "t"])
    XCTAssertEqual(gathered.columns.map(\.type), [.number, .string])
    XCTAssertEqual(gathered.columns.map(\.nullCount), [count, count])
  }

  func testPicksStop() throws {
    let picks = RowPicks.rows((0..<Int32(count)).reversed())
    XCTAssertEqual(try Column.gather([numbers], picks).map(\.nullCount), [0])
    Cancellation.request()
    XCTAssertThrowsError(try Column.gather([numbers], picks)) { error in
      XCTAssertEqual(error as? DataError, .cancelled)
    }
  }

  func testGroupsAreNumbered() {
    Cancellation.request()
    let grouping = Grouping(by: [numbers, numbers], rowCount: count)
    XCTAssertEqual(grouping.count, 1)
    XCTAssertEqual(grouping.sizes, [count])
    XCTAssertEqual(grouping.firstRows, [0])
  }

  func testOrderIsEmpty() {
    let keys = (0..<UInt64(count) * 4).reversed().map { $0 << 40 }
    XCTAssertEqual(radixOrder(keys), Array((0..<keys.count).reversed()))
    Cancellation.request()
    XCTAssertEqual(radixOrder(keys), [])
  }

  func testTextsAreNullAndRanksAPermutation() {
    let column = StringColumn(["b", "c", "a"])
    XCTAssertEqual(column.ranks, [1, 2, 0])
    Cancellation.request()
    XCTAssertEqual(column.ranks.sorted(), [0, 1, 2])
    XCTAssertEqual(StringColumn(["b", "c", "a"]).codes.nullCount, 3)
  }

  func testStatementsStop() throws {
    let frame = try DataFrame([("x", numbers)])
    Cancellation.request()
    for work in [
      { _ = try frame.sorted(by: [SortKey(frame.columns[0])]) }, { _ = try frame.appending(frame) },
      { _ = try Description(frame) },
    ] {
      XCTAssertThrowsError(try work()) { XCTAssertEqual($0 as? DataError, .cancelled) }
    }
  }
}
