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

  /// P(X = k), as a product of three binomials (Loader 2000), which keeps its relative accuracy.
  func probability(_ k: Int) -> Double {
    guard support.contains(k) else { return 0 }
    guard support.count > 1 else { return 1 }
    let share = Double(draws) / Double(population)
    return SaddlePoint.binomial(k, of: marked, p: share)
      * SaddlePoint.binomial(draws - k, of: population - marked, p: share)
      / SaddlePoint.binomial(draws, of: population, p: share)
  }

  /// P(X = k + 1) / P(X = k).
  func ratioUp(_ k: Int) -> Double {
    let rest = population - marked - draws
    return Double(marked - k) * Double(draws - k) / (Double(k + 1) * Double(rest + k + 1))
  }

  /// A count drawn by inversion, searched outwards from the mode.
  ///
  /// - Complexity: O(standard deviation).
  func sample(using generator: inout SeededGenerator) -> Int {
    let support = self.support
    guard support.count > 1 else { return support.lowerBound }
    let peak = Double(marked + 1) * Double(draws + 1) / Double(population + 2)
    let mode = min(max(Int(peak), support.lowerBound), support.upperBound)
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
