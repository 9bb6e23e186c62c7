import DataFrame

/// A network of fully connected layers with rectified linear units between them.
struct DenseNetwork: Sendable, Equatable {
  /// The layers, from the inputs on.
  var layers: [Layer]

  /// A layer: outputs = inputs · weights + biases.
  struct Layer: Sendable, Equatable {
    /// A row an input, a column an output.
    var weights: Matrix
    /// One an output.
    var biases: [Double]

    /// The number of parameters.
    var count: Int { weights.values.count + biases.count }
  }

  /// A network of known layers, each of which takes what the one before gives.
  init(layers: [Layer]) { self.layers = layers }

  /// A network of random weights, normal with variance 2 / inputs, and biases of 0.
  ///
  /// Source: He, Zhang, Ren and Sun, "Delving deep into rectifiers", ICCV 2015.
  init(inputs: Int, hidden: [Int], outputs: Int, seed: Int) {
    var source = NormalSource(seed: seed, stream: 0)
    var width = inputs
    layers = []
    for units in hidden + [outputs] {
      let scale = (2 / Double(max(width, 1))).squareRoot()
      let weights = (0..<width * units).map { _ in scale * source.normal() }
      layers.append(
        Layer(
          weights: Matrix(weights, rows: width, columns: units),
          biases: [Double](repeating: 0, count: units)))
      width = units
    }
  }

  /// The outputs of rows.
  ///
  /// - Complexity: O(rows · weights).
  func outputs(_ inputs: Matrix) -> Matrix {
    var values = inputs
    for (place, layer) in layers.enumerated() {
      values = layer.outputs(values)
      if place < layers.count - 1 { values.rectify() }
    }
    return values
  }
}

extension DenseNetwork.Layer {
  /// inputs · weights + biases.
  func outputs(_ inputs: Matrix) -> Matrix {
    let rows = inputs.rows
    var result = Matrix((0..<rows).flatMap { _ in biases }, rows: rows, columns: biases.count)
    result.add(inputs, times: weights)
    return result
  }
}

extension Matrix {
  /// Replaces negative values by 0.
  mutating func rectify() {
    update { values in
      for index in values.indices { values[index] = max(values[index], 0) }
    }
  }
}
