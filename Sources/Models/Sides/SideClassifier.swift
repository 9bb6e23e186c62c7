import DataFrame

/// A model that tells which of two sets of rows a row is from, asked only about rows that it did not learn from.
///
/// Rows are dealt out to folds at random, each side's alike; for each fold a model learns from the others (cross-fitting).
public struct SideClassifier: Sendable {
  /// For each row of the reference, how likely it is held to be of the current side, were both equally large.
  public let reference: [Double]
  /// The same for the rows of the current side.
  public let current: [Double]
  /// The fold of each row of the reference.
  let referenceFolds: [Int]
  /// The fold of each row of the current side.
  let currentFolds: [Int]
  /// The number of folds.
  let folds: Int

  /// Tells two frames apart by some columns, which both must have.
  ///
  /// - Parameter learner: What learns; nil for the standard one of so many rows.
  /// - Throws: `ModelError.tooFewRows` where a side has fewer than 2, `ModelError` and `DataError` for columns that cannot
  ///   be used, `DataError.cancelled`.
  /// - Complexity: That of five fits.
  public init(
    reference: DataFrame, current: DataFrame, columns: [String], learner: (any Learner)? = nil, seed: Int
  ) throws {
    let (m, n) = (reference.rowCount, current.rowCount)
    guard min(m, n) >= 2 else { throw ModelError.tooFewRows("side", found: min(m, n), least: 2) }
    let sides = try [reference, current].map { frame in
      try DataFrame(columns.map { ($0, try frame.column($0)) })
    }
    let pooled = try DataFrame.concatenating(sides).frame
    let encoding = try FeatureEncoding(columns, learnedFrom: pooled)
    // Both sides weigh the same, so that probabilities do not depend on their sizes.
    let examples = Examples(
      encoding: encoding, features: try encoding.encode(pooled, for: "side"),
      truth: .classes((0..<m + n).map { $0 < m ? 0 : 1 }, count: 2),
      weights: (0..<m + n).map { Double(m + n) / 2 / Double($0 < m ? m : n) })
    let chosen = learner ?? Learners.standard(for: examples)

    folds = min(5, m, n)
    referenceFolds = SideClassifier.dealt(m, to: folds, seed: seed)
    currentFolds = SideClassifier.dealt(n, to: folds, seed: ~seed)
    let place = referenceFolds + currentFolds
    var chances = [Double](repeating: 0.5, count: m + n)
    for fold in 0..<folds {
      let rows = place.indices.filter { place[$0] != fold }
      let held = place.indices.filter { place[$0] == fold }
      let predictor = try chosen.fit(examples.gather(rows), seed: seed)
      let predicted = try predictor.predict(examples.features.gather(held))[1]
      for (row, chance) in zip(held, predicted) { chances[row] = chance }
    }
    self.reference = Array(chances[..<m])
    self.current = Array(chances[m...])
  }

  /// The fold of each of some rows: as many of each as can be, in random order.
  private static func dealt(_ count: Int, to folds: Int, seed: Int) -> [Int] {
    var source = NormalSource(seed: seed, stream: 7)
    var result = (0..<count).map { $0 % folds }
    for index in 0..<count { result.swapAt(index, index + source.below(count - index)) }
    return result
  }
}

extension SideClassifier {
  /// How well the sides are told apart, and how surely better than by chance.
  public struct Separation: Sendable, Equatable {
    /// The probability that a row of the current side is held for it more than one of the reference: 0.5 where the sides
    /// cannot be told apart, 1 where they always are.
    public let rocAUC: Double
    /// The probability of as much or more where the sides do not differ.
    public let pValue: Double
  }

  /// The area under the ROC curve, averaged over the folds, with the p-value of its normal approximation.
  ///
  /// Inside a fold the area is Mann and Whitney's U over m·n, with variance (m + n + 1 − Σ(t³ − t)/((m + n)(m + n − 1))) /
  /// 12mn for ties of t rows each, if the sides are alike (Mann and Whitney 1947; Hanley and McNeil 1982). Folds are averaged,
  /// not pooled, as the models of different folds do not share a scale. They share most of the rows that they learned from, so
  /// the variance of the average is 1 + K/(K − 1) times that of K independent areas (Nadeau and Bengio, "Inference for the
  /// generalization error", Machine Learning 52, 2003); without that factor sides that do not differ give p < 0.05 twice
  /// as often as they should.
  ///
  /// - Complexity: O(n log n).
  public var separation: Separation {
    var (area, variance) = (0.0, 0.0)
    for fold in 0..<folds {
      let (own, other) = (
        SideClassifier.values(current, where: currentFolds, are: fold),
        SideClassifier.values(reference, where: referenceFolds, are: fold)
      )
      let ranked = SideClassifier.area(own, other)
      area += ranked.area / Double(folds)
      variance += ranked.variance / Double(folds * folds)
    }
    // With all probabilities equal there is nothing to judge by.
    guard variance > 0 else { return Separation(rocAUC: area, pValue: 1) }
    let overlap = 1 + Double(folds) / Double(folds - 1)
    let z = (area - 0.5) / (variance * overlap).squareRoot()
    return Separation(rocAUC: area, pValue: 0.5 * PortableMath.erfc(z / 2.0.squareRoot()))
  }

  private static func values(_ values: [Double], where folds: [Int], are fold: Int) -> [Double] {
    folds.indices.filter { folds[$0] == fold }.map { values[$0] }
  }

  /// The share of pairs in which the first sample's value is larger, ties half, and the variance of it by chance.
  static func area(_ first: [Double], _ second: [Double]) -> (area: Double, variance: Double) {
    let (m, n) = (Double(first.count), Double(second.count))
    let pooled = (first.map { ($0, true) } + second.map { ($0, false) }).sorted { $0.0 < $1.0 }
    var (below, area, ties) = (0.0, 0.0, 0.0)
    var start = 0
    while start < pooled.count {
      var end = start
      var (own, other) = (0.0, 0.0)
      while end < pooled.count, pooled[end].0 == pooled[start].0 {
        if pooled[end].1 { own += 1 } else { other += 1 }
        end += 1
      }
      area += own * (below + other / 2)
      below += other
      let tied = own + other
      ties += tied * tied * tied - tied
      start = end
    }
    let all = m + n
    let correction = all > 1 ? ties / (all * (all - 1)) : 0
    return (area / (m * n), (all + 1 - correction) / (12 * m * n))
  }
}
