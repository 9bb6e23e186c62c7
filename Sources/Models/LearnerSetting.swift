/// A number by which a learner can be tuned.
public struct LearnerSetting: Sendable, Equatable {
  /// The name that people type; no two learners have the same.
  public let name: String
  /// What it does, in one sentence.
  public let summary: String
  /// The value that holds where none is given.
  public let standard: Double
  /// What it may be.
  public let range: ClosedRange<Double>
  /// Whether it must be a whole number.
  public let isWhole: Bool

  /// A setting.
  init(_ name: String, _ summary: String, standard: Double, range: ClosedRange<Double>, isWhole: Bool = false)
  {
    self.name = name
    self.summary = summary
    self.standard = standard
    self.range = range
    self.isWhole = isWhole
  }
}
