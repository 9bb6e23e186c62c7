import DataFrame
import XCTest

final class SummarizeTests: XCTestCase {
  private func frame() throws -> DataFrame {
    try DataFrame([
      ("key", .strings(["b", nil, "a", "b", nil])), ("x", .integers([1, 2, 3, nil, 5])),
    ])
  }

  private func aggregation(_ name: String, _ input: Expression?, as result: String) throws -> Aggregation {
    Aggregation(name: result, aggregate: try XCTUnwrap(Aggregates.named(name)), input: input)
  }

  private let byKey = [(name: "key", value: Expression.column("key"))]

  func testGroupsInOrderOfFirstAppearanceAndNullOnItsOwn() throws {
    let summary = try frame().summarized(
      by: byKey,
      [
        aggregation("count", nil, as: "rows"), aggregation("count", .column("x"), as: "values"),
        aggregation("sum", .column("x"), as: "sum"),
      ])
    XCTAssertEqual(
      summary,
      try DataFrame([
        ("key", .strings(["b", nil, "a"])), ("rows", .integers([2, 2, 1])), ("values", .integers([1, 2, 1])),
        ("sum", .integers([1, 7, 3])),
      ]))
  }

  func testAnExpressionAsKeyAndAsInput() throws {
    let isLarge = Expression.binary(.greater, .column("x"), .literal(.integer(2)))
    let twice = Expression.binary(.times, .column("x"), .literal(.integer(2)))
    let summary = try frame().summarized(by: [("large", isLarge)], [aggregation("max", twice, as: "max")])
    XCTAssertEqual(
      summary, try DataFrame([("large", .bools([false, true, nil])), ("max", .integers([4, 10, nil]))]))
  }

  func testWithoutKeysThereIsOneRow() throws {
    let aggregations = [
      try aggregation("count", nil, as: "rows"), try aggregation("sum", .column("x"), as: "sum"),
      try aggregation("mean", .column("x"), as: "mean"),
      try aggregation("first", .column("key"), as: "first"),
    ]
    XCTAssertEqual(
      try frame().summarized(by: [], aggregations),
      try DataFrame([
        ("rows", .integers([5])), ("sum", .integers([11])), ("mean", .numbers([2.75])),
        ("first", .strings(["b"])),
      ]))
    XCTAssertEqual(
      try frame().prefix(0).summarized(by: [], aggregations),
      try DataFrame([
        ("rows", .integers([0])), ("sum", .integers([0])), ("mean", .numbers([nil])),
        ("first", .strings([nil])),
      ]))
  }

  func testKeysOfNoRows() throws {
    let summary = try frame().prefix(0).summarized(by: byKey, [aggregation("mean", .column("x"), as: "mean")])
    XCTAssertEqual(summary, try DataFrame([("key", .strings([])), ("mean", .numbers([]))]))
    XCTAssertEqual(try frame().prefix(0).counted(by: byKey).rowCount, 0)
  }

  func testConstantsAsKeysAndInputs() throws {
    let summary = try frame().summarized(
      by: [("k", .literal(.integer(1)))], [aggregation("sum", .literal(.integer(2)), as: "sum")])
    XCTAssertEqual(summary, try DataFrame([("k", .integers([1])), ("sum", .integers([10]))]))
  }

  func testNamesMustDiffer() throws {
    let count = try aggregation("count", nil, as: "key")
    assertThrows(.duplicateColumn("key"), try frame().summarized(by: byKey, [count]))
    assertThrows(.duplicateColumn("key"), try frame().summarized(by: byKey + byKey, []))
    assertThrows(
      .duplicateColumn("n"),
      try frame().summarized(
        by: [],
        [
          aggregation("count", nil, as: "n"), aggregation("count", nil, as: "n"),
        ]))
  }

  func testCountsHaveTheMostFirstAndEqualsInOrderOfAppearance() throws {
    let frame = try DataFrame([("key", .strings(["c", "a", nil, "b", "a", nil, "d"]))])
    XCTAssertEqual(
      try frame.counted(by: byKey),
      try DataFrame([("key", .strings(["a", nil, "c", "b", "d"])), ("count", .integers([2, 2, 1, 1, 1]))]))
  }

  func testCountsAddUpWhateverTheKeys() throws {
    var generator = SeededGenerator(seed: 61)
    let keys = (0..<500).map { _ in generator.below(6) == 0 ? nil : generator.below(5) }
    let counts = try DataFrame([("key", .integers(keys))]).counted(by: byKey)
    for row in 0..<counts.rowCount {
      let key = try counts.column("key")[row]
      let wanted = keys.filter { ($0.map(Scalar.integer) ?? .null) == key }.count
      XCTAssertEqual(try counts.column("count")[row], .integer(wanted))
    }
    XCTAssertEqual(counts.rowCount, 6)
  }
}
