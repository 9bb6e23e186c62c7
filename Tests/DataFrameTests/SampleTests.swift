import DataFrame
import XCTest

final class SampleTests: XCTestCase {
  private func frame(_ rows: Int) throws -> DataFrame {
    try DataFrame([("row", .integers(Array(0..<rows))), ("key", .integers((0..<rows).map { $0 % 3 }))])
  }

  private func rows(_ frame: DataFrame) throws -> [Int] {
    try frame.column("row").scalars.compactMap { if case .integer(let row) = $0 { row } else { nil } }
  }

  func testRowsAreDistinctAndInOrder() throws {
    let frame = try frame(50)
    for seed in 0..<20 {
      for size in [0, 1, 7, 49, 50] {
        let chosen = try rows(frame.sample(.rows(size), seed: seed))
        XCTAssertEqual(chosen.count, size)
        XCTAssertEqual(chosen, Set(chosen).sorted())
      }
    }
  }

  func testTheSeedDecides() throws {
    let frame = try frame(1000)
    XCTAssertEqual(try frame.sample(.rows(5), seed: 42), try frame.sample(.rows(5), seed: 42))
    XCTAssertNotEqual(try frame.sample(.rows(5), seed: 42), try frame.sample(.rows(5), seed: 43))
    // Computed apart from this code, from SplitMix64 and Lemire's method.
    XCTAssertEqual(try rows(frame.sample(.rows(5), seed: 42)), [41, 160, 280, 346, 741])
  }

  func testMoreThanThereAreIsAll() throws {
    let frame = try frame(4)
    XCTAssertEqual(try frame.sample(.rows(9), seed: 1), frame)
    XCTAssertEqual(try frame.sample(.share(1), seed: 1), frame)
    XCTAssertEqual(try frame.sample(.share(0), seed: 1).rowCount, 0)
  }

  func testAShareIsRounded() throws {
    XCTAssertEqual(try frame(10).sample(.share(0.25), seed: 1).rowCount, 3)
    XCTAssertEqual(try frame(10).sample(.share(0.24), seed: 1).rowCount, 2)
    XCTAssertEqual(try frame(1).sample(.share(0.4), seed: 1).rowCount, 0)
  }

  func testAsManyOfEachGroup() throws {
    let frame = try frame(30)
    let grouping = Grouping(by: [try frame.column("key")], rowCount: 30)
    let sample = try frame.sample(.rows(4), seed: 3, by: grouping)
    XCTAssertEqual(Grouping(by: [try sample.column("key")], rowCount: 12).sizes, [4, 4, 4])
    let chosen = try rows(sample)
    XCTAssertEqual(chosen, chosen.sorted())
    XCTAssertEqual(try frame.sample(.share(0.5), seed: 3, by: grouping).rowCount, 15)
    XCTAssertEqual(try frame.sample(.rows(99), seed: 3, by: grouping), frame)
  }

  func testNoRows() throws {
    let frame = try frame(0)
    XCTAssertEqual(try frame.sample(.rows(3), seed: 1), frame)
    XCTAssertEqual(try frame.sample(.share(0.5), seed: 1), frame)
    XCTAssertEqual(try frame.sample(.rows(3), seed: 1, by: Grouping(by: [.integers([])], rowCount: 0)), frame)
    XCTAssertEqual(try DataFrame(rowCount: 5).sample(.rows(2), seed: 1).rowCount, 2)
  }

  /// Over many seeds each of five rows is chosen about as often.
  func testEveryRowIsAsLikely() throws {
    var counts = [Int](repeating: 0, count: 5)
    let frame = try frame(5)
    for seed in 0..<2000 {
      for row in try rows(frame.sample(.rows(2), seed: seed)) { counts[row] += 1 }
    }
    for count in counts { XCTAssertEqual(count, 800, accuracy: 80) }
  }
}
