/// Student's t distribution.
enum StudentT {
  /// P(|T| > |t|) with a number of degrees of freedom above 0, which need not be whole; NaN for other numbers.
  ///
  /// I with x = ν / (ν + t²), a = ν/2 and b = ½, where ln x = −ln(1 + t²/ν) is taken in twice the precision: for
  /// ν = 1e8 a rounded x would cost eight digits. Source: Abramowitz and Stegun 26.7.1 and 26.5.27.
  static func twoSidedTail(_ t: Double, degrees: Double) -> Double {
    guard degrees > 0, !t.isNaN else { return .nan }
    if t == 0 { return 1 }
    if t.isInfinite { return 0 }
    if degrees.isInfinite { return Normal.twoSidedTail(t) }
    if t.magnitude < 1e-100 { return 1 }
    let size = DoubleDouble(degrees)
    if t.magnitude > 1e100 {
      // The square overflows soon, and ν + t² is t² to the last digit.
      let logX = size.log() - DoubleDouble(t.magnitude).log() * 2
      return Beta.regularized(
        degrees / 2, 0.5, Beta.Argument(DoubleDouble(0), log: logX), Beta.Argument(DoubleDouble(1)))
    }
    let square = DoubleDouble.product(t, t)
    // Near 1 the logarithm follows from what is missing to 1, which has more digits.
    let logX = (DoubleDouble(1) + square / size).log()
    return Beta.regularized(
      degrees / 2, 0.5, Beta.Argument(size / (size + square), log: -logX),
      Beta.Argument(square / (size + square)))
  }
}
