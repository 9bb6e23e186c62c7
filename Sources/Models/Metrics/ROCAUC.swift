extension Metric {
  /// How well the probability of a class puts its rows above the others.
  static let rocAUC = Metric(
    name: "roc_auc",
    summary: "The chance that a row of a class gets a higher probability for it than a row of another.",
    formula: """
      for each class that some rows are of and others not, the share of pairs of such rows in order, ties half; then the \
      mean over these classes (one against the rest, macro); null where there is none
      """,
    interval: "DeLong's, from the placements of the rows, averaged over the classes",
    references: [
      "DeLong, DeLong and Clarke-Pearson, Comparing the areas under two or more correlated ROC curves, Biometrics 44, 1988",
      "Sun and Xu, Fast implementation of DeLong's algorithm, IEEE Signal Processing Letters 21, 2014",
    ],
    better: .larger,
    comparison: .closed { first, second in
      guard let first = ROCAreas(first), let second = ROCAreas(second) else { return nil }
      return second.difference(to: first)
    },
    measure: .probabilities { outcomes, _ in ROCAreas(outcomes)?.measured })
}

/// The areas under the curves of all classes against the rest, with what each row adds to their mean.
struct ROCAreas {
  /// The mean area.
  let mean: Double
  /// What each row's placements are from the mean area, scaled so that their squares sum to the mean's variance.
  private let shares: [Double]

  /// The areas of the classes that some rows are of and others are not; nil where there is no such class, or there
  /// are no probabilities.
  ///
  /// With V₁ of a row of the class the share of other rows below it, and V₀ of another row the share of the class's
  /// rows above it, the variance of an area is var(V₁) / n₁ + var(V₀) / n₀. Rows count for all classes, so what they
  /// add is summed over the classes before it is squared, which takes in the covariance of the areas.
  ///
  /// - Complexity: O(K n log n).
  init?(_ outcomes: ClassOutcomes) {
    guard let probabilities = outcomes.probabilities else { return nil }
    let usable = outcomes.classes.indices.filter {
      (1..<max(outcomes.count, 1)).contains(outcomes.confusion.actual($0))
    }
    guard !usable.isEmpty else { return nil }
    var sum = 0.0
    var shares = [Double](repeating: 0, count: outcomes.count)
    for index in usable {
      let members = outcomes.confusion.actual(index)
      let scores = probabilities[index]
      let order = outcomes.orders?[index] ?? Self.order(of: scores)
      let placements = Self.placements(of: scores, in: order, isMember: { outcomes.truth[$0] == index })
      let sizes = (member: Double(members), other: Double(outcomes.count - members))
      var area = 0.0
      for row in shares.indices where outcomes.truth[row] == index { area += placements[row] }
      area /= sizes.member
      sum += area
      for row in shares.indices {
        let n = outcomes.truth[row] == index ? sizes.member : sizes.other
        // The scale of a variance with ddof 1; a lone row has none, and adds nothing.
        shares[row] += n > 1 ? (placements[row] - area) / (n * (n - 1)).squareRoot() : 0
      }
    }
    let count = Double(usable.count)
    mean = sum / count
    self.shares = shares.map { $0 / count }
  }

  /// The rows in ascending order of their scores.
  static func order(of scores: [Double]) -> [Int] { scores.indices.sorted { scores[$0] < scores[$1] } }

  /// For a member the share of the others below it, for another row the share of members above it, ties half.
  private static func placements(
    of scores: [Double], in order: [Int], isMember: (Int) -> Bool
  ) -> [Double] {
    let members = Double(order.count(where: isMember))
    let others = Double(order.count) - members
    var placements = [Double](repeating: 0, count: scores.count)
    var (membersBelow, othersBelow) = (0.0, 0.0)
    var start = 0
    while start < order.count {
      var end = start
      var tied = 0.0
      while end < order.count, scores[order[end]] == scores[order[start]] {
        if isMember(order[end]) { tied += 1 }
        end += 1
      }
      let tiedOthers = Double(end - start) - tied
      for row in order[start..<end] {
        placements[row] =
          isMember(row)
          ? (othersBelow + tiedOthers / 2) / others : (members - membersBelow - tied / 2) / members
      }
      membersBelow += tied
      othersBelow += tiedOthers
      start = end
    }
    return placements
  }

  /// The mean area with its interval.
  var measured: MetricValue { MetricValue(mean, error: Self.error(shares), within: 0...1) }

  /// This mean less another one of the same rows, with the interval of the difference.
  func difference(to other: ROCAreas) -> MetricValue {
    MetricValue(mean - other.mean, error: Self.error(zip(shares, other.shares).map { $0 - $1 }))
  }

  private static func error(_ shares: [Double]) -> Double {
    shares.reduce(0) { $0 + $1 * $1 }.squareRoot()
  }
}
