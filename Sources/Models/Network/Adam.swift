import DataFrame

/// Stochastic gradient descent with a step size of its own for each parameter.
///
/// Source: Kingma and Ba, "Adam: a method for stochastic optimization", ICLR 2015; the decay of weights is taken off
/// apart from the gradient (Loshchilov and Hutter, "Decoupled weight decay regularization", ICLR 2019).
struct Adam: Sendable {
  private var mean: [Double]
  private var square: [Double]
  private var meanPower = 1.0
  private var squarePower = 1.0

  private static let (meanDecay, squareDecay, least) = (0.9, 0.999, 1e-8)

  init(parameters: Int) {
    mean = [Double](repeating: 0, count: parameters)
    square = mean
  }

  /// Moves the parameters of a network one step against a gradient, whose order is that of `Backpropagation.gradient`.
  mutating func step(_ network: inout DenseNetwork, gradient: [Double], rate: Double, decay: Double) {
    meanPower *= Adam.meanDecay
    squarePower *= Adam.squareDecay
    let (meanScale, squareScale) = (1 / (1 - meanPower), 1 / (1 - squarePower))
    var start = 0
    func move(_ value: inout Double, _ index: Int) {
      let slope = gradient[index]
      mean[index] = Adam.meanDecay * mean[index] + (1 - Adam.meanDecay) * slope
      square[index] = Adam.squareDecay * square[index] + (1 - Adam.squareDecay) * slope * slope
      value -= rate * mean[index] * meanScale / ((square[index] * squareScale).squareRoot() + Adam.least)
    }
    for place in network.layers.indices {
      network.layers[place].weights.update { weights in
        for index in weights.indices {
          weights[index] -= rate * decay * weights[index]
          move(&weights[index], start + index)
        }
        start += weights.count
      }
      for index in network.layers[place].biases.indices {
        move(&network.layers[place].biases[index], start + index)
      }
      start += network.layers[place].biases.count
    }
  }
}
