/// The energy distance between the two distribution functions.
struct EnergyDistance: DriftTest {
  let name = "energy"
  let aliases = ["ed", "energy_distance"]
  let kinds: [DriftKind] = [.numeric]
  let threshold = 0.1
  let comparison = Comparison.above
  let summary = "Energy distance between the distribution functions, in the root of the unit."
  let formula = "√(2 · integral of (F(x) - G(x))² dx)"
  let references = [
    "Székely and Rizzo, Energy statistics: a class of statistics based on distances, J. Stat. Plan. Inference 143, 2013"
  ]
  let caveat: String? =
    "It has the unit of the column: ten times the values give √10 times the score, so the limit fits none."
  let cost = "O(n) after the sort."
  let edgeCases = EdgeCases(
    ties: "Allowed.", constants: "0.",
    tinySamples: "Computed from one value a side on, and large by chance.")

  func run(_ pair: ColumnPair) throws -> TestOutcome {
    let (reference, current) = try pair.samples()
    let area = CumulativeArea.squared(SortedMerge(reference.values, current.values))
    return .distance((2 * area).squareRoot())
  }
}
