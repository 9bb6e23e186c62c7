import DataFrame

/// Fitted trees, and what their sums mean.
struct BoostedTrees: Predictor {
  let encoding: FeatureEncoding
  /// The number of classes; 1 for a number.
  let outputs: Int
  /// What a row's scores start from.
  let start: [Double]
  /// The trees of each round, one a score.
  let rounds: [[DecisionTree]]
  /// Mean and standard deviation of a number learned from; 0 and 1 for classes.
  let mean: Double
  let std: Double

  func predict(_ features: EncodedFrame) throws -> [[Double]] {
    let walk = TreeWalk(rounds.joined(), encoding)
    return outputs(of: try walk.sums(features, start: start))
  }

  /// What scores, row after row, mean.
  func outputs(of scores: [Double]) -> [[Double]] {
    guard outputs > 1 else { return [scores.map { mean + std * $0 }] }
    guard start.count == 1 else { return softmax(scores, outputs: outputs) }
    let chances = scores.map { 1 / (1 + PortableMath.exp(-$0)) }
    return [chances.map { 1 - $0 }, chances]
  }
}
