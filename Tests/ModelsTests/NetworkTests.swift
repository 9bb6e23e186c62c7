import DataFrame
import XCTest

@testable import Models

final class NetworkTests: XCTestCase {
  func testProductsAreThoseOfTheDefinition() {
    var source = NormalSource(seed: 2, stream: 0)
    func random(_ rows: Int, _ columns: Int) -> Matrix {
      Matrix((0..<rows * columns).map { _ in source.normal() }, rows: rows, columns: columns)
    }
    for (rows, inner, columns) in [(1, 1, 1), (3, 5, 2), (7, 4, 9), (2, 0, 3), (0, 3, 2)] {
      let (a, b) = (random(rows, inner), random(inner, columns))
      var product = Matrix(rows: rows, columns: columns)
      product.add(a, times: b)
      var other = Matrix(rows: rows, columns: columns)
      other.add(transposed: a.transposed, times: b)
      for row in 0..<rows {
        for column in 0..<columns {
          let sum = (0..<inner).reduce(0) { $0 + a[row, $1] * b[$1, column] }
          XCTAssertEqual(product[row, column], sum, accuracy: 1e-14)
          XCTAssertEqual(other[row, column], sum, accuracy: 1e-14)
        }
      }
    }
  }

  func testGradientOfClassesIsTheSlopeOfTheLoss() {
    let labels = (0..<20).map { $0 * 5 % 3 }
    assertGradient(
      NetworkLoss(truth: .classes(labels, count: 3), weights: (0..<20).map { 1 + Double($0 % 2) }))
  }

  func testGradientOfNumbersIsTheSlopeOfTheLoss() {
    assertGradient(NetworkLoss(truth: .numbers((0..<20).map { Double($0 % 7) / 3 - 1 }), weights: nil))
  }

  /// With dropout the same units must be left out in both passes, so the gradient is that of the thinned network.
  func testDroppedUnitsHaveNoGradient() {
    let inputs = Matrix([1, -1, 0.5, 2, 1, 1], rows: 2, columns: 3)
    let network = DenseNetwork(inputs: 3, hidden: [8], outputs: 2, seed: 5)
    let back = Backpropagation(
      loss: NetworkLoss(truth: .classes([0, 0], count: 2), weights: nil), dropout: 0.999)
    var generator = SeededGenerator(seed: 1)
    let gradient = back.gradient(of: network, at: inputs, rows: [0, 1], using: &generator)
    XCTAssertEqual(gradient.prefix(3 * 8 + 8).count { $0 != 0 }, 0)
    XCTAssertGreaterThan(gradient.suffix(2).count { $0 != 0 }, 0)
  }

  func testLearnsANumberThatIsNotLinear() throws {
    var options = FitOptions()
    options.learner = "mlp"
    let model = try Fit("z", on: ModelSamples.numbers(2000), options: options).model
    XCTAssertGreaterThan(model.test?["r2"] ?? 0, 0.98)
  }

  /// A batch of several parts, which several threads work on, and dropout from the seed alone.
  func testTrainingIsTheSameEveryTime() throws {
    let frame = ModelSamples.classes(400)
    let encoding = try FeatureEncoding(["x", "y", "town", "flag"], learnedFrom: frame)
    let design = DesignMatrix(try encoding.encode(frame, for: "label"), encoding)
    let target = try Target(frame.column("label"), name: "label", kind: nil)
    let back = Backpropagation(loss: NetworkLoss(truth: target.truth, weights: nil), dropout: 0.1)
    let training = NetworkTraining(
      design: design, back: back, epochs: 2, batch: 200, rate: 0.01, decay: 0.1, seed: 3)
    var networks = (0..<2).map { _ in
      DenseNetwork(inputs: design.width, hidden: [16, 8], outputs: 3, seed: 1)
    }
    try training.train(&networks[0])
    try training.train(&networks[1])
    XCTAssertEqual(networks[0], networks[1])
  }

  private func assertGradient(_ loss: NetworkLoss, line: UInt = #line) {
    var source = NormalSource(seed: 9, stream: 0)
    let inputs = Matrix((0..<20 * 4).map { _ in source.normal() }, rows: 20, columns: 4)
    let network = DenseNetwork(inputs: 4, hidden: [6, 5], outputs: loss.truth.outputs, seed: 3)
    let back = Backpropagation(loss: loss, dropout: 0)
    var generator = SeededGenerator(seed: 1)
    let rows = Array(0..<20)[...]
    let gradient = back.gradient(of: network, at: inputs, rows: rows, using: &generator)
    var index = 0
    for place in network.layers.indices {
      let weights = network.layers[place].weights.values.count
      for parameter in 0..<network.layers[place].count {
        func value(_ change: Double) -> Double {
          var moved = network
          if parameter < weights {
            moved.layers[place].weights.update { $0[parameter] += change }
          } else {
            moved.layers[place].biases[parameter - weights] += change
          }
          return loss.value(moved.outputs(inputs), rows: rows)
        }
        XCTAssertEqual(gradient[index], (value(1e-6) - value(-1e-6)) / 2e-6, accuracy: 1e-6, line: line)
        index += 1
      }
    }
    XCTAssertEqual(index, gradient.count, line: line)
  }
}
