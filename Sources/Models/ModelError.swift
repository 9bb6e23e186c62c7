import DataFrame

/// Why a model could not be fitted, used or read: a code and what it is about.
///
/// Wording is left to the caller.
public enum ModelError: Error, Sendable, Equatable {
  /// No learner has that name.
  case unknownLearner(String, available: [String])
  /// A frame lacks a column that a model needs.
  case missingFeature(String, model: String)
  /// A column of a frame is not of the kind that a model was fitted on.
  case wrongFeature(String, found: ColumnType, isText: Bool)
  /// A column of that type cannot be a feature.
  case unusableFeature(String, ColumnType)
  /// The target itself is among the features.
  case targetIsFeature(String)
  /// No column is left to predict from.
  case noFeatures
  /// The target cannot be predicted as numbers, or at all, because of its type.
  case unusableTarget(String, ColumnType)
  /// So few rows have a target; so many are needed.
  case tooFewRows(String, found: Int, least: Int)
  /// All rows have that one target.
  case singleClass(String, label: String)
  /// The target has too many distinct values to be classes.
  case tooManyClasses(String, found: Int, most: Int)
  /// A learner cannot do what is asked of it.
  case unsupportedTask(learner: String, TaskKind)
  /// A learner has no setting of that name.
  case unknownSetting(String, learner: String, available: [String])
  /// Weights must be numbers that are not negative, and some above 0; what is wrong with these.
  case badWeights(String)
  /// A file does not hold a model; what is wrong with it.
  case malformed(String)
  /// A file holds a model of a later version of the format.
  case unknownVersion(Int)
}
