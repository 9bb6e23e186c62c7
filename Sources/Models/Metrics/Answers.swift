import DataFrame

/// What was predicted for the rows of a frame, by a model or by a service that logged it.
public struct Answers: Sendable {
  /// What rows of its metrics are known by: a model's name, or that of a column.
  public let name: String
  /// The predictions.
  public let content: Content

  /// Predictions of one kind or the other.
  public enum Content: Sendable {
    /// A class a row, and where they are known the probabilities of some classes, one column a class.
    case classes(Labels, probabilities: [ClassProbability])
    /// A number a row.
    case numbers(TypedColumn<Double>)
  }

  /// Predictions under a name.
  public init(name: String, content: Content) {
    self.name = name
    self.content = content
  }
}

/// The probability of one class for each row.
public struct ClassProbability: Sendable {
  /// The class.
  public let label: String
  /// A probability a row.
  public let values: TypedColumn<Double>

  /// The probability of a class for each row.
  public init(label: String, values: TypedColumn<Double>) {
    self.label = label
    self.values = values
  }
}
