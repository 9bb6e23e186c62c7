extension PortableMath {
  /// The complementary error function, 1 − erf(x).
  ///
  /// From its product with exp(x²), because 1 − erf(x) has no correct digit left from x = 6 on.
  public static func erfc(_ x: Double) -> Double {
    if x.magnitude < 0.5 { return 1 - smallErf(x) }
    return x < 0 ? 2 - erfc(-x) : exponential(ofSquareOf: x, times: -1) * scaledErfc(x)
  }

  /// The error function between −½ and ½, by its Maclaurin series.
  private static func smallErf(_ x: Double) -> Double {
    let square = x * x
    var (sum, power, n) = (x, x, 0.0)
    while power.magnitude > 1e-18 * x.magnitude {
      n += 1
      power *= -square / n
      sum += power / (2 * n + 1)
    }
    return sum * 1.1283791670955126
  }

  /// exp(x²) erfc(x) for x ≥ 0, which never underflows; NaN below.
  ///
  /// The Chebyshev series of (1 + 2x) exp(x²) erfc(x), which is between 1 and 1.2 everywhere, in t = (x − c) / (x + c).
  /// Source: Shepherd and Laframboise, "Chebyshev approximation of (1 + 2x) exp(x²) erfc x in 0 ≤ x < ∞", Math. Comp.
  /// 36, 1981. The coefficients, for c = 3.75, were computed with mpmath to 20 digits.
  public static func scaledErfc(_ x: Double) -> Double {
    guard x >= 0 else { return .nan }
    if x == .infinity { return 0 }
    let twiceT = 2 * (x - 3.75) / (x + 3.75)
    var (next, afterNext) = (0.0, 0.0)
    for coefficient in erfcSeries { (next, afterNext) = (coefficient + twiceT * next - afterNext, next) }
    // The first coefficient is the large one and comes last.
    return (erfcConstant + (0.5 * twiceT * next - afterNext)) / (1 + 2 * x)
  }

  /// exp(−z²/2), to a few units in the last place also where it is 1e-300.
  public static func gaussian(_ z: Double) -> Double { exponential(ofSquareOf: z, times: -0.5) }

  /// exp(f x²) for a power of two f, negated.
  ///
  /// The square of x rounded to 24 bits is exact, and what x has beyond them is a small factor.
  private static func exponential(ofSquareOf x: Double, times factor: Double) -> Double {
    let rounded = Double(Float(x))
    guard rounded.magnitude < 64 else { return x.isNaN ? x : 0 }
    return exp(factor * rounded * rounded) * exp(factor * (x - rounded) * (x + rounded))
  }

  /// Half the coefficient of degree 0.
  private static let erfcConstant = 1.1775789345674017541

  /// The coefficients of degree 27 … 1.
  private static let erfcSeries: [Double] = [
    2.6766327399258762e-20, -2.1873429443030177e-18, -2.2370566594359996e-18, 5.0681489047961113e-17,
    7.4182352566240435e-17, -1.2507950530688647e-15, -1.8645628804193131e-15, 3.3478119482868054e-14,
    3.2525481481487398e-14, -9.6546967484334389e-13, 1.9455868545777347e-13, 2.8687950109306699e-11,
    -6.3180883408866845e-11, -7.7544002088313511e-10, 4.5219598112182869e-9, 1.076499946567091e-8,
    -2.1886401049234396e-7, 7.7403830661984907e-7, 4.1390279860730102e-6, -6.9169733025012064e-5,
    0.00049077583652580863, -0.0024131635404176082, 0.0090749976707052651, -0.026658668435305752,
    0.05920993999819189, -0.084249133366517916, -0.0045900545806464773,
  ]
}
