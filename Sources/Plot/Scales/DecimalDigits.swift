/// The shortest decimal digits that read back as a finite double, for rounding without binary surprises or a locale.
///
/// Rounding works on these digits, half away from zero, so 2.675 to two decimals is 2.68 as a person expects.
public struct DecimalDigits: Sendable, Equatable {
  /// Whether the value is below zero; false for negative zero, which people read as zero.
  public var isNegative: Bool
  /// The digits without leading or trailing zeros; none for zero.
  public var digits: [UInt8]
  /// The power of ten of the first digit; 0 for zero.
  public var exponent: Int

  /// The digits of a finite value.
  public init(_ value: Double) {
    var mantissa: [UInt8] = []
    var pointAt: Int?
    var power = 0
    let parts = value.magnitude.description.utf8.split(separator: UInt8(ascii: "e"))
    for byte in parts[0] {
      if byte == UInt8(ascii: ".") { pointAt = mantissa.count } else { mantissa.append(byte & 0x0F) }
    }
    if parts.count == 2 { power = Int(Substring(parts[1])) ?? 0 }
    let leadingZeros = mantissa.prefix { $0 == 0 }.count
    exponent = (pointAt ?? mantissa.count) - 1 - leadingZeros + power
    digits = Array(mantissa.dropFirst(leadingZeros))
    while digits.last == 0 { digits.removeLast() }
    isNegative = value < 0
    if digits.isEmpty { exponent = 0 }
  }

  /// Whether the value is zero.
  public var isZero: Bool { digits.isEmpty }

  /// The decimals that show the value in full.
  public var decimals: Int { max(0, digits.count - 1 - exponent) }

  /// The value at a number of significant digits, which may be none or less; half goes away from zero.
  public func rounded(significant count: Int) -> DecimalDigits {
    guard count < digits.count else { return self }
    var result = self
    let roundsUp = count >= 0 && digits[count] >= 5
    result.digits = Array(digits.prefix(max(0, count)))
    if roundsUp { result.increment() }
    while result.digits.last == 0 { result.digits.removeLast() }
    if result.isZero {
      result.exponent = 0
      result.isNegative = false
    }
    return result
  }

  /// Adds one to the last digit kept.
  private mutating func increment() {
    var place = digits.count - 1
    while place >= 0, digits[place] == 9 {
      digits[place] = 0
      place -= 1
    }
    if place >= 0 {
      digits[place] += 1
    } else {
      digits.insert(1, at: 0)
      exponent += 1
    }
  }

  /// The sign and digits before the decimal point, and the point with exactly that many digits after it.
  public func fixed(decimals: Int) -> (whole: String, rest: String) {
    let value = rounded(significant: exponent + 1 + decimals)
    var whole = value.isNegative ? "-" : ""
    for place in stride(from: max(0, value.exponent), through: 0, by: -1) {
      whole += value.digit(ofPower: place)
    }
    guard decimals > 0 else { return (whole, "") }
    var rest = "."
    for place in 1...decimals { rest += value.digit(ofPower: -place) }
    return (whole, rest)
  }

  /// Scientific notation such as `1.2e-08`, with at most that many digits, cut at the decimal point or the `e`.
  public func scientific(significant: Int) -> (whole: String, rest: String) {
    let value = rounded(significant: significant)
    let sign = value.isNegative ? "-" : ""
    let mantissa = value.digits.map(String.init)
    let fraction = mantissa.dropFirst().joined()
    let power = String(value.exponent.magnitude)
    let padded = power.count < 2 ? "0" + power : power
    let rest = (fraction.isEmpty ? "" : "." + fraction) + (value.exponent < 0 ? "e-" : "e+") + padded
    return (sign + (mantissa.first ?? "0"), rest)
  }

  /// The digits without a sign, with exactly so many after the point, and thousands separated by commas.
  public func grouped(decimals: Int) -> String {
    var magnitude = self
    magnitude.isNegative = false
    let (whole, rest) = magnitude.fixed(decimals: decimals)
    var result = ""
    for (index, digit) in whole.enumerated() {
      if index > 0, (whole.count - index) % 3 == 0 { result.append(",") }
      result.append(digit)
    }
    return result + rest
  }

  /// Whether a text of so many decimals shows zero.
  public func isZero(decimals: Int) -> Bool { rounded(significant: exponent + 1 + decimals).isZero }

  private func digit(ofPower power: Int) -> String {
    let place = exponent - power
    return digits.indices.contains(place) ? String(digits[place]) : "0"
  }
}
