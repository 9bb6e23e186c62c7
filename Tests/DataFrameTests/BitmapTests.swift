import DataFrame
import XCTest

final class BitmapTests: XCTestCase {
  private let lengths = [0, 1, 2, 63, 64, 65, 127, 128, 129, 200]

  private func bits(_ map: Bitmap) -> [Bool] { (0..<map.count).map { map[$0] } }

  private func randomBits(_ count: Int, seed: Int) -> [Bool] {
    var generator = SeededGenerator(seed: seed)
    return (0..<count).map { _ in generator.below(2) == 1 }
  }

  func testEveryShortMapReadsBack() {
    for bits in everyList(of: [false, true], upTo: 8) {
      let map = Bitmap(bits)
      XCTAssertEqual(self.bits(map), bits)
      XCTAssertEqual(map.count, bits.count)
      XCTAssertEqual(map.setCount, bits.filter { $0 }.count)
      XCTAssertEqual(map.setIndices, bits.indices.filter { bits[$0] })
      XCTAssertEqual(map.isFull, !bits.contains(false))
      XCTAssertEqual(self.bits(~map), bits.map { !$0 })
    }
  }

  func testEveryPairOfShortMapsCombines() {
    for left in everyList(of: [false, true], upTo: 4) {
      for right in everyList(of: [false, true], upTo: 4) where right.count == left.count {
        XCTAssertEqual(bits(Bitmap(left) & Bitmap(right)), zip(left, right).map { $0 && $1 })
        XCTAssertEqual(bits(Bitmap(left) | Bitmap(right)), zip(left, right).map { $0 || $1 })
      }
    }
  }

  func testMapsAcrossWordsAgreeWithArrays() {
    for (seed, length) in lengths.enumerated() {
      let (left, right) = (randomBits(length, seed: seed), randomBits(length, seed: seed + 100))
      let (a, b) = (Bitmap(left), Bitmap(right))
      XCTAssertEqual(bits(a), left)
      XCTAssertEqual(a.setIndices, left.indices.filter { left[$0] })
      XCTAssertEqual(bits(a & b), zip(left, right).map { $0 && $1 })
      XCTAssertEqual(bits(a | b), zip(left, right).map { $0 || $1 })
      XCTAssertEqual(~(~a), a)
      XCTAssertEqual(a | ~a, Bitmap(repeating: true, count: length))
      XCTAssertEqual(a & ~a, Bitmap(repeating: false, count: length))
    }
  }

  func testRepeatingEqualsAppending() {
    for length in lengths {
      for bit in [false, true] {
        var appended = Bitmap(repeating: bit, count: 0)
        for _ in 0..<length { appended.append(bit) }
        XCTAssertEqual(appended, Bitmap(repeating: bit, count: length))
        XCTAssertEqual(appended.setCount, bit ? length : 0)
      }
    }
  }

  func testBitsPastTheEndStayZero() {
    for length in lengths where length % 64 != 0 {
      let maps = [
        Bitmap(repeating: true, count: length), ~Bitmap(repeating: false, count: length),
        Bitmap((0..<length).map { _ in true }),
      ]
      for map in maps {
        XCTAssertEqual(map.words.count, (length + 63) / 64)
        XCTAssertEqual(map.words.last, (1 << UInt64(length % 64)) - 1)
      }
    }
  }

  func testSettingOneBitLeavesTheOthers() {
    for position in [0, 1, 63, 64, 128] {
      var map = Bitmap(repeating: false, count: 129)
      map[position] = true
      XCTAssertEqual(map.setIndices, [position])
      map[position] = false
      XCTAssertEqual(map, Bitmap(repeating: false, count: 129))
    }
  }

  func testAppendingAfterARepeatedMap() {
    var map = Bitmap(repeating: true, count: 70)
    map.append(false)
    map.append(true)
    XCTAssertEqual(map.setCount, 71)
    XCTAssertFalse(map[70])
    XCTAssertTrue(map[71])
  }

  func testMapsOfDifferentLengthsDiffer() {
    XCTAssertNotEqual(Bitmap(repeating: false, count: 3), Bitmap(repeating: false, count: 4))
    XCTAssertTrue(Bitmap(repeating: true, count: 0).isFull)
  }
}
