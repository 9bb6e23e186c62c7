import DataFrame
import XCTest

@testable import Drift

final class SortedSampleTests: XCTestCase {
  func testRadixSortOrdersAsComparisonsDo() {
    var generator = SeededGenerator(seed: 1)
    var values = (0..<3000).map { _ in Double(bitPattern: generator.next()) }.filter { $0.isFinite }
    values += [0, -0.0, 1, 1, -1, .greatestFiniteMagnitude, .leastNonzeroMagnitude, -.leastNonzeroMagnitude]
    XCTAssertEqual(values.radixSorted(), values.sorted())
    XCTAssertEqual((0..<300).map { Double($0 % 7) }.radixSorted().first, 0)
    XCTAssertEqual([3.0, 1, 2].radixSorted(), [1, 2, 3])
    XCTAssertEqual([Double]().radixSorted(), [])
  }

  func testMoments() {
    let sample = SortedSample([4, 2, 2, 8])
    XCTAssertEqual(sample.values, [2, 2, 4, 8])
    XCTAssertEqual(sample.mean, 4)
    XCTAssertEqual(sample.std, 6.0.squareRoot())
    XCTAssertEqual(sample.distinct, 3)
    XCTAssertEqual(sample.count(below: 4), 2)
    XCTAssertEqual(sample.count(below: 4, inclusive: true), 3)
    XCTAssertEqual(SortedSample([]).distinct, 0)
  }

  func testPreparedColumnCountsWhatIsMissing() {
    let column = Column.number(TypedColumn([1, nil, .infinity, -.infinity, -0.0, 0], placeholder: 0))
    let prepared = PreparedColumn(column)
    XCTAssertEqual(prepared.rows, 6)
    XCTAssertEqual(prepared.nulls, 1)
    XCTAssertEqual(prepared.infinities, 2)
    XCTAssertEqual(prepared.count, 3)
    XCTAssertEqual(prepared.missing, Proportion(3, of: 6))
    XCTAssertEqual(prepared.sample?.distinct, 2)
    XCTAssertEqual(prepared.categories?.keys, [.number(0), .number(1)])
    XCTAssertEqual(prepared.categories?.counts, [2, 1])
  }

  func testLargestShareChangeTakesTheLastOfEquals() throws {
    let reference = try XCTUnwrap(PreparedColumn(.string(StringColumn(["a", "a", "b", "b"]))).categories)
    let current = try XCTUnwrap(PreparedColumn(.string(StringColumn(["b", "b", "b", "a"]))).categories)
    let table = CategoryTable(reference, current)
    XCTAssertEqual(table.largestShareChange, 0.25)
    XCTAssertEqual(CategoryTable(current, reference).largestShareChange, -0.25)
  }
}
