// Nothing is called from the C library by name; without it, though, `rounded()` finds no `floor` at link
// time.
#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// Powers and logarithms to base ten that give the same bits on every machine.
///
/// The functions of the C library differ in the last digit between platforms; these use only operations that
/// IEEE 754 defines exactly.
enum Decimal10 {
  private static let ln2 = 0.6931471805599453
  private static let ln10 = 2.302585092994046

  /// 10ⁿ for a whole n, correctly rounded; 0 or infinity outside the range of a double.
  static func power(_ exponent: Int) -> Double {
    if exponent < -324 { return 0 }
    if exponent > 308 { return .infinity }
    return Double("1e\(exponent)") ?? 0
  }

  /// 10ˣ to about 15 digits.
  static func power(_ exponent: Double) -> Double {
    let whole = exponent.rounded(.down)
    guard abs(whole) < 400 else { return whole < 0 ? 0 : .infinity }
    let fraction = exponent - whole
    guard fraction > 0 else { return power(Int(whole)) }
    return power(Int(whole)) * exponential(fraction * ln10)
  }

  /// The logarithm to base ten of a positive, finite number, exact for powers of ten that a double holds
  /// exactly.
  static func logarithm(_ value: Double) -> Double {
    guard value > 0, value.isFinite else { return value > 0 ? .infinity : -.infinity }
    let estimate = naturalLogarithm(value) / ln10
    let nearest = estimate.rounded()
    return power(Int(nearest)) == value ? nearest : estimate
  }

  /// e^y for y in 0..<ln 10, from the Taylor series at y / 16.
  private static func exponential(_ y: Double) -> Double {
    let reduced = y / 16
    var term = 1.0
    var sum = 1.0
    for k in 1...12 {
      term *= reduced / Double(k)
      sum += term
    }
    for _ in 0..<4 { sum *= sum }
    return sum
  }

  /// ln m + e ln 2 for the value m · 2ᵉ, with ln m = 2 artanh((m − 1) / (m + 1)) and m near 1.
  private static func naturalLogarithm(_ value: Double) -> Double {
    var significand = value.significand
    var exponent = Double(value.exponent)
    if significand > 1.4142135623730951 {
      significand /= 2
      exponent += 1
    }
    let ratio = (significand - 1) / (significand + 1)
    let square = ratio * ratio
    var sum = 0.0
    for k in stride(from: 23, through: 1, by: -2) {
      sum = sum * square + 1 / Double(k)
    }
    return 2 * ratio * sum + exponent * ln2
  }
}
