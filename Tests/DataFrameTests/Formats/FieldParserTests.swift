import DataFrame
import XCTest

final class FieldParserTests: XCTestCase {
  /// The standard library reads decimal text correctly, and slowly; the two must agree to the last bit.
  private func check(_ text: String, file: StaticString = #filePath, line: UInt = #line) {
    XCTAssertEqual(
      ScalarText.number(from: text)?.bitPattern, Double(text)?.bitPattern, text, file: file, line: line)
  }

  func testNumbersAtTheEdges() {
    for text in [
      "0", "-0", "0.0", "1", "1.", ".5", "-.5e1", "1e0", "1E+22", "1e23", "1e-23", "9007199254740993",
      "9007199254740992.5", "9007199254740993e0", "18446744073709551615", "18446744073709551616",
      "123456789012345678901234567890", "0.000000000000000000000000123456789", "1e308",
      "1.7976931348623157e308",
      "1.7976931348623159e308", "4.9e-324", "2.4e-324", "2.2250738585072011e-308", "5e-55", "1e54", "1e55",
      "0.1234567890123456789", "00000000000000000000001.5", "8.5e-10", "1e-400", "7.2057594037927933e16",
      "9.5367431640625e-07", "1.00000000000000011102230246251565", "1.00000000000000011102230246251566",
    ] { check(text) }
  }

  func testRandomNumbersInTheirShortestForm() {
    var generator = SeededGenerator(seed: 7)
    for _ in 0..<200_000 {
      let bits = generator.next()
      let value = Double(bitPattern: bits)
      if value.isFinite { check(value.description) }
      check((generator.uniform() * 200 - 100).description)
    }
  }

  func testRandomDigitsAndExponents() {
    var generator = SeededGenerator(seed: 11)
    for _ in 0..<200_000 {
      let digits = generator.next() >> UInt64(generator.below(60))
      check("\(digits)e\(generator.below(120) - 60)")
      check("\(digits % 1000).\(generator.next())")
    }
  }

  /// Numbers halfway between two doubles, where ties go to even: k + 1/2 of the last place, for many sizes.
  func testHalfwayCases() {
    for shift in 0..<10 {
      for odd in stride(from: UInt64(1), to: 200, by: 2) {
        let halfway = (UInt64(1) << 53 + odd) << UInt64(shift)
        check(String(halfway))
        check("\(halfway)e-3")
        check("\(halfway)e5")
      }
    }
  }

  func testWhatIsNoNumber() {
    for text in [
      "", "-", "+", ".", "-.", "e5", "1e", "1e+", "1.2.3", "1 2", "0x1p3", "1_0", "--1", "nan", "infin",
    ] {
      XCTAssertNil(ScalarText.number(from: text), text)
    }
  }

  func testIntegers() {
    XCTAssertEqual(ScalarText.integer(from: "9223372036854775807"), .max)
    XCTAssertEqual(ScalarText.integer(from: "-9223372036854775808"), .min)
    XCTAssertEqual(ScalarText.integer(from: "+0000000000000000000012"), 12)
    for text in ["9223372036854775808", "-9223372036854775809", "", "-", "1.0", "１"] {
      XCTAssertNil(ScalarText.integer(from: text), text)
    }
  }

  func testDatesAndTimes() {
    let expected: [(String, Int)] = [
      ("1970-01-01", 0), ("1969-12-31T23:59:59.999999Z", -1), ("2026-01-31", 1_769_817_600_000_000),
      ("2026-01-31T10:00", 1_769_853_600_000_000), ("2026-01-31 10:00:00", 1_769_853_600_000_000),
      ("2026-01-31T10:00:00Z", 1_769_853_600_000_000), ("2026-01-31T12:00:00+02:00", 1_769_853_600_000_000),
      ("2026-01-31T04:30:00-0530", 1_769_853_600_000_000), ("2026-01-31T11:00+01", 1_769_853_600_000_000),
      ("2026-01-31T10:00:00.5Z", 1_769_853_600_500_000),
      ("2026-01-31t10:00:00,000001z", 1_769_853_600_000_001),
      ("2026-01-31T10:00:00.1234567891", 1_769_853_600_123_456), ("2024-02-29", 1_709_164_800_000_000),
    ]
    for (text, microseconds) in expected {
      XCTAssertEqual(ScalarText.timestamp(from: text)?.microseconds, microseconds, text)
    }
  }

  func testWhatIsNoDate() {
    for text in [
      "2026-1-31", "2026-13-01", "2023-02-29", "0000-01-01", "2026-01-31T", "2026-01-31T24:00",
      "2026-01-31T10",
      "2026-01-31T10:60", "2026-01-31T10:00:60", "2026-01-31T10:00:00.", "2026-01-31T10:00:00+2",
      "2026-01-31T10:00:00Zx", "2026-01-31x10:00", "20260131", "2026-01-31T10:00:00+02:0", "2026-01-3１",
    ] {
      XCTAssertNil(ScalarText.timestamp(from: text), text)
    }
  }

  func testTimestampsInText() {
    let cases = [
      (0, "1970-01-01T00:00:00Z"), (-1, "1969-12-31T23:59:59.999999Z"),
      (1_500_000, "1970-01-01T00:00:01.500Z"),
      (1_769_853_600_000_001, "2026-01-31T10:00:00.000001Z"),
    ]
    for (microseconds, text) in cases {
      let timestamp = Timestamp(microseconds: microseconds)
      XCTAssertEqual(ScalarText.text(timestamp, dateOnly: false), text)
      XCTAssertEqual(Timestamp(iso: text), timestamp)
    }
    XCTAssertEqual(Scalar.date(Timestamp(microseconds: 0)).text, "1970-01-01")
    XCTAssertEqual(Scalar.number(1).text, "1.0")
    XCTAssertNil(Scalar.null.text)
  }
}
