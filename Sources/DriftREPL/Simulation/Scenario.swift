/// What changes in the simulated world from month to month.
enum Scenario: String, Sendable, Hashable, CaseIterable {
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

  /// The people from whom a month's customers are drawn.
  func population(month: Int) -> Population {
    switch self {
    case .workshop: .workshop(month: month)
    }
  }
}
