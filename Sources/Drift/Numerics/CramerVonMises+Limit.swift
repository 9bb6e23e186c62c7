import DataFrame

extension CramerVonMises {
  /// P(X > x) of the limit distribution, that of Σ Zₖ² / (π k)² for standard normal Zₖ.
  static func limitUpperTail(_ x: Double) -> Double {
    if x.isNaN { return x }
    if x < 0.003 { return 1 }
    if x < 0.12 { return 1 - limitLowerTail(x) }
    return x < .infinity ? tailIntegrals(x) : 0
  }

  /// P(X > x) as SciPy's `cramervonmises_2samp` has it: one minus the sum of the terms down to 1e-7, and so off by as much.
  static func truncatedUpperTail(_ x: Double) -> Double {
    x < 0.003 ? 1 : max(0, 1 - limitLowerTail(x, leastTerm: 1e-7))
  }

  /// P(X ≤ x), for 0.003 ≤ x and accurate up to about 1.
  ///
  /// Σₖ Γ(k + ½) / k! · √(4k + 1) exp(−q) K₁⸝₄(q) / (π^(3/2) √x) with q = (4k + 1)² / (16 x). Source: Anderson and
  /// Darling, "Asymptotic theory of certain goodness of fit criteria based on stochastic processes", Ann. Math. Statist.
  /// 23, 1952, equation 4.35.
  ///
  /// - Parameter leastTerm: The sum ends with the first term below it.
  static func limitLowerTail(_ x: Double, leastTerm: Double = 0) -> Double {
    let unit = Double.pi * (Double.pi * x).squareRoot()
    var (sum, k) = (0.0, 0.0)
    var ratio = Double.pi.squareRoot()
    while true {
      let root = 4 * k + 1
      let q = root * root / (16 * x)
      let term = ratio * root.squareRoot() * PortableMath.exp(-2 * q) * Bessel.scaledQuarterK(q)
      sum += term
      if term <= sum * 1e-18 || term < leastTerm * unit { return sum / unit }
      ratio *= (k + 0.5) / (k + 1)
      k += 1
    }
  }

  /// P(X > x) for x ≥ 0.12, without cancellation.
  ///
  /// Smirnov's inversion of the characteristic function: 2/π Σⱼ (−1)ʲ⁻¹ ∫ exp(−x s² / 2) / √(−s sin s) ds from
  /// (2j − 1) π to 2jπ. The roots at both ends are the weight of the Gauss–Chebyshev rule. Sources: Smirnov, "Sur la
  /// distribution de ω²", C. R. Acad. Sci. 202, 1936; Durbin and Knott, "Components of Cramér–von Mises statistics I",
  /// JRSS B 34, 1972.
  private static func tailIntegrals(_ x: Double) -> Double {
    var sum = 0.0
    for j in 1...6 {
      let start = pi * Double(2 * j - 1)
      let factor = (start * start * (-0.5 * x)).exp()
      let integral = factor * tailIntegral(x, from: start.head)
      sum += j.isMultiple(of: 2) ? -integral : integral
      if integral <= sum * 1e-17 { break }
    }
    return 2 / Double.pi * sum
  }

  /// One of the integrals, over an interval of length π, divided by the exponential at its start.
  private static func tailIntegral(_ x: Double, from start: Double) -> Double {
    // The exponential narrows the integrand to 1/x at the start, where the nodes are dense.
    let count = 24 + Int(9 * x.squareRoot())
    var sum = 0.0
    for node in 0..<count {
      let angle = Double.pi * (Double(node) + 0.5) / Double(count)
      let sine = PortableMath.sin(angle / 2)
      // s − start, and what is left to the end.
      let offset = Double.pi * sine * sine
      let cosine = PortableMath.cos(angle / 2)
      let rest = Double.pi * cosine * cosine
      let s = start + offset
      let weight = (offset * rest / (s * PortableMath.sin(min(offset, rest)))).squareRoot()
      sum += weight * PortableMath.exp(-0.5 * x * offset * (s + start))
    }
    return sum * Double.pi / Double(count)
  }

  private static let pi = DoubleDouble(0x1.921fb54442d18p+1, 0x1.1a62633145c07p-53)
}
