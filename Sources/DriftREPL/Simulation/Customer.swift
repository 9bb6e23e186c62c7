/// One row: a car, its driver, and the risk of both.
struct Customer: Sendable, Hashable {
  /// 1 for a driver who took a safety training, else 0.
  var training: Int
  /// Of the driver, in years.
  var age: Double
  /// 1 for a car that brakes by itself in an emergency, else 0.
  var emergencyBraking: Int
  /// Of the car, in metres.
  var brakingDistance: Double
  /// Of the engine, in hp.
  var power: Double
  /// Driven in a year, in thousands.
  var miles: Double
  /// What the files have for `miles`; nil where it is missing.
  var recordedMiles: Double?
  /// Without unit; the higher, the worse.
  var risk: Double

  /// A customer whose miles are recorded as they are.
  init(
    training: Int, age: Double, emergencyBraking: Int, brakingDistance: Double, power: Double, miles: Double,
    risk: Double
  ) {
    self.training = training
    self.age = age
    self.emergencyBraking = emergencyBraking
    self.brakingDistance = brakingDistance
    self.power = power
    self.miles = miles
    recordedMiles = miles
    self.risk = risk
  }

  /// The class of the risk.
  var group: RiskGroup { RiskGroup(risk: risk) }
}
