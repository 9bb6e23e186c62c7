import DataFrame

@testable import Models

/// A world of three classes whose true probabilities are known, and models of it.
struct SimulatedOutcomes {
  /// The logarithm of each class's weight is `slope * x + level`.
  static let slopes = [1.5, 0, -1.0]
  static let levels = [-0.2, 0.6, 0.1]

  /// How sure the model is of what it knows: 1 is calibrated, above 1 too sure.
  var power = 1.0
  /// How much noise the model sees on x.
  var noise = 0.0
  /// Where x lies on average.
  var center = 0.0
  /// What the slopes of the truth are multiplied by.
  var concept = 1.0

  /// Labelled rows of one stream; models with other noise see the same rows.
  func rows(_ count: Int, stream: Int) -> ClassOutcomes {
    var source = NormalSource(seed: 7, stream: stream)
    var truth: [Int] = []
    var columns = [[Double]](repeating: [], count: 3)
    for _ in 0..<count {
      let x = center + source.normal()
      let real = Self.shares(concept * x, power: 1)
      let draw = source.uniform()
      truth.append(draw < real[0] ? 0 : draw < real[0] + real[1] ? 1 : 2)
      let seen = Self.shares(x + noise * source.normal(), power: power)
      for index in 0..<3 { columns[index].append(seen[index]) }
    }
    let prediction = ClassPrediction(classes: ["a", "b", "c"], probabilities: columns)
    return ClassOutcomes(
      classes: prediction.classes, truth: truth, predicted: prediction.labels, probabilities: columns)
  }

  private static func shares(_ x: Double, power: Double) -> [Double] {
    let weights = zip(slopes, levels).map { PortableMath.exp(power * ($0 * x + $1)) }
    let total = weights.reduce(0, +)
    return weights.map { $0 / total }
  }

  /// Rows of numbers whose errors have heavy tails.
  static func numbers(_ count: Int, stream: Int) -> NumberOutcomes {
    var source = NormalSource(seed: 8, stream: stream)
    let rows = (0..<count).map { _ -> (Double, Double) in
      let truth = 20 + 5 * source.normal()
      return (truth, truth + 2 * source.normal() * (0.5 + source.uniform()))
    }
    return NumberOutcomes(truth: rows.map(\.0), predicted: rows.map(\.1))
  }
}

extension ClassOutcomes {
  /// The rows without truth.
  var unlabelled: UnlabelledClasses {
    UnlabelledClasses(
      classes: classes, predicted: predicted, probabilities: probabilities ?? [], rows: Array(0..<count))
  }
}
