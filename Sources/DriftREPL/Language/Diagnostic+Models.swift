import DataFrame
import Models
import Plot

extension Diagnostic {
  /// Puts a cause from the models into words.
  init(_ error: ModelError, at span: Span) {
    switch error {
    case .unknownLearner(let name, let available):
      self.init("there is no learner `\(name)`", at: span, nearest: name, among: available)
    case .unknownSetting(let name, let learner, let available):
      self.init(
        "`\(learner)` has no setting `\(name)`", at: span,
        help: "it has \(available.map { "`\($0):`" }.joined(separator: ", "))")
    case .missingFeature(let name, let model):
      self.init(
        "the model of \(Identifier.quoted(model)) needs a column \(Identifier.quoted(name))", at: span)
    default:
      self.init(Diagnostic.message(for: error), at: span)
    }
  }

  private static func message(for error: ModelError) -> String {
    switch error {
    case .unknownLearner(let name, _): "there is no learner `\(name)`"
    case .unknownSetting(let name, let learner, _): "`\(learner)` has no setting `\(name)`"
    case .missingFeature(let name, _): "there is no column \(Identifier.quoted(name))"
    case .wrongFeature(let name, let found, let isText):
      "the model knows \(Identifier.quoted(name)) as \(isText ? "text" : "a number"), here it is \(found.phrase)"
    case .unusableFeature(let name, let type):
      "\(Identifier.quoted(name)) is \(type.phrase), which no learner takes"
    case .targetIsFeature(let name): "\(Identifier.quoted(name)) is the target and cannot predict itself"
    case .noFeatures: "no column is left to predict from"
    case .unusableTarget(let name, let type):
      "\(Identifier.quoted(name)) is \(type.phrase), which cannot be predicted so"
    case .tooFewRows(let name, let found, let least):
      "\(quantity(found, "row")) with a value of \(Identifier.quoted(name)) are too few, \(least) are needed"
    case .singleClass(let name, let label):
      "\(Identifier.quoted(name)) is \"\(visible(label))\" in all rows, so there is nothing to learn"
    case .tooManyClasses(let name, let found, let most):
      "\(Identifier.quoted(name)) has \(NumberFormat.count(found)) distinct values, at most \(most) can be classes"
    case .unsupportedTask(let learner, let task):
      "`\(learner)` cannot predict \(task == .number ? "a number" : "classes")"
    case .badWeights(let reason): "the weights \(reason)"
    case .malformed(let reason): "this file holds no model that can be read: \(reason)"
    case .unknownVersion(let version): "this model was written by a later drift (format \(version))"
    }
  }
}
