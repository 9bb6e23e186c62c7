import DataFrame

/// What turns a model's probabilities into ones that come true as often as they say.
public struct Calibrator: Sendable {
  /// How it was made.
  public let method: Method
  private let map: Map

  /// A way to calibrate, the simplest first.
  public enum Method: String, Sendable, Hashable, CaseIterable {
    /// One power for all of them.
    case temperature
    /// A rising function for each class, rescaled so that they add up to 1.
    case isotonic
  }

  private enum Map: Sendable {
    case temperature(TemperatureScaling)
    case isotonic([IsotonicRegression])
  }

  /// Learns a calibration from labelled rows that the model was not trained on.
  ///
  /// - Complexity: O(n K log n).
  public init(_ method: Method, on outcomes: ClassOutcomes) {
    self.method = method
    let probabilities = outcomes.probabilities ?? []
    switch method {
    case .temperature: map = .temperature(TemperatureScaling(outcomes, probabilities))
    case .isotonic:
      map = .isotonic(
        probabilities.enumerated().map { index, column in
          IsotonicRegression(places: column, values: outcomes.truth.map { $0 == index ? 1 : 0 })
        })
    }
  }

  /// The calibrated probabilities, one array a class; they add up to 1 in every row.
  ///
  /// Where all classes would get 0, the row keeps its own.
  public func callAsFunction(_ probabilities: [[Double]]) -> [[Double]] {
    switch map {
    case .temperature(let scaling): return scaling(probabilities)
    case .isotonic(let curves):
      let raised = zip(curves, probabilities).map { curve, column in column.map { curve($0) } }
      return Calibrator.normalised(raised, instead: probabilities)
    }
  }

  private static func normalised(_ columns: [[Double]], instead: [[Double]]) -> [[Double]] {
    var result = columns
    for row in columns.first?.indices ?? 0..<0 {
      let total = columns.reduce(0) { $0 + $1[row] }
      for index in result.indices {
        result[index][row] = total > 0 ? columns[index][row] / total : instead[index][row]
      }
    }
    return result
  }
}

/// A calibration that was picked because it does best on rows that it did not see.
public struct ChosenCalibration: Sendable {
  /// The best one, learned from all rows.
  public let calibrator: Calibrator
  /// The calibration error of the probabilities as they came.
  public let errorBefore: Double
  /// What each way came to on rows that it did not see, in the order of `Calibrator.Method`.
  public let trials: [Trial]

  /// What one way to calibrate came to.
  public struct Trial: Sendable, Hashable {
    /// The way.
    public let method: Calibrator.Method
    /// The mean squared distance of its probabilities from the truth, which falls with both errors of calibration and
    /// lost sharpness.
    public let brier: Double
    /// The calibration error of its probabilities.
    public let calibrationError: Double
  }

  /// Parts into which rows are dealt; each is calibrated by the others.
  private static let folds = 5

  /// What the best way came to.
  public var best: Trial { trials.first { $0.method == calibrator.method } ?? trials[0] }

  /// Tries all ways by five-fold cross-validation and takes the one with the smallest Brier score, of equals the simplest.
  ///
  /// The calibration error itself would be a poor judge: it is noisy, and a calibration that says the same of every row
  /// has none. The Brier score is its square plus what such a calibration loses. That probabilities are right as they came
  /// is not among the ways: it is what a temperature of 1 says, and left to be learned, how surely it is so is known too.
  ///
  /// - Complexity: O(n K log n) for each way and fold.
  public init(_ outcomes: ClassOutcomes, seed: Int = 42) {
    errorBefore = Metric.calibrationError.value(outcomes) ?? .infinity
    var source = NormalSource(seed: seed, stream: 0)
    let order = source.permutation(outcomes.count)
    trials = Calibrator.Method.allCases.map { method in
      let calibrated = Self.crossCalibrated(outcomes, method, order)
      return Trial(
        method: method, brier: Metric.brier.value(calibrated) ?? .infinity,
        calibrationError: Metric.calibrationError.value(calibrated) ?? .infinity)
    }
    let best = trials.min { $0.brier < $1.brier }
    calibrator = Calibrator(best?.method ?? .temperature, on: outcomes)
  }

  /// The rows in the order of their folds, each with probabilities calibrated on the other folds.
  private static func crossCalibrated(
    _ outcomes: ClassOutcomes, _ method: Calibrator.Method, _ order: [Int]
  ) -> ClassOutcomes {
    let parts = (0..<folds).map { fold in order.indices.filter { $0 % folds == fold }.map { order[$0] } }
    var columns = [[Double]](repeating: [], count: outcomes.classes.count)
    for (fold, part) in parts.enumerated() {
      let others = parts.indices.filter { $0 != fold }.flatMap { parts[$0] }
      let calibrator = Calibrator(method, on: outcomes.gather(others))
      let held = calibrator(outcomes.gather(part).probabilities ?? [])
      for (index, column) in held.enumerated() { columns[index] += column }
    }
    let rows = outcomes.gather(parts.flatMap { $0 })
    return ClassOutcomes(
      classes: rows.classes, truth: rows.truth, predicted: rows.predicted, probabilities: columns)
  }
}

extension Metric {
  /// The one value of a metric that is not of single classes; nil where it is undefined.
  func value(_ outcomes: ClassOutcomes) -> Double? { values(of: .classes(outcomes)).first?.value?.value }
}

extension NormalSource {
  /// The numbers below a count in random order, each order as likely as any other (Fisher and Yates).
  mutating func permutation(_ count: Int) -> [Int] {
    var order = Array(0..<count)
    for last in stride(from: count - 1, to: 0, by: -1) { order.swapAt(last, below(last + 1)) }
    return order
  }
}
