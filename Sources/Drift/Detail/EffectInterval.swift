import DataFrame

/// The range in which the true effect of a column lies with 95 % confidence.
public struct EffectInterval: Sendable, Equatable {
  /// How the limits were found.
  public enum Method: Sendable, Hashable {
    /// The standardised difference of means, its variance from the moments of both samples.
    case delta
    /// A difference of two shares, for all of so many categories at once.
    case newcombe(categories: Int)
  }

  /// The lower limit, in the unit of the effect.
  public var low: Double
  /// The upper limit, in the unit of the effect.
  public var high: Double
  /// How both were found.
  public var method: Method

  /// How often the interval misses the true effect.
  static let error = 0.05

  /// The interval of d = (mean of current − mean of reference) / std of reference; nil where that is 0.
  ///
  /// d is a smooth function of sample moments, so its variance follows from the delta method without any assumption on
  /// the shape: [1 + d γ + d² (κ − 1) / 4] / m + (s_c / s_r)² / n, with γ = E z³ and κ = E z⁴ of the standardised
  /// reference. For normal samples that is the variance of Glass's Δ. Sources: Glass, "Primary, secondary, and
  /// meta-analysis of research", Educational Researcher 5(10), 1976; van der Vaart, Asymptotic Statistics, Cambridge
  /// 1998, chapter 3. Where κ is large and d too, samples understate it and the interval is too short.
  ///
  /// - Complexity: O(m).
  static func delta(_ reference: SortedSample, _ current: SortedSample) -> EffectInterval? {
    guard reference.std > 0, current.count > 0 else { return nil }
    let effect = (current.mean - reference.mean) / reference.std
    var (cubes, fourths) = (0.0, 0.0)
    for value in reference.values {
      let z = (value - reference.mean) / reference.std
      cubes += z * z * z
      fourths += z * z * z * z
    }
    let (m, n) = (Double(reference.count), Double(current.count))
    let (skewness, kurtosis) = (cubes / m, fourths / m)
    let ratio = current.std / reference.std
    let ofReference = 1 + effect * skewness + effect * effect / 4 * (kurtosis - 1)
    let deviation = (max(ofReference, 0) / m + ratio * ratio / n).squareRoot()
    let reach = Normal.quantile(ofUpperTail: error / 2) * deviation
    return EffectInterval(low: effect - reach, high: effect + reach, method: .delta)
  }

  /// The interval of the largest change of a category's share; nil where there is none.
  ///
  /// Newcombe's hybrid of two score intervals, method 10 of "Interval estimation for the difference between independent
  /// proportions", Statistics in Medicine 17, 1998. With more than two categories the one that changed most was picked
  /// from all, so the confidence holds for all at once (Bonferroni).
  ///
  /// - Complexity: O(K).
  static func newcombe(_ table: CategoryTable) -> EffectInterval? {
    guard table.count > 1, let index = table.largestChange else { return nil }
    let choices = table.count == 2 ? 1 : table.count
    let z = Normal.quantile(ofUpperTail: error / Double(2 * choices))
    let before = Proportion(table.reference[index], of: table.referenceTotal)
    let now = Proportion(table.current[index], of: table.currentTotal)
    let (first, second) = (before.scoreInterval(z), now.scoreInterval(z))
    let change = now.share - before.share
    let below = hypotenuse(now.share - second.low, first.high - before.share)
    let above = hypotenuse(second.high - now.share, before.share - first.low)
    return EffectInterval(
      low: change - below, high: change + above, method: .newcombe(categories: table.count))
  }

  private static func hypotenuse(_ a: Double, _ b: Double) -> Double { (a * a + b * b).squareRoot() }
}

extension ColumnPair {
  /// The range of the true effect with 95 % confidence; nil where there is no effect.
  public var effectInterval: EffectInterval? {
    guard kind == .numeric else { return .newcombe(table) }
    guard let reference, let current else { return nil }
    return .delta(reference, current)
  }
}
