import Plot

/// A share that was counted, with the bounds of what it may be in truth.
struct Rate: Sendable, Hashable {
  /// How often it was so.
  var hits: Int
  /// Out of how many.
  var trials: Int

  /// A count of elements for which something holds.
  init<Element>(_ elements: [Element], where holds: (Element) -> Bool) {
    hits = elements.count(where: holds)
    trials = elements.count
  }

  /// The share; 0 without trials.
  var share: Double { trials == 0 ? 0 : Double(hits) / Double(trials) }

  /// Two-sided bounds of the true share, of 95 % unless a wider quantile of the normal distribution is asked
  /// for.
  ///
  /// Source: Wilson, "Probable inference, the law of succession, and statistical inference", JASA 22, 1927;
  /// recommended by Brown, Cai and DasGupta, "Interval estimation for a binomial proportion", Statistical
  /// Science 16, 2001.
  func bounds(z: Double = 1.959963984540054) -> ClosedRange<Double> {
    guard trials > 0 else { return 0...1 }
    let n = Double(trials)
    let square = z * z
    let centre = (share + square / (2 * n)) / (1 + square / n)
    let half = z / (1 + square / n) * (share * (1 - share) / n + square / (4 * n * n)).squareRoot()
    return (hits == 0 ? 0 : centre - half)...(hits == trials ? 1 : centre + half)
  }

  /// The share and its 95 % bounds in percent, as in `3.4 (2.7–4.3)`.
  var text: String {
    let bounds = bounds()
    return "\(percent(share)) (\(percent(bounds.lowerBound))–\(percent(bounds.upperBound)))"
  }
}

/// A share in percent with one decimal, without the sign.
func percent(_ share: Double) -> String { String(NumberFormat.percent(share).dropLast()) }
