import XCTest

@testable import DataFrame

final class KernelTests: XCTestCase {
  /// Lists of keys that are long enough for every path of the radix sorts, and unkind to them.
  private var keyLists: [(String, [UInt64])] {
    var generator = SeededGenerator(seed: 11)
    let count = 40_000
    let random = (0..<count).map { _ in generator.next() }
    return [
      ("random", random),
      ("few", random.map { $0 % 7 }),
      ("equal", random.map { _ in 5 }),
      ("low bits only", random.map { $0 % 1000 + 1 << 60 }),
      ("one far away", random.map { $0 % 1000 } + [.max]),
      ("far away and equal above", random.map { $0 % 100_000 } + [.max, 0]),
      ("descending", (0..<UInt64(count)).reversed().map { $0 << 20 }),
      ("several chunks", (0..<300_000).map { _ in generator.next() >> 20 }),
      ("short", Array(random.prefix(300))),
      ("shorter", Array(random.prefix(3))),
      ("none", []),
    ]
  }

  func testRadixSortSorts() {
    for (name, keys) in keyLists {
      XCTAssertTrue(keys.wordSorted() == keys.sorted(), name)
      XCTAssertTrue(keys.wordSorted(descending: true) == keys.sorted(by: >), name)
    }
  }

  func testRadixOrderIsStable() {
    for (name, keys) in keyLists {
      let expected = keys.indices.sorted { (keys[$0], $0) < (keys[$1], $1) }
      XCTAssertTrue(radixOrder(keys) == expected, name)
    }
  }

  func testOrderedWordsAreCountedOrSorted() {
    for (name, keys) in keyLists {
      let (words, sorted) = (OrderedWords(keys), keys.sorted())
      var runs: [UInt64] = []
      words.forEachRun { runs += Array(repeating: $0, count: $1) }
      XCTAssertTrue(runs == sorted, name)
      for place in stride(from: 0, to: sorted.count, by: max(1, sorted.count / 10)) {
        XCTAssertEqual(words[place], sorted[place], name)
      }
    }
  }

  func testDoublesSortAsNumbers() {
    let values: [Double] = [
      3, -.infinity, 0, -1e-300, .infinity, -.leastNonzeroMagnitude, 2.5, 1e308, -1e308,
      .leastNonzeroMagnitude,
    ]
    XCTAssertEqual(values.radixSorted(), values.sorted())
  }

  func testSelectFindsEveryPosition() {
    var generator = SeededGenerator(seed: 12)
    let lists: [[Double]] = [
      (0..<200).map { _ in generator.uniform() }, (0..<200).map { Double($0 % 3) },
      (0..<200).map(Double.init), [1], [2, 1],
    ]
    for list in lists {
      let sorted = list.sorted()
      for position in list.indices {
        var values = list
        values.select(position)
        XCTAssertEqual(values[position], sorted[position])
        XCTAssertTrue(values[..<position].allSatisfy { $0 <= sorted[position] })
        XCTAssertTrue(values[position...].allSatisfy { $0 >= sorted[position] })
      }
    }
  }

  func testHashedNumbersGrowWithTheirKeys() {
    let keys = (0..<30_000).map { UInt64($0 % 20_000) << 40 }
    let numbering = RowNumbering(rows: keys.count, validity: nil) { keys[$0] }
    XCTAssertEqual(numbering.count, 20_000)
    XCTAssertTrue(numbering.ids == keys.indices.map { Int32($0 % 20_000) })
  }

  func testConcurrentWorkComesBackInOrder() {
    XCTAssertEqual(concurrentMap(1000) { $0 * 2 }, (0..<1000).map { $0 * 2 })
    XCTAssertEqual(concurrentMap(0) { $0 }, [])
  }
}
