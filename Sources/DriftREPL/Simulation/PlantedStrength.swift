/// How strong the change of a scenario is.
enum PlantedStrength: String, Sendable, Hashable, CaseIterable {
  /// A little above what `drift` calls large.
  case weak
  /// What nobody overlooks in a chart.
  case medium
  /// As far as it goes.
  case strong

  /// The size of a scenario's change, in the unit that the scenario names; 0 where nothing is planted.
  func size(of scenario: Scenario) -> Double {
    switch scenario {
    case .none, .workshop: 0
    case .covariate: choose(PlantedStrength.ageDeviation, 0.25, 0.5, 1)
    case .label: choose(1, 0.08, 0.15, 0.25)
    case .concept: choose(1, 0.5, 0.75, 1)
    case .missing: choose(1, 0.05, 0.1, 0.3)
    case .segment: choose(PlantedStrength.milesDeviation, 0.5, 1, 2)
    case .unit: choose(1, 0.2, 0.5, 1)
    }
  }

  private func choose(_ unit: Double, _ weak: Double, _ medium: Double, _ strong: Double) -> Double {
    switch self {
    case .weak: unit * weak
    case .medium: unit * medium
    case .strong: unit * strong
    }
  }

  /// The standard deviation of the reference's ages, in years: 13.28 over nine million drawn ones, rounded.
  static let ageDeviation = 13.3
  /// The standard deviation of the reference's miles, in thousands: 25.31 over nine million drawn ones, rounded.
  static let milesDeviation = 25.3
}
