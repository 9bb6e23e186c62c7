/// The powers of ten that are exact as doubles.
enum PowersOfTen {
  /// 10⁰ … 10²².
  static let exact: [Double] = [
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18,
    1e19,
    1e20, 1e21, 1e22,
  ]
}

/// The 128 leading bits of powers of five, and the double nearest to w · 10^q by one or two multiplications
/// with them.
///
/// Source: Lemire, "Number parsing at a gigabyte per second", Software: Practice and Experience 2021,
/// algorithm 1 and section 5. The table is computed on first use, for the exponents that data has; others are
/// left to the slow path.
enum PowersOfFive {
  /// The exponents of the table; 5⁵⁴ is the last one that leaves room for a doubled remainder in 128 bits.
  static let exponents = -54...54

  /// The 128 leading bits of 5^q for q in `exponents`: truncated for q ≥ 0 (where it is exact) and for q <
  /// −27, and rounded up in between.
  static let leadingBits: [UInt128] = exponents.map { $0 < 0 ? reciprocal(-$0) : normalized(power($0)) }

  /// The double nearest to w · 10^q, ties to even; nil where the product with 128 bits leaves that open or q
  /// is outside the table.
  static func nearest(_ significand: UInt64, _ exponent: Int) -> Double? {
    guard significand != 0 else { return 0 }
    guard exponents.contains(exponent) else { return nil }
    let shift = significand.leadingZeroBitCount
    let normalized = significand << UInt64(shift)
    let bits = leadingBits[exponent - exponents.lowerBound]
    var product = normalized.multipliedFullWidth(by: UInt64(truncatingIfNeeded: bits >> 64))
    if product.high & 0x1FF == 0x1FF {
      // The nine bits below the rounding position are all ones: the lower half of the power can carry into
      // them.
      let low = normalized.multipliedFullWidth(by: UInt64(truncatingIfNeeded: bits)).high
      let (sum, carries) = product.low.addingReportingOverflow(low)
      product = (product.high &+ (carries ? 1 : 0), sum)
      if sum == .max && !(-27...55).contains(exponent) { return nil }
    }
    let upperBit = Int(product.high >> 63)
    let dropped = UInt64(upperBit + 9)
    var mantissa = product.high >> dropped
    // floor(log₂ 10^q) by a multiplication that is exact for |q| ≤ 1650, and the bias of doubles.
    var binaryExponent = (217_706 * exponent) >> 16 + 63 + upperBit - shift + 1023
    if product.low <= 1, (-4...23).contains(exponent), mantissa & 3 == 1, mantissa << dropped == product.high
    {
      // Exactly halfway: round to even, which here is down.
      mantissa &= ~1
    }
    mantissa = (mantissa + mantissa & 1) >> 1
    if mantissa == 1 << 53 {
      mantissa = 1 << 52
      binaryExponent += 1
    }
    // With w below 2⁶⁴ and q in the table the exponent stays within 1 … 2046: not subnormal, not infinite.
    return Double(bitPattern: mantissa & (1 << 52 - 1) | UInt64(binaryExponent) << 52)
  }

  private static func power(_ exponent: Int) -> UInt128 {
    (0..<exponent).reduce(UInt128(1)) { power, _ in power * 5 }
  }

  private static func normalized(_ value: UInt128) -> UInt128 { value << UInt128(value.leadingZeroBitCount) }

  /// The leading bits of 5^−n by long division, one bit a step.
  private static func reciprocal(_ exponent: Int) -> UInt128 {
    let divisor = power(exponent)
    var remainder: UInt128 = 1
    while remainder << 1 < divisor { remainder <<= 1 }
    var quotient: UInt128 = 0
    for _ in 0..<128 {
      remainder <<= 1
      quotient <<= 1
      if remainder >= divisor {
        remainder -= divisor
        quotient |= 1
      }
    }
    return exponent <= 27 ? quotient + 1 : quotient
  }
}
