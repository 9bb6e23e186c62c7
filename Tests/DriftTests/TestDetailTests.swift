import DataFrame
import XCTest

@testable import Drift

final class TestDetailTests: XCTestCase {
  private func detail(_ test: String, _ reference: Column, _ current: Column) throws -> TestDetail {
    try TestDetail(
      test, column: "x", reference: DataFrame([("x", reference)]), current: DataFrame([("x", current)]))
  }

  func testNumbers() throws {
    let current = Column.number(TypedColumn([3.5, nil, 4, 5, .infinity], placeholder: 0))
    let detail = try detail("k-s", numbers([1, 2, 3, 4, 5]), current)
    XCTAssertEqual(detail.row.test, "ks")
    XCTAssertEqual(detail.reference?.quantiles, [1, 1.2, 2, 3, 4, 4.8, 5])
    XCTAssertEqual(detail.current?.count, 3)
    XCTAssertEqual(detail.current?.missing, 2)
    XCTAssertEqual(detail.gap?.at, .number(3))
    XCTAssertEqual(detail.gap?.reference, 0.6)
    XCTAssertEqual(detail.gap?.current, 0)
    let effect = try XCTUnwrap(detail.row.effect)
    let interval = try XCTUnwrap(detail.interval)
    XCTAssertEqual((interval.low + interval.high) / 2, effect, accuracy: 1e-12)
  }

  /// Of values where the gap is as large, the least is told; none is overlooked where samples are walked in parts.
  func testLargestGapOfLongSamples() throws {
    let values = (0..<200_000).map(Double.init)
    let moved = values.map { $0 < 150_000 || $0 >= 160_000 ? $0 : $0 + 5000 }
    let detail = try detail(
      "ks", .number(TypedColumn(values)), .number(TypedColumn(moved)))
    XCTAssertEqual(detail.gap?.at, .number(154_999))
    XCTAssertEqual(detail.gap?.reference, 0.775)
    XCTAssertEqual(detail.gap?.current, 0.75)
    let equal = try self.detail("ks", numbers([1, 2, 3, 4]), numbers([2, 2, 3, 3]))
    XCTAssertEqual(equal.gap?.at, .number(1))
    XCTAssertEqual(equal.gap?.size, -0.25)
  }

  func testCategories() throws {
    let detail = try detail(
      "chi2", .string(StringColumn(["a", "a", "b", "c"])), .string(StringColumn(["a", "b", "b", "b"])))
    XCTAssertEqual(detail.gap?.at, .string("b"))
    XCTAssertEqual(detail.gap?.size, detail.row.effect)
    XCTAssertEqual(detail.interval?.method, .newcombe(categories: 3))
    XCTAssertNil(detail.reference?.mean)
  }

  func testWhatCannotBeTestedIsARowWithTheReason() throws {
    let detail = try detail("z", numbers([1.5, 2]), numbers([1, 2]))
    XCTAssertEqual(detail.row.notes, [.wrongKind(test: "z", kind: .numeric)])
    XCTAssertNil(detail.interval)
    XCTAssertThrowsError(try self.detail("zz", numbers([1]), numbers([1]))) {
      XCTAssertEqual($0 as? DriftError, .unknownTest("zz", available: DriftTests.names))
    }
  }
}
