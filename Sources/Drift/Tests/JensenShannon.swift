import DataFrame

/// The Jensen–Shannon distance over bins.
struct JensenShannon: DriftTest {
  let name = "js"
  let aliases = ["jensenshannon", "jensen_shannon"]
  let kinds: [DriftKind] = [.numeric, .categorical]
  let threshold = 0.1
  let comparison = Comparison.atLeast
  let summary = "Jensen–Shannon distance: how far the shares of bins or categories lie apart."
  let formula = "√(½ KL(r‖m) + ½ KL(c‖m)), m = (r + c) / 2, in nats; at most √(ln 2)"
  let references = [
    "Lin, Divergence measures based on the Shannon entropy, IEEE Trans. Inf. Theory 37(1), 1991",
    "Endres and Schindelin, A new metric for probability distributions, IEEE Trans. Inf. Theory 49(7), 2003",
  ]
  let caveat: String? = "Many categories alone make it large: about √((K-1)/8 (1/m + 1/n)) without any drift."
  let cost = "O(n) after the sort; O(categories) after the count."
  let edgeCases = EdgeCases(
    ties: "Up to 20 distinct values in the reference are one bin each.", constants: "0.",
    tinySamples: "Computed from one value a side on, and large by chance.")

  func run(_ pair: ColumnPair) throws -> TestOutcome {
    let shares = BinnedShares(pair)
    return .distance(JensenShannon.distance(shares.reference, shares.current))
  }

  /// The distance between two lists of shares that each sum to 1.
  static func distance(_ reference: [Double], _ current: [Double]) -> Double {
    var sum = 0.0
    for (r, c) in zip(reference, current) {
      let middle = (r + c) / 2
      if r > 0 { sum += r * PortableMath.log(r / middle) }
      if c > 0 { sum += c * PortableMath.log(c / middle) }
    }
    return (max(sum, 0) / 2).squareRoot()
  }
}
