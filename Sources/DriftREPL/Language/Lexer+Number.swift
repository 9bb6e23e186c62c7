extension Lexer {
  /// A number, or a percentage or duration where a sign or unit follows without a space.
  mutating func number() throws(SyntaxError) -> Literal {
    let start = position
    let isInteger = try skipNumber()
    let digits = source.text(of: span(from: start))
    let amount = isInteger ? try integer(digits, from: start) : try decimal(digits, from: start)
    if byte() == UInt8(ascii: "%") { return .percent(try percentage(digits, from: start)) }
    let unitStart = position
    let unit = word()
    if unit.isEmpty { return amount }
    guard let scale = Lexer.units.first(where: { $0.name == unit }) else {
      throw SyntaxError(.unknownUnit(unit), at: span(from: unitStart))
    }
    return .duration(microseconds: try microseconds(amount, scale.microseconds, from: start))
  }

  /// The units of durations, in microseconds.
  static let units: [(name: String, microseconds: Int)] = [
    ("s", 1_000_000), ("min", 60_000_000), ("h", 3_600_000_000), ("d", 86_400_000_000),
    ("w", 604_800_000_000),
  ]

  /// Moves behind digits, fraction and exponent, and tells whether there were digits only.
  private mutating func skipNumber() throws(SyntaxError) -> Bool {
    let start = position
    skipDigits()
    var isInteger = true
    if byte() == UInt8(ascii: "."), byte(1) != UInt8(ascii: ".") {
      guard isDigit(byte(1)) else {
        let digits = source.text(of: span(from: start))
        position += 1
        throw SyntaxError(.missingDigits(instead: digits + ".0"), at: span(from: start))
      }
      position += 1
      skipDigits()
      isInteger = false
    }
    if byte() == UInt8(ascii: "e") || byte() == UInt8(ascii: "E") {
      let hasSign = byte(1) == UInt8(ascii: "+") || byte(1) == UInt8(ascii: "-")
      guard isDigit(byte(hasSign ? 2 : 1)) else { return isInteger }
      position += hasSign ? 2 : 1
      skipDigits()
      isInteger = false
    }
    return isInteger
  }

  private func integer(_ digits: String, from start: Int) throws(SyntaxError) -> Literal {
    guard let value = Int(digits) else { throw SyntaxError(.integerTooLarge, at: span(from: start)) }
    return .integer(value)
  }

  private func decimal(_ digits: String, from start: Int) throws(SyntaxError) -> Literal {
    guard let value = Double(digits), value.isFinite else {
      throw SyntaxError(.numberTooLarge, at: span(from: start))
    }
    return .number(value)
  }

  private mutating func percentage(_ digits: String, from start: Int) throws(SyntaxError) -> Double {
    position += 1
    let runsOn = isAtContinuation || byte() == UInt8(ascii: "(") || byte() == UInt8(ascii: "$")
    if runsOn { throw SyntaxError(.moduloWithoutSpace, at: Span(start: position - 1, end: position)) }
    guard let value = Double(digits), value.isFinite else {
      throw SyntaxError(.numberTooLarge, at: span(from: start))
    }
    return value / 100
  }

  private func microseconds(_ amount: Literal, _ unit: Int, from start: Int) throws(SyntaxError) -> Int {
    switch amount {
    case .integer(let value):
      let (product, overflows) = value.multipliedReportingOverflow(by: unit)
      if !overflows { return product }
    case .number(let value):
      if let rounded = Int(exactly: (value * Double(unit)).rounded()) { return rounded }
    default: break
    }
    throw SyntaxError(.numberTooLarge, at: span(from: start))
  }
}
