import DataFrame

/// The gamma function's logarithm and the regularised incomplete gamma function.
enum Gamma {
  /// ln Γ(x) for x > 0 to a few units in the last place, also near its zeros at 1 and 2; NaN for other numbers.
  ///
  /// Near 2 the series ln Γ(2 + d) = (1 − γ) d + Σₖ (−1)ᵏ (ζ(k) − 1) dᵏ / k (Abramowitz and Stegun 6.1.33), near 1 the
  /// same less ln x.
  static func logGamma(_ x: Double) -> Double {
    guard x > 0 else { return .nan }
    if x == .infinity { return x }
    if (x - 2).magnitude <= 0.25 { return logGammaNearTwo(x - 2) }
    if (x - 1).magnitude <= 0.25 { return logGammaNearTwo(x - 1) - PortableMath.log(x) }
    return logGamma(DoubleDouble(x)).head
  }

  private static func logGammaNearTwo(_ d: Double) -> Double {
    var series = 0.0
    for coefficient in zetaSeries { series = series * -d + coefficient }
    return d * 0.42278433509846714 + d * d * series
  }

  /// The same in twice the precision, with an absolute error of about 1e-18 + 1e-29 × |ln Γ(x)|.
  ///
  /// Stirling's series from 15 on (Abramowitz and Stegun 6.1.41), the recurrence below.
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
  /// Below a + 1 one minus the power series, above it a continued fraction, which keeps its relative accuracy in the
  /// tail. Sources: Abramowitz and Stegun 6.5.29 and 6.5.31; Gil, Segura and Temme, "Efficient and accurate algorithms
  /// for the computation and inversion of the incomplete gamma function ratios", SIAM J. Sci. Comput. 2012.
  ///
  /// - Complexity: about O(√a) steps near x = a, fewer elsewhere.
  static func upperRegularized(_ a: Double, _ x: Double) -> Double {
    guard x > 0 else { return 1 }
    guard x < .infinity else { return 0 }
    return usesSeries(a, x) ? 1 - lowerSeries(a, x) : upperFraction(a, x)
  }

  /// P(a, x) = 1 − Q(a, x), which keeps its relative accuracy where it is small.
  static func lowerRegularized(_ a: Double, _ x: Double) -> Double {
    guard x > 0 else { return 0 }
    guard x < .infinity else { return 1 }
    return usesSeries(a, x) ? lowerSeries(a, x) : 1 - upperFraction(a, x)
  }

  private static func usesSeries(_ a: Double, _ x: Double) -> Bool { x < (a < 1 ? 1 : a + 1) }

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
    let first = x - a + 1
    return powerOverGamma(a, x) / ContinuedFraction.value(first) { n in (a: n * (a - n), b: first + 2 * n) }
  }

  /// xᵃ e⁻ˣ / Γ(a), whose exponent is the small difference of large ones and so is taken in twice the precision.
  private static func powerOverGamma(_ a: Double, _ x: Double) -> Double {
    (DoubleDouble(x).log() * a - DoubleDouble(x) - logGamma(DoubleDouble(a))).exp()
  }

  /// (ζ(k) − 1) / k for k = 19 … 2, computed with mpmath to 20 digits.
  private static let zetaSeries: [Double] = [
    1.0043224823968099609e-7, 2.1207184805554665869e-7, 4.4924691987645660433e-7, 9.5514121304074198329e-7,
    2.0392157538013662368e-6, 4.3748667899074878042e-6, 9.439488275268395904e-6, 0.000020507212775670691553,
    0.0000449262367381331417, 0.000099457512781808533715, 0.00022315475845357937976,
    0.00050966952474304242234, 0.0011927539117032609771, 0.0028905103307415232858,
    0.0073855510286739852663, 0.020580808427784547879, 0.067352301053198095133, 0.32246703342411321824,
  ]
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
