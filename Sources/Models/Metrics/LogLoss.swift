import DataFrame

extension Metric {
  /// How surprised the probabilities are by the truth.
  static let logLoss = Metric(
    name: "log_loss", summary: "The mean of −ln of the probability that was given to the true class.",
    formula: "mean of −ln p(true class), p clipped to [2⁻⁵², 1 − 2⁻⁵²]; in nats, smaller is better",
    interval: "normal, from the scatter of the rows' losses",
    references: ["Good, Rational decisions, JRSS B 14, 1952"],
    better: .smaller,
    measure: .probabilities { outcomes, probabilities in
      let losses = outcomes.truth.indices.map { row in
        -PortableMath.log(clipped(probabilities[outcomes.truth[row]][row]))
      }
      return MeanValue.measured(losses, within: 0...Double.infinity)
    })

  /// A probability far enough from 0 and 1 for a finite logarithm, as scikit-learn clips it.
  static func clipped(_ probability: Double) -> Double {
    min(max(probability, Double.ulpOfOne), 1 - Double.ulpOfOne)
  }
}
