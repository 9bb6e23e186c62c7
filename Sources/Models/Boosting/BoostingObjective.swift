import DataFrame

/// The loss that trees lower, over rows with scores.
struct BoostingObjective: Sendable {
  /// What came of each row; numbers are standardised.
  let truth: Examples.Truth
  /// How much each row counts; all alike where nil.
  let weights: [Double]?

  /// How many scores a row has: one for two classes, the logarithm of the odds of the second.
  var outputs: Int { truth.outputs == 2 ? 1 : truth.outputs }

  /// What all rows' scores start from: the logarithms of the classes' shares, or the mean.
  var start: [Double] {
    let total = sum { _ in 1 }
    switch truth {
    case .numbers(let values): return [sum { values[$0] } / total]
    case .classes(let labels, let count):
      // Half a row is added, so that a class without rows has a share.
      let shares = (0..<count).map { place in
        PortableMath.log((sum { labels[$0] == place ? 1 : 0 } + 0.5) / (total + 0.5 * Double(count)))
      }
      return count == 2 ? [shares[1] - shares[0]] : shares
    }
  }

  /// The derivatives of the loss for each output.
  ///
  /// - Complexity: O(rows · outputs).
  func gradients(_ scores: [Double]) -> [[SIMD2<Float>]] {
    switch truth {
    case .numbers(let values):
      return [LossGradients.squared(scores: scores, truth: values, weights: weights)]
    case .classes(let labels, 2):
      return [LossGradients.logistic(scores: scores, isTrue: labels.map { $0 == 1 }, weights: weights)]
    case .classes(let labels, let count):
      let chances = LossGradients.chances(scores: scores, outputs: count)
      return (0..<count).map { output in
        LossGradients.softmax(chances: chances, labels: labels, of: output, outputs: count, weights: weights)
      }
    }
  }

  /// The mean loss of a row.
  func loss(_ scores: [Double]) -> Double {
    let total = sum { _ in 1 }
    switch truth {
    case .numbers(let values):
      return sum { row in
        let distance = scores[row] - values[row]
        return distance * distance
      } / total
    case .classes(let labels, 2):
      return sum { row in
        let score = labels[row] == 1 ? scores[row] : -scores[row]
        return max(-score, 0) + PortableMath.log1p(PortableMath.exp(-score.magnitude))
      } / total
    case .classes(let labels, let count):
      return sum { row in
        var own = Array(scores[row * count..<(row + 1) * count])
        let score = own[labels[row]]
        return softmax(&own) - score
      } / total
    }
  }

  /// A weighted sum over rows.
  private func sum(_ term: @Sendable (Int) -> Double) -> Double {
    let count =
      switch truth {
      case .classes(let labels, _): labels.count
      case .numbers(let values): values.count
      }
    return chunkedSum(count) { (weights?[$0] ?? 1) * term($0) }
  }
}
