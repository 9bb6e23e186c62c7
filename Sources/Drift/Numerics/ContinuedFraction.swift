/// Continued fractions b₀ + a₁ / (b₁ + a₂ / (b₂ + …)).
enum ContinuedFraction {
  /// The value, of which no step changes the last digit any more, or after a million steps.
  ///
  /// How many steps that takes is found forwards by Lentz's method. The value is then computed backwards, where the
  /// rounding errors of the many inner steps die out, and do not add up as they do forwards. Source: Jones and Thron,
  /// "Numerical stability in evaluating continued fractions", Math. Comp. 28, 1974.
  ///
  /// - Parameter step: aₖ and bₖ for k = 1, 2 …
  static func value(_ first: Double, _ step: (Double) -> (a: Double, b: Double)) -> Double {
    let tiny = 1e-300
    var (c, d, count) = (first == 0 ? tiny : first, 0.0, 0.0)
    repeat {
      count += 1
      let (a, b) = step(count)
      let (upper, lower) = (b + a / c, b + a * d)
      c = upper == 0 ? tiny : upper
      d = 1 / (lower == 0 ? tiny : lower)
    } while (c * d - 1).magnitude > 2e-16 && count < 1_000_000
    var rest = 0.0
    for k in stride(from: count, through: 1, by: -1) {
      let (a, b) = step(k)
      rest = a / (b + rest)
    }
    return first + rest
  }
}
