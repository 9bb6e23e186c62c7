/// The two-sample Kolmogorov–Smirnov test: the largest gap between the two distribution functions.
struct KolmogorovSmirnov: DriftTest {
  let name = "ks"
  let aliases = ["kolmogorov_smirnov", "k-s"]
  let kinds: [DriftKind] = [.numeric]
  let threshold = 0.05
  let comparison = Comparison.atMost
  let summary = "Two-sided p of the largest gap between the two distribution functions."
  let formula = "D = max |F - G|; p exact to 10000 rows, else P(D_n > D), n = mn/(m+n)"
  let references = [
    "Hodges, The significance probability of the Smirnov two-sample test, Arkiv för Matematik 3, 1957",
    "Simard and L'Ecuyer, Computing the two-sided Kolmogorov–Smirnov distribution, J. Stat. Softw. 39(11), 2011",
  ]
  let caveat: String? = "With many rows it flags shifts too small to matter; with ties p is too large."
  let cost = "O(n) after the sort; exact p O(n · width of the band) up to 10000 rows a side."
  let edgeCases = EdgeCases(
    ties: "Allowed; p is then too large.", constants: "p is 1.",
    tinySamples: "Exact from one value a side on; 3 against 3 cannot reach 0.05.")

  func run(_ pair: ColumnPair) throws -> TestOutcome {
    let (reference, current) = try pair.samples()
    let gap = CumulativeGap(SortedMerge(reference.values, current.values))
    return .probability(try gap.pValue(), statistic: gap.distance)
  }
}
