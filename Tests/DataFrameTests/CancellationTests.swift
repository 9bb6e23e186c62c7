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

  /// Rows are asked for 65,536 at a time, and those that are left hold something harmless.
  func testRowsStopBetweenChunks() {
    let rows = consecutiveRows(200_000, placeholder: -1) { row in
      if row == 70_000 { Cancellation.request() }
      return row
    }
    XCTAssertEqual(rows, Array(0..<131_072) + [Int](repeating: -1, count: 200_000 - 131_072))
    let none: [Int] = concurrentRows(count, placeholder: 7) { _, _ in XCTFail("a chunk after the stop") }
    XCTAssertEqual(none, [Int](repeating: 7, count: count))
    XCTAssertEqual(concurrentMap(3, stopped: 0) { $0 + 1 }, [0, 0, 0])
    XCTAssertThrowsError(try concurrentTryMap(3) { _ in XCTFail("a piece after the stop") })
  }

  func testElementwiseStopsBetweenChunks() {
    var computed = 0
    let column = TypedColumn([Int](repeating: 1, count: 200_000))
    let sums = elementwise(.column(column), .constant(1), rows: 200_000, placeholder: 0) { left, right, row in
      computed += 1
      if row == 5 { Cancellation.request() }
      return left + right
    }
    XCTAssertEqual(computed, 65_536)
    XCTAssertEqual(sums.count, 200_000)
  }

  func testExpressionsStop() throws {
    let frame = try DataFrame([("x", numbers)])
    Cancellation.request()
    XCTAssertThrowsError(try Expression.column("x").evaluate(on: frame)) {
      XCTAssertEqual($0 as? DataError, .cancelled)
    }
  }

  func testSortedValuesAreAmongThoseThatWereThere() {
    let values = (0..<100_000).map { Double($0 * 7919 % 100_003) + 1 }
    XCTAssertEqual(values.radixSorted(), values.sorted())
    Cancellation.request()
    XCTAssertEqual(values.radixSorted(), [Double](repeating: 1, count: values.count))
  }

  func testRowsOfAJoinMatchNothing() {
    let keys = KeyWords(words: (0..<UInt64(count)).map { $0 << 33 }, validity: nil)
    XCTAssertEqual(JoinTable(keys).count, count)
    Cancellation.request()
    let table = JoinTable(keys)
    XCTAssertEqual(table.count, 0)
    XCTAssertEqual(table.numbers, [Int32](repeating: -1, count: count))
  }

  /// A value is let go of behind the caller's back, and not before the caller has done so.
  func testDisposalIsNotWaitedFor() {
    final class Large: Sendable {
      let gone: XCTestExpectation
      init(_ gone: XCTestExpectation) { self.gone = gone }
      deinit { if !Thread.isMainThread { gone.fulfill() } }
    }
    let gone = expectation(description: "gone on another thread")
    disposeLater(of: Large(gone))
    wait(for: [gone], timeout: 20)
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
    let few = Grouping(by: [.integer(TypedColumn(Array(0..<count)))], rowCount: count)
    XCTAssertEqual(few.count, 1)
    XCTAssertEqual(few.sizes, [count])
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
      {
        let key = JoinKey(left: .column("x"), right: .column("x"))
        _ = try frame.joining(frame, on: [key])
      },
    ] {
      XCTAssertThrowsError(try work()) { XCTAssertEqual($0 as? DataError, .cancelled) }
    }
  }
}
