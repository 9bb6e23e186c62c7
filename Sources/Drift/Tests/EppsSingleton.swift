import DataFrame

/// The Epps–Singleton test: whether both sides' characteristic functions agree at two points.
struct EppsSingleton: DriftTest {
  let name = "es"
  let aliases = ["epps_singleton"]
  let kinds: [DriftKind] = [.numeric]
  let threshold = 0.05
  let comparison = Comparison.below
  let summary = "p of the gap of characteristic functions at two points, also of discrete values."
  let formula =
    "W = N d' S⁺ d, d the difference of mean cos(t x), sin(t x), t = (0.4, 0.8) / (IQR/2); χ² of rank S degrees"
  let references = [
    "Epps and Singleton, An omnibus test for the two-sample problem using the empirical characteristic function, J. Stat. Comput. Simul. 26, 1986",
    "Goerg and Kaiser, Nonparametric testing of distributions: the Epps–Singleton two-sample test …, Stata Journal 9(3), 2009",
  ]
  let caveat: String? =
    "Below 5 distinct values the covariance is singular: other tools differ."
  let cost = "O(n) after the sort, with a sine and a cosine a distinct value."
  let edgeCases = EdgeCases(
    ties: "Allowed, but where the middle half of all values is one value, it is not tested.",
    constants: "Not tested; p is 0 where the sides hold different constants.",
    tinySamples: "5 values a side are needed; W is made smaller below 25 a side.")

  func run(_ pair: ColumnPair) throws -> TestOutcome {
    let (reference, current) = try pair.samples()
    let (m, n) = (Double(reference.count), Double(current.count))
    let size = m + n
    guard min(m, n) >= 5 else { throw Untestable(.tooFewValues(least: 5)) }
    let pooled = PooledOrder(reference.values, current.values)
    let range = pooled.quantile(0.75) - pooled.quantile(0.25)
    guard range > 0 else { throw Untestable(pair.isConstant ? .constant : .equalQuartiles) }

    // Without any spread the covariance is all rounding.
    if reference.distinct == 1 && current.distinct == 1 { return .probability(0, statistic: .infinity) }
    let first = try CharacteristicMoments(reference, frequency: 0.4 / (range / 2))
    let second = try CharacteristicMoments(current, frequency: 0.4 / (range / 2))
    var covariance = SymmetricMatrix4()
    for row in 0..<4 {
      for column in 0..<4 {
        covariance[row, column] =
          size / m * first.covariance[row, column] + size / n * second.covariance[row, column]
      }
    }
    let (form, rank) = covariance.pseudoInverseForm(first.mean - second.mean)
    guard rank > 0 else { return .probability(nil, statistic: nil) }
    var statistic = size * form
    if max(m, n) < 25 { statistic *= EppsSingleton.smallSampleFactor(m, n) }
    return .probability(ChiSquared.upperTail(statistic, degrees: rank), statistic: statistic)
  }

  /// 1 / (1 + N^−0.45 + 10.1 (m^−1.7 + n^−1.7)), as Epps and Singleton 1986 propose.
  private static func smallSampleFactor(_ m: Double, _ n: Double) -> Double {
    func power(_ base: Double, _ exponent: Double) -> Double {
      PortableMath.exp(exponent * PortableMath.log(base))
    }
    return 1 / (1 + power(m + n, -0.45) + 10.1 * (power(m, -1.7) + power(n, -1.7)))
  }
}
