import DataFrame

/// The maximum mean discrepancy with a Gaussian kernel, judged by permutation.
struct MaximumMeanDiscrepancy: DriftTest {
  let name = "mmd"
  let aliases = ["empirical_mmd", "maximum_mean_discrepancy"]
  let kinds: [DriftKind] = [.numeric]
  let threshold = 0.1
  let comparison = Comparison.below
  let summary =
    "p of the maximum mean discrepancy: how near values lie to their own side's."
  let formula =
    "mean k(r,r') + mean k(c,c') - 2 mean k(r,c), k = exp(-d²/(2σ²)), σ² = median d²(r,r')/2; p of 100 permutations"
  let references = [
    "Gretton, Borgwardt, Rasch, Schölkopf and Smola, A kernel two-sample test, JMLR 13, 2012"
  ]
  let caveat: String? =
    "p has steps of 0.01, an error near √(p(1-p)/100): at the limit a guess."
  let cost =
    "O(100 · (n + grid)), the grid 20 points a σ, for up to 10000 values a side; of more a random sample is compared."
  let edgeCases = EdgeCases(
    ties: "Allowed.", constants: "p is 1.",
    tinySamples: "2 values a side are needed; below 4 a side p cannot be small.")

  /// At most so many values a side are compared: far-flung values make wide grids, which take seconds already.
  static let limit = 10_000
  /// How often the sides are dealt out anew, as in Evidently.
  static let permutations = 100

  func run(_ pair: ColumnPair) throws -> TestOutcome {
    let samples = try pair.samples()
    guard min(samples.reference.count, samples.current.count) >= 2 else {
      throw Untestable(.tooFewValues(least: 2))
    }
    var generator = SeededGenerator(seed: pair.seed)
    let reference = sampled(samples.reference.values, using: &generator)
    let current = sampled(samples.current.values, using: &generator)
    let isSampled = max(samples.reference.count, samples.current.count) > MaximumMeanDiscrepancy.limit
    let notes: [DriftNote] = isSampled ? [.sampled(most: MaximumMeanDiscrepancy.limit)] : []
    guard !pair.isConstant else { return .probability(1, statistic: 0, notes: [.constant]) }
    try Cancellation.check()
    let kernel = KernelTwoSample(
      reference, current, bandwidth: MaximumMeanDiscrepancy.bandwidth(of: reference))
    try Cancellation.check()
    let observed = kernel.discrepancy
    let permuted = try kernel.permuted(MaximumMeanDiscrepancy.permutations, using: &generator)
    // Kernels are at most 1, and permutations that tie with the sides as they are differ from them by rounding alone.
    let extreme = permuted.count { $0 >= observed - 1e-12 }
    return .probability(Double(extreme) / Double(permuted.count), statistic: observed, notes: notes)
  }

  /// √(median d²/2) over all ordered pairs of the values, each paired with itself too; √½ where that is 0.
  ///
  /// Of two middle distances the one at the even place is taken, as in NumPy's method `nearest`.
  static func bandwidth(of sorted: [Double]) -> Double {
    let cells = sorted.count * sorted.count
    let middle = (Double(cells - 1) / 2).rounded(.toNearestOrEven)
    // In ascending order the n zeros of the diagonal come first, then every pair twice.
    let place = (Int(middle) - sorted.count) / 2
    let median = Int(middle) < sorted.count ? 0 : PairwiseDistances(sorted).smallest(place)
    return (median > 0 ? median : 1) * 0.5.squareRoot()
  }

  /// The values, or a random choice of them in their order where there are too many (Fan, Muller and Rezucha 1962).
  private func sampled(_ values: [Double], using generator: inout SeededGenerator) -> [Double] {
    guard values.count > MaximumMeanDiscrepancy.limit else { return values }
    var wanted = MaximumMeanDiscrepancy.limit
    var left = values.count
    return values.filter { _ in
      let isChosen = generator.below(left) < wanted
      left -= 1
      if isChosen { wanted -= 1 }
      return isChosen
    }
  }
}
