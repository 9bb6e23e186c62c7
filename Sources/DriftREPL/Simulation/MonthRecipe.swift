import DataFrame

/// How the customers of one month are drawn, and what is recorded of them.
struct MonthRecipe: Sendable, Hashable {
  /// Who comes.
  var population = Population()
  /// The shares of the risk groups in the order of `RiskGroup`; nil where they are what the population gives.
  var groupShares: [Double]?
  /// The share of customers whose miles are not recorded.
  var missingShare = 0.0
  /// The share of customers whose miles are recorded in kilometres.
  var kilometresShare = 0.0

  /// Kilometres in a mile.
  static let kilometres = 1.609344

  /// The recipe of a month.
  ///
  /// - Parameter onset: the first month in which the change is there; of no meaning for the workshop.
  init(_ scenario: Scenario, _ strength: PlantedStrength, onset: Int, month: Int) {
    guard scenario != .workshop else {
      population = .workshop(month: month)
      return
    }
    guard month >= onset else { return }
    let size = strength.size(of: scenario)
    switch scenario {
    case .none, .workshop: break
    case .covariate: population.ageShift = size
    case .label:
      let shares = RiskGroup.referenceShares
      groupShares = [shares[0] - size, shares[1], shares[2] + size]
    case .concept: population.risk.trainingEffect *= 1 - size
    case .missing: missingShare = size
    case .segment: population.youngTrainedMilesShift = size
    case .unit: kilometresShare = size
    }
  }

  /// A customer of this month.
  ///
  /// Where groups have shares of their own, a group is drawn first and then customers until one is of that group, so what is
  /// true of the customers of a group stays.
  func draw(from source: inout NormalSource) -> Customer {
    guard let groupShares else { return recorded(population.draw(from: &source), &source) }
    let place = source.uniform()
    let group: RiskGroup =
      place < groupShares[0] ? .high : place < groupShares[0] + groupShares[1] ? .medium : .low
    while true {
      let customer = population.draw(from: &source)
      if customer.group == group { return recorded(customer, &source) }
    }
  }

  /// The customer as the files have it; nothing is drawn where everything is recorded as it is.
  private func recorded(_ customer: Customer, _ source: inout NormalSource) -> Customer {
    var customer = customer
    if kilometresShare > 0, source.uniform() < kilometresShare {
      customer.recordedMiles = customer.miles * MonthRecipe.kilometres
    }
    if missingShare > 0, source.uniform() < missingShare { customer.recordedMiles = nil }
    return customer
  }
}
