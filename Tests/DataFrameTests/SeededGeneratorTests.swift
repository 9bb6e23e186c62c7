import DataFrame
import XCTest

final class SeededGeneratorTests: XCTestCase {
  /// The first outputs of Vigna's reference `splitmix64.c`.
  func testNumbersAreThoseOfTheReferenceCode() {
    var generator = SeededGenerator(seed: 1_234_567)
    XCTAssertEqual(
      (0..<5).map { _ in generator.next() },
      [
        6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423,
        4_593_380_528_125_082_431, 16_408_922_859_458_223_821,
      ])
    var zero = SeededGenerator(seed: 0)
    XCTAssertEqual((0..<2).map { _ in zero.next() }, [0xE220_A839_7B1D_CDAF, 0x6E78_9E6A_A1B9_65F4])
  }

  func testNegativeSeedsDifferFromPositiveOnes() {
    var negative = SeededGenerator(seed: -1)
    var positive = SeededGenerator(seed: 1)
    XCTAssertNotEqual(negative.next(), positive.next())
  }

  func testUniformStaysBelowOneAndFillsTheRange() {
    var generator = SeededGenerator(seed: 5)
    let values = (0..<10_000).map { _ in generator.uniform() }
    XCTAssertTrue(values.allSatisfy { (0..<1).contains($0) })
    XCTAssertEqual(values.reduce(0, +) / 10_000, 0.5, accuracy: 0.01)
    XCTAssertEqual(values.filter { $0 < 0.25 }.count, 2500, accuracy: 200)
  }

  func testBelowTakesEveryValueAboutAsOften() {
    var generator = SeededGenerator(seed: 6)
    var counts = [Int](repeating: 0, count: 7)
    for _ in 0..<7000 { counts[generator.below(7)] += 1 }
    for count in counts { XCTAssertEqual(count, 1000, accuracy: 120) }
  }

  func testBelowAtTheEndsOfItsRange() {
    var generator = SeededGenerator(seed: 7)
    for _ in 0..<100 {
      XCTAssertEqual(generator.below(1), 0)
      XCTAssertTrue((0..<Int.max).contains(generator.below(.max)))
    }
  }
}
