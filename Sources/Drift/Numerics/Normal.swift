import DataFrame

/// The standard normal distribution.
enum Normal {
  /// P(Z > z), accurate to a few units in the last place also far out in the upper tail.
  ///
  /// From the scaled complementary error function, because 1 − Φ(z) has no correct digit left from z = 8 on.
  static func upperTail(_ z: Double) -> Double {
    z < 0 ? 1 - upperTail(-z) : 0.5 * twoSidedTail(z)
  }

  /// P(|Z| > |z|).
  static func twoSidedTail(_ z: Double) -> Double {
    let scaled = z.magnitude * 0.5.squareRoot()
    // A rounded argument costs digits of the exponential, and of nothing else.
    return scaled < 0.5
      ? PortableMath.erfc(scaled) : PortableMath.gaussian(z) * PortableMath.scaledErfc(scaled)
  }
}
