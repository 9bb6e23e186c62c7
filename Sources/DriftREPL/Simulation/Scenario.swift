/// What changes in the simulated world from month to month.
///
/// All but the workshop keep the reference's world up to the month before the onset, and change one thing from then on.
enum Scenario: String, Sendable, Hashable, CaseIterable {
  /// Nothing.
  case none
  /// P(x) of one column: everybody is older; how risk follows from the columns stays.
  case covariate
  /// P(y): fewer customers of high risk and more of low risk; P(x given y) stays.
  case label
  /// P(y given x): a safety training saves less than it did; P(x) stays.
  case concept
  /// The miles of some customers are not recorded.
  case missing
  /// P(x) inside one segment alone: young and trained drivers drive more.
  case segment
  /// The miles of some customers are recorded in kilometres.
  case unit
  /// People get older, drive less, and their cars get safer, so that old rules about risk stop to hold.
  case workshop

  /// The scenario of a name.
  ///
  /// - Throws: `SimulationError.unknownScenario`.
  init(named name: String) throws(SimulationError) {
    guard let scenario = Scenario(rawValue: name) else {
      throw .unknownScenario(name, available: Scenario.allCases.map(\.rawValue))
    }
    self = scenario
  }

  /// Whether one change is planted, whose strength and onset can be chosen.
  var isPlanted: Bool { self != .none && self != .workshop }
}
