import DataFrame

/// The gamma function's logarithm and the regularised incomplete gamma function.
enum Gamma {
  /// ln Γ(x) for x > 0, with an absolute error of about 1e-15 × max(1, |ln Γ(x)|).
  ///
  /// Stirling's series from 15 on (Abramowitz and Stegun 6.1.41), the recurrence below.
  static func logGamma(_ x: Double) -> Double {
    guard x > 0 else { return .nan }
    var shifted = x
    var product = 1.0
    while shifted < 15 {
      product *= shifted
      shifted += 1
    }
    return (shifted - 0.5) * PortableMath.log(shifted) - shifted + halfLogTwoPi
      + SaddlePoint.stirlingSeries(shifted)
      - PortableMath.log(product)
  }

  /// The same in twice the precision, with an absolute error of about 1e-18 + 1e-29 × |ln Γ(x)|.
  static func logGamma(_ x: DoubleDouble) -> DoubleDouble {
    var shifted = x
    var product = DoubleDouble(1)
    while shifted.head < 15 {
      product = product * shifted
      shifted = shifted + DoubleDouble(1)
    }
    let stirling =
      (shifted - DoubleDouble(0.5)) * shifted.log() - shifted + DoubleDouble.halfLogTwoPi
      + DoubleDouble(SaddlePoint.stirlingSeries(shifted.head))
    return stirling - product.log()
  }

  /// The natural logarithm of n factorial.
  static func logFactorial(_ n: Int) -> Double {
    guard n > 1 else { return 0 }
    let x = Double(n)
    return (x + 0.5) * PortableMath.log(x) - x + halfLogTwoPi + SaddlePoint.stirlingError(n)
  }

  /// Q(a, x) = Γ(a, x) / Γ(a), for a > 0 and x ≥ 0.
  ///
  /// Below a + 1 one minus the power series, above it Lentz's continued fraction, which keeps its relative accuracy in
  /// the tail. Sources: Abramowitz and Stegun 6.5.29 and 6.5.31; Gil, Segura and Temme, "Efficient and accurate
  /// algorithms for the computation and inversion of the incomplete gamma function ratios", SIAM J. Sci. Comput. 2012.
  ///
  /// - Complexity: about O(√a) steps near x = a, fewer elsewhere.
  static func upperRegularized(_ a: Double, _ x: Double) -> Double {
    guard x > 0 else { return 1 }
    guard x < .infinity else { return 0 }
    return x < a + 1 ? 1 - lowerSeries(a, x) : upperFraction(a, x)
  }

  private static func lowerSeries(_ a: Double, _ x: Double) -> Double {
    var term = 1.0
    var sum = 1.0
    var divisor = a
    repeat {
      divisor += 1
      term *= x / divisor
      sum += term
    } while term > sum * 1e-17
    return powerOverGamma(a, x) / a * sum
  }

  private static func upperFraction(_ a: Double, _ x: Double) -> Double {
    let tiny = 1e-300
    var b = x - a + 1
    var c = 1 / tiny
    var d = 1 / b
    var fraction = d
    for step in 1...1_000_000 {
      let numerator = -Double(step) * (Double(step) - a)
      b += 2
      d = nonzero(numerator * d + b, tiny)
      c = nonzero(b + numerator / c, tiny)
      d = 1 / d
      let factor = c * d
      fraction *= factor
      if (factor - 1).magnitude < 1e-16 { break }
    }
    return powerOverGamma(a, x) * fraction
  }

  private static func nonzero(_ value: Double, _ tiny: Double) -> Double {
    value.magnitude < tiny ? tiny : value
  }

  /// xᵃ e⁻ˣ / Γ(a), whose exponent is the small difference of large ones and so is taken in twice the precision.
  private static func powerOverGamma(_ a: Double, _ x: Double) -> Double {
    (DoubleDouble(x).log() * a - DoubleDouble(x) - logGamma(DoubleDouble(a))).exp()
  }
}

/// The χ² distribution.
enum ChiSquared {
  /// P(X > x) with a number of degrees of freedom above 0.
  static func upperTail(_ x: Double, degrees: Int) -> Double {
    Gamma.upperRegularized(Double(degrees) / 2, x / 2)
  }
}

/// ½ ln 2π.
let halfLogTwoPi = 0.918938533204672741780329736406
