import DataFrame

/// Modified Bessel functions of the second kind.
enum Bessel {
  /// eˣ K₁⸝₄(x) for x > 0.
  ///
  /// ∫ exp(−x (cosh t − 1)) cosh(t/4) dt over t ≥ 0 by the trapezoidal rule, whose error falls exponentially with the
  /// step, as every derivative vanishes at both ends. All terms are positive. Sources: DLMF 10.32.9; Trefethen and
  /// Weideman, "The exponentially convergent trapezoidal rule", SIAM Review 56, 2014.
  ///
  /// - Complexity: O(max(1, −ln x)): about 20 terms from x = 1 on.
  static func scaledQuarterK(_ x: Double) -> Double {
    guard x > 0 else { return x == 0 ? .infinity : .nan }
    // The integrand is as narrow as the normal density of variance 1/x, and never wider than this strip allows.
    let step = min(0.2, 0.7 / x.squareRoot())
    var (sum, count) = (0.5, 0.0)
    while true {
      count += 1
      let t = count * step
      let quarter = PortableMath.exp(t / 4)
      let sinh = hyperbolicSine(t / 2)
      let term = 0.5 * (quarter + 1 / quarter) * PortableMath.exp(-2 * x * sinh * sinh)
      sum += term
      if term < sum * 1e-18 { return sum * step }
    }
  }

  /// The hyperbolic sine of a number above 0, by its series where the exponentials would cancel.
  private static func hyperbolicSine(_ x: Double) -> Double {
    guard x < 1 else {
      let power = PortableMath.exp(x)
      return 0.5 * (power - 1 / power)
    }
    var series = 1.0
    for n in stride(from: 18.0, through: 2, by: -2) { series = 1 + series * x * x / (n * (n + 1)) }
    return x * series
  }
}
