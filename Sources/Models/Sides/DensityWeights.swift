import DataFrame

/// How much each row of a reference must count for it to look like another set of rows.
///
/// A row's weight is p(current | x) / p(reference | x), the ratio of the densities of both sides at the row: the risk that a
/// model so trained has under the reference is the one under the current side, if only the features have moved and not
/// what follows from them (Shimodaira, "Improving predictive inference under covariate shift", 2000; the ratio from a
/// classifier: Bickel, Brückner and Scheffer, JMLR 10, 2009).
public struct DensityWeights: Sendable, Equatable {
  /// A weight for each row of the reference; their mean is 1.
  public let values: [Double]
  /// How many rows of equal weight would vary as little: (Σw)² / Σw² (Kish 1965).
  public let effectiveRows: Double
  /// How many weights were cut at `DensityWeights.most`.
  public let clipped: Int

  /// A row counts at most so many times as much as where both sides are equally dense: a few rows with huge weights would
  /// decide the model.
  public static let most = 20.0

  /// Weights by which the reference looks like the current side in some columns.
  ///
  /// - Parameter learner: What tells the sides apart; nil for the standard one of so many rows.
  /// - Throws: As `SideClassifier`.
  public init(
    reference: DataFrame, current: DataFrame, columns: [String], learner: (any Learner)? = nil, seed: Int
  ) throws {
    let sides = try SideClassifier(
      reference: reference, current: current, columns: columns, learner: learner, seed: seed)
    self.init(ratios: sides.reference.map { $0 / max(1 - $0, 0x1p-52) })
  }

  /// Weights from ratios of densities.
  init(ratios: [Double]) {
    let weights = ratios.map { min($0, DensityWeights.most) }
    let sum = chunkedSum(weights.count) { weights[$0] }
    let squares = chunkedSum(weights.count) { weights[$0] * weights[$0] }
    clipped = ratios.count { $0 > DensityWeights.most }
    effectiveRows = squares > 0 ? sum * sum / squares : 0
    let scale = sum > 0 ? Double(weights.count) / sum : 0
    values = weights.map { $0 * scale }
  }
}
