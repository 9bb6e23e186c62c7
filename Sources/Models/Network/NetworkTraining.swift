import DataFrame

/// Trains a network on mini-batches for a number of passes over the rows.
struct NetworkTraining: Sendable {
  let design: DesignMatrix
  let back: Backpropagation
  /// Passes over all rows.
  let epochs: Int
  /// Rows of a step.
  let batch: Int
  /// The step size at the start; it falls to 0 along half a cosine (Loshchilov and Hutter, "SGDR", ICLR 2017).
  let rate: Double
  /// How much of a weight is taken off in a step, times the step size.
  let decay: Double
  let seed: Int

  /// A batch is cut into parts of this size, whose gradients are added in order.
  private static let part = 64

  /// Moves a network's parameters to where the loss is small.
  ///
  /// - Throws: `DataError.cancelled`.
  func train(_ network: inout DenseNetwork) throws {
    var adam = Adam(parameters: network.layers.reduce(0) { $0 + $1.count })
    var shuffles = NormalSource(seed: seed, stream: 1)
    var order = Array(0..<design.rows)
    let starts = Array(stride(from: 0, to: order.count, by: batch))
    let steps = epochs * starts.count
    var step = 0
    for _ in 0..<epochs {
      for index in order.indices.dropLast() {
        order.swapAt(index, index + shuffles.below(order.count - index))
      }
      for start in starts {
        try Cancellation.check()
        let rows = order[start..<min(start + batch, order.count)]
        let gradient = gradient(network, rows, step: step)
        adam.step(
          &network, gradient: gradient, rate: rate * Self.cosine(Double(step) / Double(steps)), decay: decay)
        step += 1
      }
    }
  }

  /// The mean gradient of a batch.
  private func gradient(_ network: DenseNetwork, _ rows: ArraySlice<Int>, step: Int) -> [Double] {
    let starts = Array(stride(from: rows.startIndex, to: rows.endIndex, by: Self.part))
    let parts = concurrentMap(starts.count) { place in
      let range = starts[place]..<min(starts[place] + Self.part, rows.endIndex)
      var generator = SeededGenerator(seed: seed &+ (step &* 0x9E37_79B9 &+ place) &* 0x85EB_CA6B)
      return back.gradient(
        of: network, at: design.gather(rows[range]), rows: rows[range], using: &generator)
    }
    var sum = parts[0]
    for part in parts.dropFirst() {
      for index in sum.indices { sum[index] += part[index] }
    }
    let count = Double(rows.count)
    return sum.map { $0 / count }
  }

  /// (1 + cos πx) / 2 on [0, 1].
  private static func cosine(_ x: Double) -> Double { (1 + PortableMath.cos(.pi * x)) / 2 }
}

extension DesignMatrix {
  /// The rows at the given positions.
  func gather(_ positions: ArraySlice<Int>) -> Matrix {
    Matrix(
      positions.flatMap { values[$0 * width..<($0 + 1) * width] }, rows: positions.count, columns: width)
  }
}
