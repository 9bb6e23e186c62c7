import DataFrame

extension Lexer {
  /// `@2026-01-31`, or with a time `T10:00`, `T10:00:00`, `T10:00:00.25`, and with a zone `Z`, `+02:00` or `+0200`.
  ///
  /// UTC holds where no zone stands. Digits past the microsecond are cut off.
  mutating func date() throws(SyntaxError) -> Literal {
    let start = position
    position += 1
    guard let year = digits(4), take("-"), let month = digits(2), take("-"), let day = digits(2) else {
      throw malformedDate(from: start)
    }
    var time = 0
    var offset = 0
    if take("T") {
      guard let clock = clockTime() else { throw malformedDate(from: start) }
      time = clock
      offset = zoneOffset()
    }
    if isAtContinuation { throw malformedDate(from: start) }
    guard let midnight = Timestamp(year: year, month: month, day: day), time >= 0, abs(offset) < 24 * 60
    else {
      throw SyntaxError(.noSuchDate, at: span(from: start))
    }
    return .date(microseconds: midnight.microseconds + time - offset * 60_000_000)
  }

  /// Microseconds since midnight, negative where the clock has no such time, nil where none is written.
  private mutating func clockTime() -> Int? {
    guard let hour = digits(2), take(":"), let minute = digits(2) else { return nil }
    var second = 0
    var fraction = 0
    if take(":") {
      guard let whole = digits(2) else { return nil }
      second = whole
      if byte() == UInt8(ascii: "."), isDigit(byte(1)) { fraction = microsecondFraction() }
    }
    guard hour < 24, minute < 60, second < 60 else { return -1 }
    return ((hour * 60 + minute) * 60 + second) * 1_000_000 + fraction
  }

  private mutating func microsecondFraction() -> Int {
    position += 1
    let start = position
    skipDigits()
    let digits = source.bytes[start..<position].prefix(6)
    let value = digits.reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) }
    return (digits.count..<6).reduce(value) { value, _ in value * 10 }
  }

  /// Minutes east of UTC, 0 where no zone is written, a day where the minutes are none.
  private mutating func zoneOffset() -> Int {
    if take("Z") { return 0 }
    let start = position
    let isEast = take("+")
    guard isEast || take("-"), let hours = digits(2) else {
      position = start
      return 0
    }
    _ = take(":")
    guard let minutes = digits(2) else {
      position = start
      return 0
    }
    guard minutes < 60 else { return 24 * 60 }
    return (hours * 60 + minutes) * (isEast ? 1 : -1)
  }

  /// The number that exactly so many digits write; nil, and nothing is read, where there are fewer.
  private mutating func digits(_ count: Int) -> Int? {
    guard (0..<count).allSatisfy({ isDigit(byte($0)) }) else { return nil }
    let digits = source.bytes[position..<position + count]
    position += count
    return digits.reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) }
  }

  private mutating func take(_ character: Unicode.Scalar) -> Bool {
    guard let next = byte(), UInt32(next) == character.value else { return false }
    position += 1
    return true
  }

  /// Covers all that looks like part of the date.
  private mutating func malformedDate(from start: Int) -> SyntaxError {
    while isAtContinuation || byte() == UInt8(ascii: "-") || byte() == UInt8(ascii: ":") { position += 1 }
    return SyntaxError(.malformedDate, at: span(from: start))
  }
}
