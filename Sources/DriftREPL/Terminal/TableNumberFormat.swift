import Plot

/// How the numbers of one column are shown: one number of decimals for all, scientific where that hides the value.
///
/// A value from 1 on is shown at up to six significant digits and at most three decimals, a smaller one at three
/// decimals; nobody is given decimals that no value has. What would lose its leading digits so (below 0.001) or has
/// more than 15 digits before the point is shown as `1.2e-08`.
struct TableNumberFormat: Sendable, Equatable {
  /// The decimals of every value that is not shown in scientific notation.
  var decimals = 0
  /// The significant digits of those that are.
  var significant = 4

  /// The format that suits the finite values of a column.
  init(_ values: some Sequence<DecimalDigits>) {
    for value in values where !value.isZero && !TableNumberFormat.isScientific(value) {
      decimals = max(decimals, TableNumberFormat.decimals(of: value))
      significant = 2
    }
  }

  /// A value as the parts before and from the decimal point on.
  func text(_ value: Double) -> (whole: String, rest: String) {
    guard value.isFinite else { return (value < 0 ? "-inf" : "inf", "") }
    let digits = DecimalDigits(value)
    guard !TableNumberFormat.isScientific(digits) else { return digits.scientific(significant: significant) }
    return digits.fixed(decimals: decimals)
  }

  private static func isScientific(_ value: DecimalDigits) -> Bool {
    value.exponent >= 15 || (value.exponent < -3 && value.decimals > 4)
  }

  private static func decimals(of value: DecimalDigits) -> Int {
    let wanted = value.exponent <= 0 ? 3 : min(2, max(0, 5 - value.exponent))
    // A small value that four decimals show in full keeps them: a threshold of 0.0005 is not 0.001.
    return value.exponent < -2 ? min(value.decimals, 4) : min(value.decimals, wanted)
  }
}
