/// All learners, and the rule that picks one where none is named.
public enum Learners {
  /// The learners, in the order in which help lists them.
  public static let all: [any Learner] = [
    GradientBoosting(), LogisticRegression(), MultilayerPerceptron(),
  ]

  /// The names of all learners.
  public static var names: [String] { all.map(\.name) }

  /// A learner by its name.
  ///
  /// - Throws: `ModelError.unknownLearner`.
  public static func named(_ name: String) throws(ModelError) -> any Learner {
    guard let learner = all.first(where: { $0.name == name }) else {
      throw .unknownLearner(name, available: names)
    }
    return learner
  }

  /// The learner for examples where none is named: `mlp` for up to 20,000 rows, `boosting` for more.
  ///
  /// A network finds smooth boundaries from few rows, where trees cut corners; trees are faster on many, and then as good.
  public static func standard(for examples: Examples) -> any Learner {
    examples.count <= networkRows ? MultilayerPerceptron() : GradientBoosting()
  }

  /// A network is the standard learner for up to so many rows.
  public static let networkRows = 20_000
}
