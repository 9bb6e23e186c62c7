import Models

/// What to do, by which rule, and what would change it.
public struct Advice: Sendable, Equatable {
  /// What to do.
  public var action: Action
  /// The rule that fired.
  public var rule: AdviceRule
  /// The column to look at; nil where there is no single one.
  public var column: String?
  /// The segment to fall back for.
  public var segment: [SegmentPredicate]?

  /// What can be done.
  public enum Action: String, Sendable, Hashable, CaseIterable {
    case nothing, watch, recalibrate, retrain
    case fixTheData = "fix the data"
    case reengineer = "re-engineer"
    case fallBack = "fall back for segment"
  }

  var json: JSONValue {
    .object([
      ("action", .string(action.rawValue)), ("rule", .string(rule.name)), ("because", .string(rule.because)),
      ("would_change", .string(rule.wouldChange)), ("column", .text(column)),
      ("segment", segment.map { .array($0.map(\.json)) } ?? .null),
    ])
  }
}

/// A rule of advice: when it fires, what it says, and what would make another one fire.
public struct AdviceRule: Sendable, Equatable {
  /// The name, for scripts.
  public let name: String
  /// What it advises.
  public let action: Advice.Action
  /// Why, in words.
  public let because: String
  /// What would change it, in words.
  public let wouldChange: String
  private let fires: @Sendable (AdviceFacts) -> Bool

  init(
    _ name: String, _ action: Advice.Action, because: String, wouldChange: String,
    when fires: @escaping @Sendable (AdviceFacts) -> Bool
  ) {
    self.name = name
    self.action = action
    self.because = because
    self.wouldChange = wouldChange
    self.fires = fires
  }

  /// Whether two rules are the same: names are distinct.
  public static func == (left: AdviceRule, right: AdviceRule) -> Bool { left.name == right.name }

  /// The first rule that fires; the last one always does.
  static func first(for facts: AdviceFacts) -> AdviceRule {
    all.first { $0.fires(facts) } ?? all[all.count - 1]
  }

  /// The rules, in the order in which they are tried.
  public static let all: [AdviceRule] = [
    AdviceRule(
      "missing values", .fixTheData, because: "values are missing that the reference has",
      wouldChange: "the values coming back, or a model that was trained with them missing"
    ) { $0.kind == .missing },
    AdviceRule(
      "another unit", .fixTheData, because: "the values look like the reference's in another unit",
      wouldChange: "proof that the values themselves changed"
    ) { $0.kind == .unit },
    AdviceRule(
      "lost column", .reengineer, because: "a feature is gone, or is the same in all rows",
      wouldChange: "the feature coming back"
    ) { $0.hasLostColumn },
    AdviceRule(
      "nothing happened", .nothing, because: "no change is both sure and large",
      wouldChange: "more rows, if smaller changes than the thresholds matter to you"
    ) { $0.kind == .none },
    AdviceRule(
      "segment", .fallBack, because: "the truth changed inside one segment, and the others can be trusted",
      wouldChange: "the same change outside the segment, or enough new labels in it to retrain"
    ) { $0.kind == .concept && $0.isInOneSegment && $0.hurts != false },
    AdviceRule(
      "concept", .retrain, because: "the same x has another y now, which no model of the past can know",
      wouldChange: "a model that still performs, or labels that turn out wrong"
    ) { ($0.kind == .concept || $0.kind == .covariateAndConcept) && $0.hurts != false },
    AdviceRule(
      "concept, unharmed", .watch, because: "the same x has another y now, but the performance holds",
      wouldChange: "performance that falls surely by a point"
    ) { $0.kind == .concept || $0.kind == .covariateAndConcept },
    AdviceRule(
      "label", .recalibrate,
      because: "only the shares of the classes changed, which moves probabilities alone",
      wouldChange: "features that change inside a class"
    ) { $0.kind == .label },
    AdviceRule(
      "covariate, harmed", .retrain,
      because: "the rows are where the model is weak, and its performance fell",
      wouldChange: "performance that recovers"
    ) { $0.kind == .covariate && $0.hurts == true },
    AdviceRule(
      "covariate, unharmed", .watch, because: "the features moved, and y still follows from x as before",
      wouldChange: "performance that falls surely by a point, or a change of y given x"
    ) { $0.kind == .covariate },
    AdviceRule(
      "no labels, estimated harm", .retrain,
      because: "the features moved, and the estimated performance fell",
      wouldChange: "labels that show otherwise: an estimate is blind to a change of y given x"
    ) { $0.hurts == true },
    AdviceRule(
      "no labels", .watch, because: "the features moved, and without labels nobody knows what follows",
      wouldChange: "labels for some of these rows"
    ) { _ in true },
  ]
}

/// What the rules look at.
struct AdviceFacts: Sendable {
  var kind: KindFinding.Kind
  var hurts: Bool?
  var isInOneSegment: Bool
  var hasLostColumn: Bool
}
