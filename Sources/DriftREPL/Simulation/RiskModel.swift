/// How much a customer costs, from what is known about car and driver.
///
/// risk = 0.2 · (braking distance − 40) + 0.02 · |power − 100| + 0.025 · |miles − 50| − emergency braking
///      + relevance · (0.18 · |age − 35| − 4 · training + 0.4 · ε₁) + 0.15 · ε₂
///
/// with two standard normal values ε. Drivers of 35 years, cars of 100 hp and 50 (thousand) miles a year are
/// the safest; those far from them on either side are not.
struct RiskModel: Sendable, Hashable {
  /// How much it still matters who sits behind the wheel, from 1 down to 0: safer cars take the risk out of
  /// it.
  var driverRelevance: Double
  /// How much risk a safety training takes away.
  var trainingEffect = 4.0

  /// The risk of a customer, with noise of its own.
  func risk(of customer: Customer, noise: Double) -> Double {
    let car =
      0.2 * (customer.brakingDistance - 40) + 0.02 * abs(customer.power - 100)
      - Double(customer.emergencyBraking)
    let use = 0.025 * abs(customer.miles - 50)
    let driver =
      driverRelevance * (0.18 * abs(customer.age - 35) - trainingEffect * Double(customer.training))
    return car + use + driver + noiseDeviation * noise
  }

  /// The standard deviation of both noises together.
  private var noiseDeviation: Double {
    (0.16 * driverRelevance * driverRelevance + 0.0225).squareRoot()
  }
}
