import DataFrame

/// Binomial probabilities without the cancellation of large log factorials.
///
/// Source: Loader, "Fast and accurate computation of binomial probabilities", 2000.
enum SaddlePoint {
  /// P(X = k) for n draws of success probability p.
  static func binomial(_ k: Int, of n: Int, p: Double) -> Double {
    let q = 1 - p
    if p <= 0 { return k == 0 ? 1 : 0 }
    if q <= 0 { return k == n ? 1 : 0 }
    if k == 0 { return PortableMath.exp(Double(n) * PortableMath.log1p(-p)) }
    if k == n { return PortableMath.exp(Double(n) * PortableMath.log(p)) }
    let successes = Double(k)
    let failures = Double(n - k)
    let size = Double(n)
    let exponent =
      stirlingError(n) - stirlingError(k) - stirlingError(n - k)
      - deviance(successes, size * p) - deviance(failures, size * q)
    return PortableMath.exp(exponent) * (size / (2 * .pi * successes * failures)).squareRoot()
  }

  /// ln n! − ln(√(2πn) (n/e)ⁿ): what Stirling's formula misses.
  static func stirlingError(_ n: Int) -> Double {
    n < smallStirlingErrors.count ? smallStirlingErrors[n] : stirlingSeries(Double(n))
  }

  /// The same for real x ≥ 15, by its asymptotic series.
  static func stirlingSeries(_ x: Double) -> Double {
    let r = 1 / (x * x)
    let tail = 1.0 / 1680 - r * (1.0 / 1188 - r * (691.0 / 360_360 - r / 156))
    return (1.0 / 12 - r * (1.0 / 360 - r * (1.0 / 1260 - r * tail))) / x
  }

  /// x ln(x/m) + m − x, without cancellation where x is near m.
  static func deviance(_ x: Double, _ m: Double) -> Double {
    let difference = x - m
    guard difference.magnitude < 0.1 * (x + m) else { return x * PortableMath.log(x / m) + m - x }
    let v = difference / (x + m)
    var sum = difference * v
    var term = 2 * x * v
    var odd = 3.0
    while true {
      term *= v * v
      let next = sum + term / odd
      if next == sum { return sum }
      sum = next
      odd += 2
    }
  }

  /// What Stirling's formula misses from 0 to 15 (0 is not used), computed with mpmath to 20 digits.
  private static let smallStirlingErrors: [Double] = [
    0, 0.08106146679532725822, 0.041340695955409294094, 0.027677925684998339149, 0.020790672103765093112,
    0.016644691189821192163, 0.013876128823070747999, 0.011896709945891770095, 0.010411265261972096497,
    0.0092554621827127329177, 0.0083305634333628712565, 0.007573675487951840795, 0.0069428401072095298657,
    0.0064089941880042070684, 0.0059513701127588477356, 0.005554733551962801371,
  ]
}
