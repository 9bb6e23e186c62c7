import DataFrame

/// A small network of fully connected layers.
public struct MultilayerPerceptron: Learner {
  /// The name that people type.
  public let name = "mlp"
  /// What it fits, in one sentence.
  public let summary =
    "A small neural network: smooth boundaries of any shape, best on up to some ten thousand rows."
  /// How it is fitted, in whole sentences.
  public let details = """
    Two hidden layers of 32 rectified linear units, of which a step of training leaves out a tenth at random. Numbers are \
    standardised and texts become one column a level. Adam with batches of 64 rows and a step size that falls from 0.01 \
    to 0 makes 1750 / √n passes over n rows, at least 5 and at most 500; every step takes a little off the weights, the \
    less the more steps there are. There is no early stopping, so no row is kept from it. What is missing counts as the \
    mean, and is marked by a column of its own if training had such values; a text that training had not is 0 in every \
    level.
    """
  /// Where it comes from.
  public let references = [
    "Goodfellow, Bengio and Courville, Deep Learning, 2016, chapters 6 to 8",
    "Kingma and Ba, Adam: a method for stochastic optimization, ICLR 2015",
    "Srivastava, Hinton, Krizhevsky, Sutskever and Salakhutdinov, Dropout, JMLR 15, 2014",
  ]
  /// What it can predict.
  public let tasks: [TaskKind] = [.classes, .number]

  /// What it can be tuned by.
  public let settings = [
    LearnerSetting(
      "units", "The units of each of the two hidden layers.", standard: 32, range: 1...1024, isWhole: true),
    LearnerSetting(
      "dropout", "The share of hidden units that a step of training leaves out.", standard: 0.1,
      range: 0...0.9),
  ]

  private var units = 32
  private var dropout = 0.1
  private let rate = 0.01
  private let batch = 64

  /// A learner with the settings that `details` tells.
  public init() {}

  /// Changes a setting.
  public mutating func set(_ setting: String, to value: Double) {
    switch setting {
    case "units": units = Int(value)
    case "dropout": dropout = value
    default: break
    }
  }

  /// Trains a network.
  public func fit(_ examples: Examples, seed: Int) throws -> any Predictor {
    let design = DesignMatrix(examples.features, examples.encoding)
    var scale = (mean: 0.0, std: 1.0)
    var truth = examples.truth
    if case .numbers(let values) = examples.truth {
      scale = moments(of: values)
      truth = .numbers(values.map { standardised($0, mean: scale.mean, std: scale.std) })
    }
    let outputs = truth.outputs
    var network = DenseNetwork(inputs: design.width, hidden: [units, units], outputs: outputs, seed: seed)
    let passes = (1750 / Double(design.rows).squareRoot()).rounded()
    let epochs = Int(min(max(passes, 5), 500))
    // Loshchilov and Hutter (2019), appendix B.1: a decay that suits any number of steps.
    let decay = 9 * (Double(batch) / Double(design.rows * epochs)).squareRoot()
    let training = NetworkTraining(
      design: design,
      back: Backpropagation(
        loss: NetworkLoss(truth: truth, weights: examples.weights), dropout: dropout),
      epochs: epochs, batch: batch, rate: rate, decay: decay, seed: seed)
    try training.train(&network)
    return NetworkPredictor(
      encoding: examples.encoding, network: network, mean: scale.mean, std: scale.std)
  }

  /// A network from its JSON.
  public func predictor(
    from json: JSONValue, encoding: FeatureEncoding, task: ModelTask
  ) throws -> any Predictor {
    let sizes = try json.integers("units", in: 1...4096)
    guard sizes.count <= 16, sizes.last == task.outputs else {
      throw ModelError.malformed("`units` must end in one for each output")
    }
    var width = encoding.features.reduce(0) { $0 + $1.width }
    let weights = try json.array("weights")
    let biases = try json.array("biases")
    guard weights.count == sizes.count, biases.count == sizes.count else {
      throw ModelError.malformed("`weights` and `biases` must hold an array for each layer")
    }
    var layers: [DenseNetwork.Layer] = []
    for (place, units) in sizes.enumerated() {
      let values = try JSONValue.object([("weights", weights[place])]).numbers(
        "weights", count: width * units)
      let offsets = try JSONValue.object([("biases", biases[place])]).numbers("biases", count: units)
      layers.append(
        DenseNetwork.Layer(weights: Matrix(values, rows: width, columns: units), biases: offsets))
      width = units
    }
    let std = try json.number("std")
    return NetworkPredictor(
      encoding: encoding, network: DenseNetwork(layers: layers), mean: try json.number("mean"), std: std)
  }
}

/// A trained network, and what its output is to be multiplied with where it is a number.
struct NetworkPredictor: Predictor {
  let encoding: FeatureEncoding
  let network: DenseNetwork
  /// Mean and standard deviation of a number learned from; 0 and 1 for classes.
  let mean: Double
  let std: Double

  func predict(_ features: EncodedFrame) throws -> [[Double]] {
    let design = DesignMatrix(features, encoding)
    let outputs = network.layers.last?.biases.count ?? 0
    let size = 1 << 10
    let parts = try concurrentTryMap((design.rows + size - 1) / size) { part in
      try Cancellation.check()
      let rows = Array(part * size..<min((part + 1) * size, design.rows))
      return network.outputs(design.gather(rows[...])).values
    }
    let scores = Array(parts.joined())
    guard outputs > 1 else { return [scores.map { mean + std * $0 }] }
    return softmax(scores, outputs: outputs)
  }

  var json: JSONValue {
    .object([
      ("units", .integers(network.layers.map(\.biases.count))),
      ("weights", .array(network.layers.map { .numbers($0.weights.values) })),
      ("biases", .array(network.layers.map { .numbers($0.biases) })), ("mean", .number(mean)),
      ("std", .number(std)),
    ])
  }
}
