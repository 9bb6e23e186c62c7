/// What a replay does beside running a session and holding it against its records.
struct ReplayOptions: Sendable, Equatable {
  /// Whether new results are written into the file instead of being compared.
  var updates = false
  /// Whether the change that an update would make is shown instead of the results.
  var showsDiff = false
  /// Whether nothing that the session writes reaches its place.
  var isDry = false
  /// Whether each statement gives one JSON object, for machines.
  var isJSON = false
  /// How many statements run; nil for all.
  var until: Int?
}
