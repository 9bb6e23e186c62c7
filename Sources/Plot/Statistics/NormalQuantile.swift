/// Quantiles of the standard normal distribution.
enum NormalQuantile {
  /// The value below which a share of a standard normal distribution lies, to about seven digits.
  ///
  /// Wichura's PPND7 (1988, algorithm AS 241): a rational function in the middle, others of √(−ln p) in the tails.
  ///
  /// - Parameter probability: Above 0 and below 1.
  static func at(_ probability: Double) -> Double {
    let q = probability - 0.5
    if q.magnitude <= 0.425 {
      let r = 0.180625 - q * q
      return q * polynomial([3.3871327179, 50.434271938, 159.29113202, 59.109374720], r)
        / polynomial([1, 17.895169469, 78.757757664, 67.187563600], r)
    }
    let tail = min(probability, 1 - probability)
    let r = (-Decimal10.logarithm(tail) * 2.302585092994046).squareRoot()
    let value =
      r <= 5
      ? polynomial([1.4234372777, 2.7568153900, 1.3067284816, 0.17023821103], r - 1.6)
        / polynomial([1, 0.73700164250, 0.12021132975], r - 1.6)
      : polynomial([6.6579051150, 3.0812263860, 0.42868294337, 0.017337203997], r - 5)
        / polynomial([1, 0.24197894225, 0.012258202635], r - 5)
    return q < 0 ? -value : value
  }

  /// By Horner's rule, coefficients from the constant upwards.
  private static func polynomial(_ coefficients: [Double], _ x: Double) -> Double {
    coefficients.reversed().reduce(0) { $0 * x + $1 }
  }
}
