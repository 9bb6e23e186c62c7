/// The verbs of the language, in the order of help.
///
/// A new one is a line here.
enum Verbs {
  static let all: [any Verb] = [
    Where(), Select(), Drop(), Rename(), Derive(), Sort(), Take(), Tail(), SampleRows(), Distinct(),
    AppendRows(), Join(),
    Summarize(), Count(), Pivot(), Describe(), SchemaVerb(), Roles(),
    DriftVerb(), TestVerb(), TimelineVerb(), Segments(), ExplainVerb(), Check(),
    Hist(), EcdfVerb(), DensityVerb(), BoxVerb(), QQVerb(), BarVerb(), LineVerb(), ScatterVerb(),
    HeatmapVerb(),
    FitVerb(), PredictVerb(), Evaluate(), ImportanceVerb(), EstimateVerb(),
    Write(),
  ]

  /// The verb of a name or alias.
  static func named(_ word: String) -> (any Verb)? { byWord[word] }

  /// All names and aliases, in order.
  static let words: [String] = all.flatMap { [$0.signature.name] + $0.signature.aliases }

  private static let byWord: [String: any Verb] = Dictionary(
    all.flatMap { verb in ([verb.signature.name] + verb.signature.aliases).map { ($0, verb) } },
    uniquingKeysWith: { first, _ in first })
}
