import DataFrame

/// One number that makes all probabilities more or less sure, without changing which class is the likeliest.
///
/// p_C becomes p_C^β / Σ p^β. Source: Guo et al., "On calibration of modern neural networks", ICML 2017, where β is 1/T.
struct TemperatureScaling: Sendable, Equatable {
  /// The power: below 1 the model was too sure of itself.
  let power: Double

  /// The range in which the power is looked for.
  private static let range = 0x1p-6...0x1p6

  /// The power with the smallest log loss on labelled rows.
  ///
  /// The loss is convex in the power, and its derivative is Σ (mean of ln p under the scaled probabilities − ln p of the
  /// true class), whose zero bisection finds.
  ///
  /// - Complexity: O(50 n K).
  init(_ outcomes: ClassOutcomes, _ probabilities: [[Double]]) {
    let logs = TemperatureScaling.logs(probabilities)
    func slope(_ power: Double) -> Double {
      outcomes.truth.indices.reduce(0) { sum, row in
        let (weights, total) = TemperatureScaling.weights(logs, row, power)
        var mean = 0.0
        for index in weights.indices { mean += weights[index] * logs[index][row] }
        return sum + mean / total - logs[outcomes.truth[row]][row]
      }
    }
    // On the logarithm of the power, so that both ends are looked at alike.
    var (low, high) = (
      PortableMath.log(TemperatureScaling.range.lowerBound),
      PortableMath.log(TemperatureScaling.range.upperBound)
    )
    for _ in 0..<50 where high - low > 1e-9 {
      let middle = (low + high) / 2
      if slope(PortableMath.exp(middle)) < 0 { low = middle } else { high = middle }
    }
    power = PortableMath.exp((low + high) / 2)
  }

  /// The probabilities, made more or less sure.
  func callAsFunction(_ probabilities: [[Double]]) -> [[Double]] {
    let logs = TemperatureScaling.logs(probabilities)
    var result = probabilities
    for row in probabilities.first?.indices ?? 0..<0 {
      let (weights, total) = TemperatureScaling.weights(logs, row, power)
      for index in weights.indices { result[index][row] = weights[index] / total }
    }
    return result
  }

  private static func logs(_ probabilities: [[Double]]) -> [[Double]] {
    probabilities.map { $0.map { PortableMath.log(Metric.clipped($0)) } }
  }

  /// The classes' weights in a row, the largest of them 1, and their sum.
  private static func weights(_ logs: [[Double]], _ row: Int, _ power: Double) -> ([Double], Double) {
    let largest = logs.reduce(-Double.infinity) { max($0, $1[row]) }
    let weights = logs.map { PortableMath.exp(power * ($0[row] - largest)) }
    return (weights, weights.reduce(0, +))
  }
}
