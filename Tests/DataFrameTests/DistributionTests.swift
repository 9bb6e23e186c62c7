import DataFrame
import XCTest

final class DistributionTests: XCTestCase {
  private func shares(_ column: Column) throws -> [Double]? {
    try Description(DataFrame([("x", column)])).distributions[0]?.shares
  }

  func testFewValuesHaveABinEach() throws {
    XCTAssertEqual(try shares(.bools([true, false, true, nil, true])), [0.25, 0.75])
    XCTAssertEqual(try shares(.integers([7, 1, 7, 900])), [0.25, 0.5, 0.25])
    XCTAssertEqual(try shares(.numbers([0.5])), [1])
    XCTAssertEqual(try shares(.strings(["b", "a", "b", "b"])), [0.25, 0.75])
  }

  func testManyNumbersAreInEightBinsOfEqualWidth() throws {
    let eighths = [Double](repeating: 0.125, count: 8)
    XCTAssertEqual(try shares(.numbers((0..<80).map { Double($0) / 10 })), eighths)
    XCTAssertEqual(try shares(.dates((0..<16).map { Timestamp(microseconds: $0 << 40) })), eighths)
  }

  /// Ten whole numbers in eight bins would give two of them twice as much.
  func testWholeNumbersAreNeverSplit() throws {
    XCTAssertEqual(try shares(.integers((0..<100).map { $0 % 10 })), [0.2, 0.2, 0.2, 0.2, 0.2])
    XCTAssertEqual(try shares(.integers([.min] + Array(0..<8) + [.max]))?.count, 8)
  }

  /// Whether few values were counted or many sorted makes no difference.
  func testIsTheSameForCountedAndSortedValues() throws {
    let near = (0..<1000).map { $0 * $0 % 97 }
    let counted = Column.dates(near.map { Timestamp(microseconds: $0) })
    let sorted = Column.dates(near.map { Timestamp(microseconds: $0 << 40) })
    XCTAssertEqual(try shares(counted), try shares(sorted))
    XCTAssertEqual(try shares(counted), try shares(.numbers(near.map(Double.init))))
  }

  func testAFarValueDoesNotPressTheOthersIntoOneBin() throws {
    let values = (0..<800).map { Double($0 % 100) } + [1e9]
    let found = try XCTUnwrap(shares(.numbers(values)))
    XCTAssertEqual(found.count, 8)
    XCTAssertLessThan(try XCTUnwrap(found.max()), 0.2)
    XCTAssertEqual(found.reduce(0, +), 1, accuracy: 1e-12)
  }

  func testTheFewValuesBesideACommonOneAreSeen() throws {
    let values = [Double](repeating: 0, count: 5000) + (1...9).map(Double.init)
    let found = try XCTUnwrap(shares(.numbers(values)))
    XCTAssertEqual(found.count, 8)
    XCTAssertEqual(found.filter { $0 > 0 }.count, 8)
  }

  func testWhatCannotBeDrawnIsNothing() throws {
    XCTAssertNil(try shares(.numbers([nil, nil])))
    XCTAssertNil(try shares(.strings(["a", "b", "c", "a"])), "as good as different in every row")
    XCTAssertNil(try shares(.numbers((0..<20).map(Double.init) + [.infinity, .infinity])))
    XCTAssertEqual(
      try shares(.numbers([-1.7e308, 1.7e308] + (0..<20).map(Double.init)))?.count, 8,
      "a range past all doubles")
  }

  func testOfManyCategoriesTheMostFrequentAreShown() {
    let counts = Array(1...10)
    let sides = Distribution.sides([counts, counts.map { 11 - $0 }])
    XCTAssertEqual(sides[0].shares.map { ($0 * 55).rounded() }, [1, 2, 3, 4, 5, 6, 7, 8])
    XCTAssertEqual(
      Distribution.sides([counts])[0].shares.map { ($0 * 55).rounded() }, [3, 4, 5, 6, 7, 8, 9, 10])
    XCTAssertEqual(Distribution.sides([[], []]).map(\.shares), [[], []])
  }
}
