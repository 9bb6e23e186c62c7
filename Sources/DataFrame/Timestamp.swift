/// A point in time as microseconds since 1970-01-01T00:00:00Z, in the proleptic Gregorian calendar without
/// leap seconds.
///
/// The calendar arithmetic is our own (Howard Hinnant, "chrono-compatible low-level date algorithms") because
/// Foundation's calendars cost microseconds a call and depend on the platform's time zone data.
public struct Timestamp: BitwiseCopyable, Sendable, Hashable, Comparable {
  /// Microseconds since the start of 1970 in UTC; negative before.
  public var microseconds: Int

  /// A point in time from its microseconds since 1970 in UTC.
  public init(microseconds: Int) { self.microseconds = microseconds }

  /// Midnight UTC of a date, or nil where the calendar has no such day or the year is outside 1 … 9999.
  public init?(year: Int, month: Int, day: Int) {
    guard (1...9999).contains(year), (1...12).contains(month),
      day >= 1, day <= Timestamp.days(inMonth: month, of: year)
    else { return nil }
    let shifted = month > 2 ? year : year - 1
    let era = shifted / 400
    let yearOfEra = shifted - era * 400
    let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    microseconds = (era * 146_097 + dayOfEra - 719_468) * Timestamp.microsecondsPerDay
  }

  /// Microseconds in a day.
  public static let microsecondsPerDay = 86_400_000_000

  /// The calendar date in UTC.
  public var date: (year: Int, month: Int, day: Int) {
    let days = floorDivide(microseconds, Timestamp.microsecondsPerDay) + 719_468
    let era = floorDivide(days, 146_097)
    let dayOfEra = days - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shiftedMonth = (5 * dayOfYear + 2) / 153
    let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
    let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    return (year, month, dayOfYear - (153 * shiftedMonth + 2) / 5 + 1)
  }

  /// Microseconds since midnight UTC, in `0 ..< 86_400_000_000`.
  public var microsecondOfDay: Int {
    let remainder = microseconds % Timestamp.microsecondsPerDay
    return remainder < 0 ? remainder + Timestamp.microsecondsPerDay : remainder
  }

  /// The day of the week in UTC; Monday is 1 and Sunday 7 (ISO 8601).
  public var weekday: Int {
    let days = floorDivide(microseconds, Timestamp.microsecondsPerDay)
    return ((days + 3) % 7 + 7) % 7 + 1
  }

  /// Orders points in time from earlier to later.
  public static func < (left: Timestamp, right: Timestamp) -> Bool { left.microseconds < right.microseconds }

  static func days(inMonth month: Int, of year: Int) -> Int {
    switch month {
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }
}

private func floorDivide(_ value: Int, _ divisor: Int) -> Int {
  let (quotient, remainder) = value.quotientAndRemainder(dividingBy: divisor)
  return remainder < 0 ? quotient - 1 : quotient
}
