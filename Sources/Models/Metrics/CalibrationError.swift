extension Metric {
  /// How far probabilities are from the frequencies that they promise.
  static let calibrationError = Metric(
    name: "calibration_error",
    summary: "The mean distance between how sure predictions are and how often they are true.",
    formula: """
      Σ (rows of b / rows) · |accuracy of b − mean certainty of b| over 10 bins b of equal width of the likeliest class's \
      probability; with few rows chance alone makes it larger than 0
      """,
    interval: """
      conservative: up by the normal limit of the signed sum, which is never above the sum of distances; down by what the \
      bins' distances come to by chance alone
      """,
    references: [
      "Naeini, Cooper and Hauskrecht, Obtaining well calibrated probabilities using Bayesian binning, AAAI 2015",
      "Guo et al., On calibration of modern neural networks, ICML 2017",
    ],
    better: .smaller,
    measure: .probabilities { CalibrationBins($0, $1).measured })
}

/// How sure and how right predictions are, in ten classes of how sure they are.
struct CalibrationBins {
  /// How many bins of equal width there are between 0 and 1; a value on an edge belongs to the bin above it.
  static let count = 10

  /// How far the 97.5 % quantile of an absolute normal value is above its mean, in standard deviations; of a sum of
  /// several it is less far.
  private static let reach = 2.394

  private let rows: Double
  /// The sum of [prediction is true] − certainty in each bin.
  private var gaps = [Double](repeating: 0, count: count)
  /// The sum of its squares in each bin.
  private var squares = [Double](repeating: 0, count: count)
  /// The sum of what the squares are expected to be in each bin if the probabilities are right.
  private var expected = [Double](repeating: 0, count: count)

  /// - Complexity: O(n K).
  init(_ outcomes: ClassOutcomes, _ probabilities: [[Double]]) {
    rows = Double(outcomes.count)
    for (row, certainty) in Metric.certainties(probabilities).enumerated() {
      let bin = min(max(Int(certainty * Double(Self.count)), 0), Self.count - 1)
      let gap = (outcomes.truth[row] == outcomes.predicted[row] ? 1 : 0) - certainty
      gaps[bin] += gap
      squares[bin] += gap * gap
      expected[bin] += certainty * (1 - certainty)
    }
  }

  /// The expected calibration error and its limits; nil without rows.
  ///
  /// Let d be the bins' gaps divided by all rows, δ what they tend to, and E = Σ |d|. The upper limit holds because
  /// Σ |d| ≥ Σ sign(δ) d, which is normal around Σ |δ|; the lower one because E − Σ |δ| ≤ Σ |d − δ|, whose terms are
  /// absolute normal values with mean √(2/π) σ and variance (1 − 2/π) σ². Where a bin has seen no
  /// miss yet, its σ is that of right probabilities.
  var measured: MetricValue? {
    guard rows > 0 else { return nil }
    let error = gaps.reduce(0) { $0 + $1.magnitude } / rows
    guard rows > 1 else { return MetricValue(error) }
    let signed = max(squares.reduce(0, +) / rows - error * error, 0)
    let variances = gaps.indices.map { bin in
      max(squares[bin] - gaps[bin] * (gaps[bin] / rows), expected[bin]) / rows / rows
    }
    let chance = variances.reduce(0) { $0 + (0.6366197723675814 * $1).squareRoot() }
    let scatter = (0.3633802276324186 * variances.reduce(0, +)).squareRoot()
    return MetricValue(
      error, low: max(0, error - chance - Self.reach * scatter),
      high: min(1, error + MetricValue.z * (signed / rows).squareRoot()))
  }
}
