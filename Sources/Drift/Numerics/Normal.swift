// The complementary error function is the one that is taken from the C library.
#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// The standard normal distribution.
enum Normal {
  /// P(Z > z), accurate to a few units in the last place also far out in the upper tail.
  ///
  /// Through the complementary error function, because 1 − Φ(z) has no correct digit left from z = 8 on.
  static func upperTail(_ z: Double) -> Double { 0.5 * erfc(z * 0.5.squareRoot()) }

  /// P(|Z| > |z|).
  static func twoSidedTail(_ z: Double) -> Double { erfc(z.magnitude * 0.5.squareRoot()) }
}
