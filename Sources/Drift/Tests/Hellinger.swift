/// The Hellinger distance over bins.
struct Hellinger: DriftTest {
  let name = "hellinger"
  let aliases = ["hellinger_distance"]
  let kinds: [DriftKind] = [.numeric, .categorical]
  let threshold = 0.1
  let comparison = Comparison.atLeast
  let summary = "Hellinger distance, 0 to 1: how little the shares of bins or categories overlap."
  let formula = "√(1 - sum of √(r c)) over shares; Sturges' bins for the distinct values"
  let references = [
    "Hellinger, Neue Begründung der Theorie quadratischer Formen …, J. reine angew. Math. 136, 1909",
    "Sturges, The choice of a class interval, JASA 21, 1926",
  ]
  let caveat: String? =
    "Whole numbers share bins of width 1, of which the last holds two values: 0 and 1 cannot be told apart."
  let cost = "O(n) after the sort, for the distinct values; O(categories) after the count."
  let edgeCases = EdgeCases(
    ties: "Few distinct values make few bins.", constants: "0.",
    tinySamples: "Computed from one value a side on, and large by chance.")

  func run(_ pair: ColumnPair) throws -> TestOutcome {
    guard pair.kind == .numeric else { return .distance(distance(BinnedShares(pair.table))) }
    let (reference, current) = try pair.samples()
    var distinct = 0
    forEachRun(reference.values, current.values) { _, _, _ in distinct += 1 }
    let edges = BinnedShares.sturgesEdges(reference, current, count: distinct, isInteger: pair.isInteger)
    let isBlind = edges.count == 2 && distinct > 1
    return .distance(distance(BinnedShares(reference, current, edges)), notes: isBlind ? [.oneBin] : [])
  }

  /// √(½ Σ (√r − √c)²), which is the same for shares that sum to 1, and 0 where they are equal.
  private func distance(_ shares: BinnedShares) -> Double {
    let sum = zip(shares.reference, shares.current).reduce(0.0) { sum, share in
      let difference = share.0.squareRoot() - share.1.squareRoot()
      return sum + difference * difference
    }
    return min(sum / 2, 1).squareRoot()
  }
}
