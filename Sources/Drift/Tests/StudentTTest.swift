/// Student's t test of the means, with the pooled variance.
struct StudentTTest: DriftTest {
  let name = "t"
  let aliases = ["t_test", "student"]
  let kinds: [DriftKind] = [.numeric]
  let threshold = 0.05
  let comparison = Comparison.below
  let summary = "Two-sided p of the difference of the means."
  let formula =
    "t = (mean r - mean c) / √(s² (1/m + 1/n)), s² pooled, m + n - 2 degrees"
  let references = [
    "Student, The probable error of a mean, Biometrika 6(1), 1908",
    "Welch, The generalization of Student's problem when several different population variances are involved, Biometrika 34, 1947",
  ]
  let caveat: String? =
    "Only means are compared; where the spreads and the sizes both differ p is wrong, and outliers decide."
  let cost = "O(1) after the sort, which gives the moments."
  let edgeCases = EdgeCases(
    ties: "Allowed.", constants: "No score; p is 0 where the sides hold different constants.",
    tinySamples: "3 values on both sides together are needed; p then rests on normal values.")

  func run(_ pair: ColumnPair) throws -> TestOutcome {
    let (reference, current) = try pair.samples()
    let (m, n) = (Double(reference.count), Double(current.count))
    guard !pair.isConstant else { return .probability(nil, statistic: nil, notes: [.constant]) }
    guard m + n > 2 else { throw Untestable(.tooFewValues(least: 2)) }
    let degrees = m + n - 2
    let variance = (m * reference.std * reference.std + n * current.std * current.std) / degrees
    // Asked of the values, because deviations from a rounded mean need not be 0.
    let isFlat = reference.distinct == 1 && current.distinct == 1
    let error = isFlat ? 0 : (variance * (1 / m + 1 / n)).squareRoot()
    let difference = reference.mean - current.mean
    guard error > 0 || difference != 0 else { return .probability(nil, statistic: nil, notes: [.constant]) }
    let t = difference / error
    return .probability(StudentT.twoSidedTail(t, degrees: degrees), statistic: t)
  }
}
