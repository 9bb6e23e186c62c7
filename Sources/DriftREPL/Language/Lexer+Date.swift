import DataFrame

extension Lexer {
  /// A date such as `@2026-01-31`.
  ///
  /// A time may follow, as `T10:00`, `T10:00:00` or `T10:00:00.25`, and a zone, as `Z`, `+02:00` or `+0200`.
  /// UTC holds where no zone stands. Digits past the microsecond are cut off.
  mutating func date() throws(SyntaxError) -> Literal {
    let start = position
    position += 1
    let hasShape = [4, 2, 2].enumerated().allSatisfy { part, count in
      (part == 0 || skip("-")) && skipDigits(exactly: count)
    }
    if hasShape, skip("T") { skipTime() }
    guard hasShape, !isAtContinuation else { throw malformedDate(from: start) }
    let text = String(decoding: source.bytes[start + 1..<position], as: UTF8.self)
    guard let timestamp = ScalarText.timestamp(from: text) else {
      // What has a time of another shape than hours, minutes and seconds is no date at all.
      let isMalformed = text.utf8.count > 10 && !hasClock(text)
      throw isMalformed ? malformedDate(from: start) : SyntaxError(.noSuchDate, at: span(from: start))
    }
    return .date(microseconds: timestamp.microseconds)
  }

  /// Whether a text goes on after its `T` with the digits of hours and minutes.
  private func hasClock(_ text: String) -> Bool {
    let clock = Array(text.utf8.dropFirst(11).prefix(5))
    return clock.count == 5 && clock[2] == UInt8(ascii: ":")
      && [0, 1, 3, 4].allSatisfy { isDigit(clock[$0]) }
  }

  /// Takes the digits of a time and its zone; the two dots of a range and the sign of a difference are not among them.
  private mutating func skipTime() {
    while let next = byte() {
      let isFraction = next == UInt8(ascii: ".") && isDigit(byte(1))
      guard isFraction || isDigit(next) || next == UInt8(ascii: ":") else { break }
      position += 1
    }
    if !skip("Z") { skipOffset() }
  }

  /// Takes `+02:00` or `+0200`, whole or not at all.
  private mutating func skipOffset() {
    let start = position
    let hasOffset = (skip("+") || skip("-")) && skipDigits(exactly: 2)
    _ = hasOffset && skip(":")
    if !hasOffset || !skipDigits(exactly: 2) { position = start }
  }

  /// Takes exactly so many digits; nothing where there are fewer.
  private mutating func skipDigits(exactly count: Int) -> Bool {
    guard (0..<count).allSatisfy({ isDigit(byte($0)) }) else { return false }
    position += count
    return true
  }

  private mutating func skip(_ character: Unicode.Scalar) -> Bool {
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
