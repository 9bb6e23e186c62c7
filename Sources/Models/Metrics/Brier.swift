extension Metric {
  /// The squared distance of the probabilities from the truth.
  static let brier = Metric(
    name: "brier", summary: "The mean squared distance between the probabilities and the truth.",
    formula: "mean of Σ (p_C − [row is C])² over the classes C, halved for two classes; smaller is better",
    interval: "normal, from the scatter of the rows' distances",
    references: [
      "Brier, Verification of forecasts expressed in terms of probability, Monthly Weather Review 78, 1950"
    ],
    better: .smaller,
    measure: .probabilities { outcomes, probabilities in
      // Two classes say the same twice; scikit-learn's brier_score_loss halves it too.
      let share = probabilities.count == 2 ? 0.5 : 1
      var distances = [Double](repeating: 0, count: outcomes.count)
      for (index, column) in probabilities.enumerated() {
        for row in distances.indices {
          let miss = column[row] - (outcomes.truth[row] == index ? 1 : 0)
          distances[row] += share * miss * miss
        }
      }
      return MeanValue.measured(distances, within: 0...2 * share)
    })
}
