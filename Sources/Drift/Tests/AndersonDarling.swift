import DataFrame

/// The two-sample Anderson–Darling test, with midranks for ties.
struct AndersonDarling: DriftTest {
  let name = "anderson"
  let aliases = ["anderson_darling", "anderson_ksamp"]
  let kinds: [DriftKind] = [.numeric]
  let threshold = 0.1
  let comparison = Comparison.below
  let summary = "p of the squared gap between the distribution functions, heaviest in the tails."
  let formula =
    "A² = (1/m + 1/n)(N-1)/N · sum over values of l/N (N M - m B)² / (B(N-B) - N l/4), standardised"
  let references = [
    "Scholz and Stephens, K-sample Anderson–Darling tests, JASA 82, 1987",
    "Anderson and Darling, A test of goodness of fit, JASA 49, 1954",
  ]
  let caveat: String? =
    "p never leaves its table, 0.001 to 0.25; many rows flag small shifts."
  let cost = "O(n) after the sort."
  let edgeCases = EdgeCases(
    ties: "Midranks.", constants: "Not tested.",
    tinySamples: "2 values a side are needed; p is asymptotic.")

  /// A² is standardised by its mean 1 without drift, and by the variance of its form without midranks, as in SciPy.
  ///
  /// At each distinct value with l copies, B and M are the numbers of values below it on both sides together and in the
  /// reference, each with half of those equal to it (Scholz and Stephens 1987, equation 7). For two samples both terms
  /// of that equation are the same but for the factor 1/m and 1/n.
  func run(_ pair: ColumnPair) throws -> TestOutcome {
    let (reference, current) = try pair.samples()
    guard min(reference.count, current.count) >= 2 else { throw Untestable(.tooFewValues(least: 2)) }
    guard !pair.isConstant else { throw Untestable(.constant) }
    let (m, n) = (Double(reference.count), Double(current.count))
    let size = m + n
    var sum = 0.0
    var before = (reference: 0, both: 0)
    forEachRun(reference.values, current.values) { i, j, length in
      let below = Double(before.both) + Double(length) / 2
      let belowInReference = Double(before.reference + i) / 2
      let gap = size * belowInReference - m * below
      sum += Double(length) / size * gap * gap / (below * (size - below) - size * Double(length) / 4)
      before = (i, i + j)
    }
    let squared = (1 / m + 1 / n) * sum * (size - 1) / size
    let statistic = (squared - 1) / AndersonDarling.variance(reference.count, current.count).squareRoot()
    return .probability(AndersonDarling.upperTail(statistic), statistic: statistic)
  }

  /// The variance of A² without drift, for two samples (Scholz and Stephens 1987, equation 4).
  ///
  /// - Complexity: O(m + n).
  private static func variance(_ m: Int, _ n: Int) -> Double {
    let size = m + n
    let inverseSizes = 1 / Double(m) + 1 / Double(n)
    // h = Σ 1/i, and g = ΣΣ 1/((N − i) j) over i < j < N.
    var (harmonic, g) = (0.0, 0.0)
    for i in 1..<(size - 1) {
      harmonic += 1 / Double(size - i)
      g += harmonic / Double(i + 1)
    }
    let h = harmonic + 1
    let a = (4 * g - 6) + (10 - 6 * g) * inverseSizes
    let b = 4 * (2 * g - 4) + 16 * h + (2 * g - 14 * h - 4) * inverseSizes - 8 * h + 4 * g - 6
    let c = 4 * (6 * h + 2 * g - 2) + 2 * (4 * h - 4 * g + 6) + (2 * h - 6) * inverseSizes + 4 * h
    let d = 4 * (2 * h + 6) - 8 * h
    let x = Double(size)
    return (((a * x + b) * x + c) * x + d) / ((x - 1) * (x - 2) * (x - 3))
  }

  /// The p of a standardised statistic, by a parabola through the logarithms of the tabulated levels, within these.
  private static func upperTail(_ statistic: Double) -> Double {
    guard statistic >= criticalValues[0] else { return levels[0] }
    guard statistic <= criticalValues[levels.count - 1] else { return levels[levels.count - 1] }
    return PortableMath.exp(logLevel(statistic))
  }

  private static let levels = [0.25, 0.1, 0.05, 0.025, 0.01, 0.005, 0.001]

  /// b₀ + b₁ + b₂ of table 2 of Scholz and Stephens 1987, in which two samples have m = 1.
  private static let criticalValues = zip(
    [0.675, 1.281, 1.645, 1.96, 2.326, 2.573, 3.085],
    zip(
      [-0.245, 0.25, 0.678, 1.149, 1.822, 2.364, 3.615],
      [-0.105, -0.305, -0.362, -0.391, -0.396, -0.345, -0.154])
  ).map { $0 + $1.0 + $1.1 }

  private static let logLevel = LeastSquaresParabola(x: criticalValues, y: levels.map(PortableMath.log))
}
