import DataFrame
import Foundation
import XCTest

final class TimestampTests: XCTestCase {
  private func lengthOfMonth(_ month: Int, _ year: Int) -> Int {
    if month == 2 { return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0 ? 29 : 28 }
    return [4, 6, 9, 11].contains(month) ? 30 : 31
  }

  func testEveryDayFrom1To9999FollowsTheOneBefore() throws {
    var days = try XCTUnwrap(Timestamp(year: 1, month: 1, day: 1)).microseconds / Timestamp.microsecondsPerDay
    XCTAssertEqual(days, -719_162)
    var weekday = 1  // 0001-01-01 was a Monday.
    var wrong = 0
    for year in 1...9999 {
      for month in 1...12 {
        for day in 1...lengthOfMonth(month, year) {
          let expected = Timestamp(microseconds: days * Timestamp.microsecondsPerDay)
          let isRight =
            Timestamp(year: year, month: month, day: day) == expected && expected.date == (year, month, day)
            && expected.weekday == weekday
          if !isRight { wrong += 1 }
          days += 1
          weekday = weekday == 7 ? 1 : weekday + 1
        }
      }
    }
    XCTAssertEqual(wrong, 0)
    XCTAssertEqual(days, 2_932_897)
  }

  func testDatesAgreeWithFoundation() throws {
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = try XCTUnwrap(TimeZone(secondsFromGMT: 0))
    var generator = SeededGenerator(seed: 11)
    // From 1600, because Foundation's calendar is Julian before 1582.
    let start = try XCTUnwrap(Timestamp(year: 1600, month: 1, day: 1)).microseconds / 1_000_000
    let end = try XCTUnwrap(Timestamp(year: 9999, month: 12, day: 31)).microseconds / 1_000_000
    for _ in 0..<500 {
      let seconds = start + generator.below(end - start)
      let timestamp = Timestamp(microseconds: seconds * 1_000_000)
      let parts = calendar.dateComponents(
        [.year, .month, .day, .hour, .minute, .second, .weekday],
        from: Date(timeIntervalSince1970: Double(seconds)))
      XCTAssertEqual(timestamp.date.year, parts.year)
      XCTAssertEqual(timestamp.date.month, parts.month)
      XCTAssertEqual(timestamp.date.day, parts.day)
      // Foundation counts from Sunday.
      XCTAssertEqual(timestamp.weekday % 7 + 1, parts.weekday)
      let secondOfDay = (parts.hour ?? 0) * 3600 + (parts.minute ?? 0) * 60 + (parts.second ?? 0)
      XCTAssertEqual(timestamp.microsecondOfDay, secondOfDay * 1_000_000)
    }
  }

  func testDaysThatTheCalendarLacks() {
    let absent = [
      (2026, 2, 29), (1900, 2, 29), (2100, 2, 29), (2024, 2, 30), (2026, 4, 31), (2026, 1, 0), (2026, 1, 32),
      (2026, 0, 1), (2026, 13, 1), (0, 1, 1), (-1, 1, 1), (10_000, 1, 1), (2026, 1, -1), (2026, -1, 1),
    ]
    for (year, month, day) in absent {
      XCTAssertNil(Timestamp(year: year, month: month, day: day), "\(year)-\(month)-\(day)")
    }
    XCTAssertNotNil(Timestamp(year: 2000, month: 2, day: 29))
    XCTAssertNotNil(Timestamp(year: 2024, month: 2, day: 29))
  }

  func testOneMicrosecondBesideMidnight() {
    let before = Timestamp(microseconds: -1)
    XCTAssertTrue(before.date == (1969, 12, 31))
    XCTAssertEqual(before.microsecondOfDay, 86_399_999_999)
    XCTAssertEqual(before.weekday, 3)
    let after = Timestamp(microseconds: 1)
    XCTAssertTrue(after.date == (1970, 1, 1))
    XCTAssertEqual(after.microsecondOfDay, 1)
    XCTAssertEqual(after.weekday, 4)
    XCTAssertLessThan(before, after)
    XCTAssertFalse(after < after)
  }

  func testTheEndsOf64BitsAreDates() {
    let first = Timestamp(microseconds: .min)
    XCTAssertTrue(first.date == (-290_308, 12, 21))
    XCTAssertEqual(first.microsecondOfDay, 71_945_224_192)
    let last = Timestamp(microseconds: .max)
    XCTAssertTrue(last.date == (294_247, 1, 10))
    XCTAssertEqual(last.microsecondOfDay, 14_454_775_807)
    XCTAssertTrue((1...7).contains(first.weekday) && (1...7).contains(last.weekday))
  }
}
