import DataFrame

/// The distributions from which the customers of one month are drawn.
///
/// All columns are independent of each other but the risk, which follows from them.
struct Population: Sendable, Hashable {
  /// The share of drivers with a safety training.
  var trainingShare = 0.2
  /// Ages before the shift below; those above 100 are drawn again.
  var age = SkewNormal(location: 18, scale: 22, shape: 16)
  /// Years by which everybody is older than in the reference.
  var ageShift = 0.0
  /// The share of cars that brake by themselves in an emergency.
  var emergencyBrakingShare = 0.395
  /// Braking distances.
  var brakingDistance = SkewNormal(location: 40, scale: 5, shape: 0)
  /// Engine powers.
  var power = SkewNormal(location: 100, scale: 50, shape: 2)
  /// Miles before the shift below.
  var miles = SkewNormal(location: 50, scale: 40, shape: 4)
  /// Thousands of miles by which everybody drives more than in the reference; nobody drives less than 5.
  var milesShift = 0.0
  /// Thousands of miles by which young drivers with a training drive more than in the reference.
  var youngTrainedMilesShift = 0.0
  /// How the columns above make the risk.
  var risk = RiskModel(driverRelevance: 1)

  /// Drivers below this age, in years, are young.
  static let youngAge = 30.0

  /// The population of a month of the workshop, whose trends hold for 36 months; later ones stay as the 36th.
  static func workshop(month: Int) -> Population {
    let elapsed = Double(min(month, 36))
    var population = Population()
    population.ageShift = 0.1 * elapsed
    population.emergencyBrakingShare += 0.015 * elapsed
    population.milesShift = -0.5 * elapsed
    population.risk.driverRelevance = 1 - elapsed / 40
    return population
  }

  /// A customer of this population.
  func draw(from source: inout NormalSource) -> Customer {
    let training = source.bernoulli(trainingShare)
    let age = drawAge(from: &source) + ageShift
    var customer = Customer(
      training: training,
      age: age,
      emergencyBraking: source.bernoulli(emergencyBrakingShare),
      brakingDistance: brakingDistance.draw(from: &source),
      power: power.draw(from: &source),
      miles: max(5, miles.draw(from: &source) + milesShift)
        + (training == 1 && age < Population.youngAge ? youngTrainedMilesShift : 0),
      risk: 0
    )
    customer.risk = risk.risk(of: customer, noise: source.normal())
    return customer
  }

  private func drawAge(from source: inout NormalSource) -> Double {
    while true {
      let years = age.draw(from: &source)
      if years <= 100 { return years }
    }
  }
}
