import DataFrame

/// The gradient of a network's loss over some rows, by backpropagation.
///
/// Source: Rumelhart, Hinton and Williams, "Learning representations by back-propagating errors", Nature 323, 1986.
struct Backpropagation: Sendable {
  /// The loss of outputs against the truth.
  let loss: NetworkLoss
  /// The probability with which a hidden unit is left out of a training step.
  let dropout: Double

  /// The sum over rows of the loss's slope in every parameter, layer after layer: weights, then biases.
  ///
  /// - Parameter generator: Chooses the hidden units that are left out; those that stay are scaled up, so that a unit's
  ///   expected value is the same (Srivastava et al., "Dropout", JMLR 15, 2014).
  /// - Complexity: O(rows · weights).
  func gradient(
    of network: DenseNetwork, at inputs: Matrix, rows: ArraySlice<Int>, using generator: inout SeededGenerator
  ) -> [Double] {
    var activations = [inputs]
    for layer in network.layers.dropLast() {
      var values = layer.outputs(activations[activations.count - 1])
      values.rectify()
      values.drop(dropout, using: &generator)
      activations.append(values)
    }
    guard let last = network.layers.last else { return [] }
    var slopes = last.outputs(activations[activations.count - 1])
    loss.turnIntoSlopes(&slopes, rows: rows)

    var parts: [[Double]] = []
    for place in network.layers.indices.reversed() {
      let layer = network.layers[place]
      var weights = Matrix(rows: layer.weights.rows, columns: layer.weights.columns)
      weights.add(transposed: activations[place], times: slopes)
      parts.append(weights.values + slopes.columnSums)
      guard place > 0 else { break }
      var below = Matrix(rows: slopes.rows, columns: layer.weights.rows)
      below.add(slopes, times: layer.weights.transposed)
      below.keep(where: activations[place], scale: 1 / (1 - dropout))
      slopes = below
    }
    return Array(parts.reversed().joined())
  }
}

extension Matrix {
  /// Sets values to 0 with a probability, in steps of 1/256, and divides those that stay by the probability to stay.
  fileprivate mutating func drop(_ probability: Double, using generator: inout SeededGenerator) {
    guard probability > 0 else { return }
    let limit = UInt64((probability * 256).rounded())
    let scale = 1 / (1 - probability)
    var bits: UInt64 = 0
    update { values in
      for index in values.indices {
        if index & 7 == 0 { bits = generator.next() }
        values[index] = bits & 0xFF < limit ? 0 : values[index] * scale
        bits >>= 8
      }
    }
  }

  /// Multiplies values by a factor where another matrix is above 0, and sets them to 0 elsewhere.
  fileprivate mutating func keep(where other: Matrix, scale: Double) {
    update { values in
      for index in values.indices { values[index] = other.values[index] > 0 ? values[index] * scale : 0 }
    }
  }

  /// The sum of each column.
  fileprivate var columnSums: [Double] {
    var sums = [Double](repeating: 0, count: columns)
    for row in 0..<rows {
      for column in 0..<columns { sums[column] += values[row * columns + column] }
    }
    return sums
  }
}
