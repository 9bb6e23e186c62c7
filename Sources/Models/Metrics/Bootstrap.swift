import DataFrame

/// Draws rows again and again, to learn how much a difference of two predictors on the same rows owes to chance.
///
/// Both predictors are judged on the same draw, so what makes rows hard for both cancels. The limits are the 2.5 % and
/// the 97.5 % quantile of the drawn differences. Source: Efron and Tibshirani, "An Introduction to the Bootstrap", 1993,
/// chapter 13.
public struct Bootstrap: Sendable {
  /// How many times all rows are drawn, with replacement.
  public var resamples: Int
  /// Where the generator starts; each draw has a stream of its own, so cores do not matter.
  public var seed: Int

  /// The share of draws in which a difference must be defined for its limits to be given.
  private static let leastDefined = 0.9

  /// How many draws do for a number of rows: 1000, and with more than 20,000 rows as many as keep the work alike, at least
  /// 200, for limits are the surer to begin with.
  public static func resamples(rows: Int) -> Int { min(1000, max(200, 20_000_000 / max(rows, 1))) }

  /// A bootstrap of so many draws.
  public init(resamples: Int = 1000, seed: Int = 42) {
    self.resamples = resamples
    self.seed = seed
  }

  /// What a second predictor's metrics are above those of the first, where both have a value.
  ///
  /// `roc_auc` has DeLong's interval for two curves of the same rows, and a minimum none.
  ///
  /// - Throws: `DataError.cancelled`.
  /// - Complexity: O(B n K), on all cores; counts its draws.
  func differences(_ first: Outcomes, _ second: Outcomes) throws -> [NamedValue] {
    let drawn = try first.count > 1 ? draws(first, second) : [:]
    return Metrics.all.flatMap { metric -> [NamedValue] in
      if case .same = metric.comparison { return [] }
      let pairs = zip(metric.values(of: first), metric.values(of: second))
      return pairs.map { before, after in
        guard let old = before.value?.value, let new = after.value?.value else {
          return NamedValue(name: after.name, value: nil)
        }
        if case .closed(let compare) = metric.comparison, case .classes(let first) = first,
          case .classes(let second) = second
        {
          return NamedValue(name: after.name, value: compare(first, second))
        }
        let limits = drawn[after.name].flatMap(limits)
        return NamedValue(
          name: after.name, value: MetricValue(new - old, low: limits?.low, high: limits?.high))
      }
    }
  }

  /// The differences of each draw by the name of the metric, ascending.
  private func draws(_ first: Outcomes, _ second: Outcomes) throws -> [String: [Double]] {
    let metrics = Metrics.all.filter { if case .bootstrap = $0.comparison { true } else { false } }
    let (resamples, seed, count) = (resamples, seed, first.count)
    let draws = try concurrentTryMap(resamples) { draw -> [(String, Double?)] in
      try Cancellation.check()
      var source = NormalSource(seed: seed, stream: draw)
      let rows = (0..<count).map { _ in source.below(count) }
      let (first, second) = (first.gather(rows), second.gather(rows))
      ProgressCount.advance(.draws)
      return metrics.flatMap { metric in
        zip(metric.values(of: first), metric.values(of: second)).map { before, after in
          (after.name, before.value.flatMap { old in after.value.map { $0.value - old.value } })
        }
      }
    }
    var result: [String: [Double]] = [:]
    for (name, value) in draws.joined() {
      if let value { result[name, default: []].append(value) }
    }
    return result.mapValues { $0.sorted() }
  }

  private func limits(_ sorted: [Double]) -> (low: Double, high: Double)? {
    guard Double(sorted.count) >= Self.leastDefined * Double(resamples),
      let low = quantile(ofSorted: sorted, 0.025), let high = quantile(ofSorted: sorted, 0.975)
    else { return nil }
    return (low, high)
  }
}
