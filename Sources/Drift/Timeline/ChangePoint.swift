import DataFrame

/// How a column left the reference.
public enum Trend: String, Sendable, Hashable, CaseIterable {
  /// It did not, or came back.
  case none
  /// From one snapshot on by as much as ever after.
  case sudden
  /// From one snapshot on by a little more each time.
  case gradual
}

/// When a series of snapshots left the reference for good, and how.
///
/// A snapshot is a point z of features that without drift has the mean of the reference's point and the covariance I / n of
/// its n rows; so has the reference itself, at x = 0. Each hypothesis is a weighted regression z = b + δ x with one shape x:
/// a step (x = 1 from t on), a ramp (x = 1, 2, 3 … from t on), or an excursion (x = 1 from t up to a later snapshot). What a
/// shape explains of the scatter Σ n ‖z − mean‖² is twice its gain in log-likelihood over no change. Where snapshots
/// scatter more than their rows explain, as seasons make them, gains are divided by that excess (McCullagh and Nelder,
/// Generalized Linear Models, 2nd ed. 1989, section 4.5). Change points by likelihood: Hinkley, "Inference about the change-point
/// in a sequence of random variables", Biometrika 57, 1970.
struct ChangePoint {
  /// The most likely way to have left the reference for good: sudden or gradual, or none for an excursion.
  let trend: Trend
  /// The first snapshot, from 0 on, that is away from the reference.
  let onset: Int
  /// The onsets that are not much less likely: within 1.92 of the log-likelihood's maximum over both shapes, which is 95 %
  /// confidence by χ² with one degree.
  let range: ClosedRange<Int>
  /// The snapshots of an excursion that came back.
  let excursion: ClosedRange<Int>?
  /// The probability of so large a gain without drift, of an excursion where there was one.
  ///
  /// An upper bound: the tail of χ² times the number of shapes of its sort (Bonferroni).
  let pValue: Double

  /// Fewer snapshots than this cannot tell a step from a ramp.
  static let leastSnapshots = 4

  /// - Parameters:
  ///   - points: the reference first, then the snapshots; those without rows must have been left out.
  ///   - degrees: the rank of the features' covariance.
  /// - Returns: nil for fewer than four snapshots, and for features that cannot vary.
  /// - Complexity: O(S² · features).
  init?(_ points: [TrendPoint], degrees: Int) {
    let count = points.count - 1
    guard count >= ChangePoint.leastSnapshots, degrees > 0 else { return nil }
    let sums = TrendSums(points)
    var shapes = (1...count).map {
      Shape(trend: .sudden, start: $0, gain: sums.stepGain(from: $0, to: count))
    }
    // A ramp of two points is as good as a step.
    shapes += (1...(count - 2)).map { Shape(trend: .gradual, start: $0, gain: sums.rampGain(from: $0)) }
    guard let best = shapes.max(by: { $0.gain < $1.gain }) else { return nil }

    let freedom = Double(degrees * (count - 1))
    func excess(_ gain: Double) -> Double { max(1, (sums.scatter - gain) / freedom) }
    let scale = excess(best.gain)
    onset = best.start - 1
    let likely = shapes.filter { (best.gain - $0.gain) / scale <= 3.84 }.map { $0.start - 1 }
    range = (likely.min() ?? onset)...(likely.max() ?? onset)

    // A second change point costs 2 ln S, as its place is free and was looked for (BIC for change points).
    let excursion = sums.bestExcursion()
    let advantage = (excursion.gain - best.gain) / excess(excursion.gain)
    let cameBack = advantage > 2 * PortableMath.log(Double(count))
    self.excursion = cameBack ? (excursion.start - 1)...(excursion.end - 1) : nil
    trend = cameBack ? .none : best.trend
    let (gain, tries) =
      cameBack
      ? (excursion.gain / excess(excursion.gain), count * (count - 1) / 2) : (best.gain / scale, shapes.count)
    pValue = min(1, Double(tries) * ChiSquared.upperTail(gain, degrees: degrees))
  }

  private struct Shape {
    let trend: Trend
    let start: Int
    let gain: Double
  }
}

/// The features of the rows of one snapshot, or of the reference.
struct TrendPoint {
  /// The number of rows.
  var weight: Double
  /// Their means, scaled to a variance of 1 a row.
  var features: [Double]
}

/// Sums over the points up to each, from which the gain of any shape follows at once.
private struct TrendSums {
  /// The scatter of all points around their mean: about χ² without drift.
  private(set) var scatter = 0.0
  private let total: Double
  private let count: Int
  /// Sums of w, w·s and w·s² over the points before each, s their position.
  private var moments: [(Double, Double, Double)] = [(0, 0, 0)]
  /// Sums of w·z and w·s·z over the points before each, z around the mean of all.
  private var plain: [[Double]]
  private var sloped: [[Double]]

  init(_ points: [TrendPoint]) {
    let width = points[0].features.count
    let total = points.reduce(0) { $0 + $1.weight }
    let mean = (0..<width).map { k in points.reduce(0) { $0 + $1.weight * $1.features[k] } / total }
    self.total = total
    count = points.count - 1
    plain = [[Double](repeating: 0, count: width)]
    sloped = plain
    for (position, point) in points.enumerated() {
      let (w, s) = (point.weight, Double(position))
      let centered = zip(point.features, mean).map { $0 - $1 }
      scatter += centered.reduce(0) { $0 + w * $1 * $1 }
      let last = moments[position]
      moments.append((last.0 + w, last.1 + w * s, last.2 + w * s * s))
      plain.append(zip(plain[position], centered).map { $0 + w * $1 })
      sloped.append(zip(sloped[position], centered).map { $0 + w * s * $1 })
    }
  }

  /// What x = 1 between two points, both included, explains.
  func stepGain(from start: Int, to end: Int) -> Double {
    let weight = moments[end + 1].0 - moments[start].0
    var squares = 0.0
    for k in plain[0].indices {
      let sum = plain[end + 1][k] - plain[start][k]
      squares += sum * sum
    }
    return squares / (weight - weight * weight / total)
  }

  /// What x = 1, 2, 3 … from a point on explains.
  func rampGain(from start: Int) -> Double {
    let (first, last) = (moments[start], moments[count + 1])
    let (w, ws, wss) = (last.0 - first.0, last.1 - first.1, last.2 - first.2)
    let shift = Double(start - 1)
    let sum = ws - shift * w
    let sumOfSquares = wss - 2 * shift * ws + shift * shift * w
    var squares = 0.0
    for k in plain[0].indices {
      let product =
        (sloped[count + 1][k] - sloped[start][k]) - shift * (plain[count + 1][k] - plain[start][k])
      squares += product * product
    }
    return squares / (sumOfSquares - sum * sum / total)
  }

  /// The step that ends before the last snapshot and explains most.
  func bestExcursion() -> (start: Int, end: Int, gain: Double) {
    var best = (start: 1, end: 1, gain: 0.0)
    for start in 1..<count {
      for end in start..<count {
        let gain = stepGain(from: start, to: end)
        if gain > best.gain { best = (start, end, gain) }
      }
    }
    return best
  }
}
