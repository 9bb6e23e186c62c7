import DataFrame

/// What a model says of rows, in their order.
public enum Prediction: Sendable, Equatable {
  /// The likeliest class, and how likely each is.
  case classes(ClassPrediction)
  /// A number for each row.
  case numbers([Double])

  /// What outputs of a predictor mean.
  public init(_ outputs: [[Double]], of task: ModelTask) {
    switch task {
    case .classes(let labels, _): self = .classes(ClassPrediction(classes: labels, probabilities: outputs))
    case .number: self = .numbers(outputs.first ?? [])
    }
  }

  /// The number of rows.
  public var count: Int {
    switch self {
    case .classes(let prediction): prediction.labels.count
    case .numbers(let values): values.count
    }
  }
}

/// Probabilities of classes, and the class that each row is held for.
public struct ClassPrediction: Sendable, Equatable {
  /// The classes, by the texts of their labels.
  public let classes: [String]
  /// For each class, its probability in every row; over the classes they add up to 1.
  public let probabilities: [[Double]]
  /// The position of each row's likeliest class, of equals the first.
  public let labels: [Int]

  /// A prediction from one array of probabilities a class.
  public init(classes: [String], probabilities: [[Double]]) {
    self.classes = classes
    self.probabilities = probabilities
    var labels = [Int](repeating: 0, count: probabilities.first?.count ?? 0)
    for (place, column) in probabilities.enumerated().dropFirst() {
      for row in labels.indices where column[row] > probabilities[labels[row]][row] { labels[row] = place }
    }
    self.labels = labels
  }
}
