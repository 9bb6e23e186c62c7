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
  /// The loss is convex in the power: its slope is Σ (mean of ln p under the scaled probabilities − ln p of the true
  /// class), and the slope's own slope the sum of the variances of ln p. Newton's method finds where the slope is 0, and
  /// bisection where it would leave what is known to hold that place.
  ///
  /// - Complexity: O(n K) for each of a few steps.
  init(_ outcomes: ClassOutcomes, _ probabilities: [[Double]]) {
    let logs = TemperatureScaling.logs(probabilities)
    var (low, high) = (TemperatureScaling.range.lowerBound, TemperatureScaling.range.upperBound)
    var power = 1.0
    for _ in 0..<60 {
      let (slope, curvature) = TemperatureScaling.slope(logs, outcomes.truth, power)
      if slope < 0 { low = power } else { high = power }
      let newton = curvature > 0 ? power - slope / curvature : low
      let next = newton > low && newton < high ? newton : (low * high).squareRoot()
      if (next - power).magnitude <= 1e-9 * power { break }
      power = next
    }
    self.power = power
  }

  /// The slope of the log loss in the power, and that of the slope.
  private static func slope(_ logs: [[Double]], _ truth: [Int], _ power: Double) -> (Double, Double) {
    var (slope, curvature) = (0.0, 0.0)
    for row in truth.indices {
      let largest = logs.reduce(-Double.infinity) { max($0, $1[row]) }
      var (total, sum, squares) = (0.0, 0.0, 0.0)
      for column in logs {
        let distance = column[row] - largest
        let weight = PortableMath.exp(power * distance)
        total += weight
        sum += weight * distance
        squares += weight * distance * distance
      }
      let mean = sum / total
      slope += mean + largest - logs[truth[row]][row]
      curvature += max(squares / total - mean * mean, 0)
    }
    return (slope, curvature)
  }

  /// The probabilities, made more or less sure.
  func callAsFunction(_ probabilities: [[Double]]) -> [[Double]] {
    let logs = TemperatureScaling.logs(probabilities)
    var result = probabilities
    for row in probabilities.first?.indices ?? 0..<0 {
      let largest = logs.reduce(-Double.infinity) { max($0, $1[row]) }
      var total = 0.0
      for index in logs.indices {
        result[index][row] = PortableMath.exp(power * (logs[index][row] - largest))
        total += result[index][row]
      }
      for index in logs.indices { result[index][row] /= total }
    }
    return result
  }

  private static func logs(_ probabilities: [[Double]]) -> [[Double]] {
    probabilities.map { $0.map { PortableMath.log(Metric.clipped($0)) } }
  }
}
