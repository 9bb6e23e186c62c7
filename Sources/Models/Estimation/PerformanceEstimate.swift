import DataFrame

/// How good a model is on rows without labels, as far as its own probabilities tell: confidence-based performance
/// estimation.
///
/// The model's probabilities are calibrated on labelled rows. If P(y given x) is what it was there, a production row is of
/// class C with the calibrated probability of C. So labels are drawn with these probabilities, again and again, and every
/// metric is computed as if they were true: its mean is the estimate, and how it scatters tells what the labels of these
/// rows may still bring. For each draw the calibration is learned anew from labelled rows drawn with replacement, which
/// adds what is not known of it. Where P(y given x) has changed, the estimate cannot see it.
///
/// Sources: Guillory et al., "Predicting with confidence on unseen distributions", ICCV 2021; Białek, Kuberski and
/// Perrakis, "Estimating model performance under covariate shift without labels", 2024.
public struct PerformanceEstimate: Sendable {
  /// The calibration, and why it was picked.
  public let calibration: ChosenCalibration
  /// The number of labelled rows that it was learned from.
  public let labelledRows: Int
  /// The classes of the labelled rows.
  public let classes: [String]
  /// More rows than this are represented by as many of them: how sure an estimate is, the labelled rows decide.
  static let rowLimit = 10_000

  private let redrawn: [Calibrator]
  private let seed: Int

  /// Learns calibrations from labelled rows that the model was not trained on.
  ///
  /// - Parameter outcomes: At least one row, with probabilities.
  /// - Throws: `DataError.cancelled`.
  /// - Complexity: O(B n K log n), on all cores.
  public init(_ outcomes: ClassOutcomes, resamples: Int = 200, seed: Int = 42) throws {
    let chosen = ChosenCalibration(outcomes, seed: seed)
    calibration = chosen
    labelledRows = outcomes.count
    classes = outcomes.classes
    self.seed = seed
    redrawn = try concurrentTryMap(resamples) { draw in
      try Cancellation.check()
      var source = NormalSource(seed: seed, stream: draw)
      let rows = (0..<outcomes.count).map { _ in source.below(outcomes.count) }
      return Calibrator(chosen.calibrator.method, on: outcomes.gather(rows))
    }
  }

  /// What the metrics of rows would be; the limits hold with 95 % confidence what their labels will show.
  ///
  /// What does not depend on labels, such as how sure predictions are, is measured as `Metrics` does. A metric that is
  /// undefined in some draws is estimated from the others. Of more than `rowLimit` rows, labels are drawn for as many,
  /// chosen at random; a number of rows is scaled up.
  ///
  /// - Throws: `DataError.cancelled`.
  /// - Complexity: O(B n K log n), on all cores; counts its draws.
  public func metrics(of all: UnlabelledClasses) throws -> [NamedValue] {
    let seed = seed
    let rows = sampled(all)
    let orders = rows.probabilities.map(ROCAreas.order)
    let calibrator = calibration.calibrator
    let calibrated = calibrator(rows.probabilities)
    let redrawn = redrawn
    let metrics = Metrics.all.filter(\.usesTruth)
    let draws = try concurrentTryMap(redrawn.count) { draw -> (center: [NamedValue], spread: [NamedValue]) in
      try Cancellation.check()
      // The same random numbers for both, so that they differ by the calibration alone.
      var source = NormalSource(seed: seed, stream: ~draw)
      let uniforms = rows.predicted.indices.map { _ in source.uniform() }
      func values(_ probabilities: [[Double]]) -> [NamedValue] {
        let outcomes = Outcomes.classes(
          rows.outcomes(truth: Self.drawn(probabilities, uniforms), orders: orders))
        return metrics.flatMap { $0.values(of: outcomes) }
      }
      ProgressCount.advance(.draws)
      return (values(calibrated), values(redrawn[draw](rows.probabilities)))
    }
    let drawn = summary(draws)
    let scale = Double(all.rows.count) / Double(max(rows.rows.count, 1))
    // Any truth will do for the metrics that do not look at it.
    let plain = Outcomes.classes(all.outcomes(truth: all.predicted))
    return Metrics.all.flatMap { metric in
      let own = metric.values(of: plain)
      guard metric.usesTruth else { return own }
      return own.map { named in
        let value = drawn[named.name] ?? nil
        return NamedValue(
          name: named.name, value: metric.isOfRowCounts ? value.map { $0.scaled(by: scale) } : value)
      }
    }
  }

  /// The rows, or as many of them as are looked at.
  private func sampled(_ rows: UnlabelledClasses) -> UnlabelledClasses {
    guard rows.rows.count > Self.rowLimit else { return rows }
    var source = NormalSource(seed: seed, stream: 0)
    return rows.gather(source.permutation(rows.rows.count).prefix(Self.rowLimit).sorted())
  }

  /// A class for each row, drawn with the row's probabilities.
  private static func drawn(_ probabilities: [[Double]], _ uniforms: [Double]) -> [Int] {
    uniforms.indices.map { row in
      var rest = uniforms[row]
      for index in probabilities.indices.dropLast() {
        rest -= probabilities[index][row]
        if rest < 0 { return index }
      }
      return probabilities.count - 1
    }
  }

  /// The mean of what the calibration gave, and limits from what the redrawn ones did, around that mean.
  private func summary(_ draws: [(center: [NamedValue], spread: [NamedValue])]) -> [String: MetricValue?] {
    guard let names = draws.first?.center.map(\.name) else { return [:] }
    var result: [String: MetricValue?] = [:]
    for (index, name) in names.enumerated() {
      let center = draws.compactMap { $0.center[index].value?.value }
      let spread = draws.compactMap { $0.spread[index].value?.value }.sorted()
      guard let least = center.min(), let most = center.max(), let first = spread.first,
        let last = spread.last,
        let low = quantile(ofSorted: spread, 0.025),
        let high = quantile(ofSorted: spread, 0.975)
      else {
        result[name] = .some(nil)
        continue
      }
      let mean = MeanValue(center).mean
      let shift = mean - MeanValue(spread).mean
      // No further than any draw went, so that a share stays one.
      result[name] = MetricValue(
        mean, low: max(low + shift, min(least, first)), high: min(high + shift, max(most, last)))
    }
    return result
  }
}
