import DataFrame

/// The number of marked items in a draw without replacement.
struct Hypergeometric {
  /// How many items there are.
  let population: Int
  /// How many of them are marked.
  let marked: Int
  /// How many are drawn.
  let draws: Int

  /// The counts that can come up.
  var support: ClosedRange<Int> { max(0, draws + marked - population)...min(marked, draws) }

  /// ln P(X = k) for a k in the support, with an absolute error of about 1e-17.
  func logProbability(_ k: Int) -> DoubleDouble {
    choose(marked, k) + choose(population - marked, draws - k) - choose(population, draws)
  }

  /// P(X = k), to a few units in the last place.
  func probability(_ k: Int) -> Double { support.contains(k) ? logProbability(k).exp() : 0 }

  private func choose(_ n: Int, _ k: Int) -> DoubleDouble {
    func logFactorial(_ n: Int) -> DoubleDouble { Gamma.logGamma(DoubleDouble(Double(n) + 1)) }
    return logFactorial(n) - logFactorial(k) - logFactorial(n - k)
  }

  /// P(X ≤ k) or P(X ≥ k) for a k in the support: the probability at k times the sum of the ratios from there outwards.
  ///
  /// - Complexity: O(standard deviation) where k is not on the far side of the mode.
  func tail(from k: Int, upwards: Bool) -> Double {
    let support = self.support
    var (ratio, sum, position) = (1.0, 1.0, k)
    while position != (upwards ? support.upperBound : support.lowerBound) && ratio > sum * 1e-18 {
      ratio *= upwards ? ratioUp(position) : 1 / ratioUp(position - 1)
      position += upwards ? 1 : -1
      sum += ratio
    }
    return probability(k) * sum
  }

  /// P(X = k + 1) / P(X = k).
  func ratioUp(_ k: Int) -> Double {
    let rest = population - marked - draws
    return Double(marked - k) * Double(draws - k) / (Double(k + 1) * Double(rest + k + 1))
  }

  /// The most likely count, or one beside it where rounding decides.
  var mode: Int {
    let peak = Double(marked + 1) * Double(draws + 1) / Double(population + 2)
    return min(max(Int(peak), support.lowerBound), support.upperBound)
  }

  /// A count drawn by inversion, searched outwards from the mode.
  ///
  /// - Complexity: O(standard deviation).
  func sample(using generator: inout SeededGenerator) -> Int {
    let support = self.support
    guard support.count > 1 else { return support.lowerBound }
    let atMode = modeProbability(mode)
    var rest = generator.uniform() - atMode
    var (up, down) = (mode, mode)
    var (upProbability, downProbability) = (atMode, atMode)
    while rest >= 0 && (up < support.upperBound || down > support.lowerBound) {
      if up < support.upperBound {
        upProbability *= ratioUp(up)
        up += 1
        rest -= upProbability
        if rest < 0 { return up }
      }
      if down > support.lowerBound {
        down -= 1
        downProbability /= ratioUp(down)
        rest -= downProbability
        if rest < 0 { return down }
      }
    }
    return mode
  }

  private func modeProbability(_ k: Int) -> Double {
    func choose(_ n: Int, _ k: Int) -> Double {
      Gamma.logFactorial(n) - Gamma.logFactorial(k) - Gamma.logFactorial(n - k)
    }
    return PortableMath.exp(
      choose(marked, k) + choose(population - marked, draws - k) - choose(population, draws))
  }
}
