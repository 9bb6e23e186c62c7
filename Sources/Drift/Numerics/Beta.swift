import DataFrame

/// The regularised incomplete beta function.
enum Beta {
  /// Iₓ(a, b) for a, b > 0 and 0 ≤ x ≤ 1; NaN elsewhere.
  ///
  /// A continued fraction in x, or in 1 − x where that converges faster, after a factor whose exponent is computed in
  /// twice the precision, so that small results keep their relative accuracy for a, b ≥ ½. Sources: DiDonato and
  /// Morris, "Algorithm 708: significant digit computation of the incomplete beta function ratios", ACM TOMS 18, 1992,
  /// equation 9; DLMF 8.17.4.
  ///
  /// - Complexity: O(√max(a, b)) steps where x is near a / (a + b), fewer elsewhere.
  static func regularized(_ a: Double, _ b: Double, _ x: Double) -> Double {
    guard a > 0, b > 0, a.isFinite, b.isFinite, x >= 0, x <= 1 else { return .nan }
    if x == 0 || x == 1 { return x }
    return regularized(a, b, Argument(DoubleDouble(x)), Argument(DoubleDouble.sum(1, -x)))
  }

  /// The argument of the function, or one minus it, with a logarithm that may know more digits than the value.
  struct Argument {
    let value: DoubleDouble
    let log: DoubleDouble

    init(_ value: DoubleDouble, log: DoubleDouble? = nil) {
      self.value = value
      self.log = log ?? value.log()
    }
  }

  /// Iₓ(a, b) where both x and 1 − x are known without cancellation.
  static func regularized(_ a: Double, _ b: Double, _ x: Argument, _ rest: Argument) -> Double {
    let factor = (x.log * a + rest.log * b - logBeta(a, b)).exp()
    if x.value.head <= (a + 1) / (a + b + 2) { return factor / denominator(a, b, x.value, rest.value) }
    return 1 - factor / denominator(b, a, rest.value, x.value)
  }

  /// ln B(a, b).
  private static func logBeta(_ a: Double, _ b: Double) -> DoubleDouble {
    Gamma.logGamma(DoubleDouble(a)) + Gamma.logGamma(DoubleDouble(b)) - Gamma.logGamma(DoubleDouble.sum(a, b))
  }

  /// xᵃ (1 − x)ᵇ / (B(a, b) Iₓ(a, b)), for x up to about a / (a + b).
  private static func denominator(_ a: Double, _ b: Double, _ x: DoubleDouble, _ rest: DoubleDouble) -> Double
  {
    // The small difference of large numbers where x is near a / (a + b).
    let balance = (rest * a - x * b).head + 1
    let (x, rest) = (x.head, rest.head)
    return ContinuedFraction.value(a * balance / (a + 1)) { m in
      let odd = a + 2 * m - 1
      return (
        a: (a + m - 1) / odd * ((a + b + m - 1) / odd) * m * (b - m) * x * x,
        b: m + m * (b - m) * x / odd + (a + m) * (balance + m * (1 + rest)) / (odd + 2)
      )
    }
  }
}
