import DataFrame

/// What a network's outputs are held against: −log p of the true class, or half the squared distance of a standardised
/// number.
struct NetworkLoss: Sendable {
  /// What came of each example.
  let truth: Examples.Truth
  /// How much each example counts; all alike where nil.
  let weights: [Double]?

  /// The loss of outputs, summed over rows.
  ///
  /// - Parameter rows: The example of each row of the outputs.
  func value(_ outputs: Matrix, rows: ArraySlice<Int>) -> Double {
    var sum = 0.0
    for (place, row) in rows.enumerated() {
      let weight = weights?[row] ?? 1
      switch truth {
      case .classes(let labels, let count):
        var scores = (0..<count).map { outputs[place, $0] }
        let score = scores[labels[row]]
        sum += weight * (softmax(&scores) - score)
      case .numbers(let values):
        let distance = outputs[place, 0] - values[row]
        sum += weight * distance * distance / 2
      }
    }
    return sum
  }

  /// Replaces outputs by the slope of the loss in each of them.
  func turnIntoSlopes(_ outputs: inout Matrix, rows: ArraySlice<Int>) {
    for (place, row) in rows.enumerated() {
      let weight = weights?[row] ?? 1
      switch truth {
      case .classes(let labels, let count):
        var scores = (0..<count).map { outputs[place, $0] }
        _ = softmax(&scores)
        for output in 0..<count {
          outputs[place, output] = weight * (scores[output] - (output == labels[row] ? 1 : 0))
        }
      case .numbers(let values):
        outputs[place, 0] = weight * (outputs[place, 0] - values[row])
      }
    }
  }
}
