import DataFrame

/// Collects customers into the columns of a frame, in the order that the workshop's files have.
struct CustomerColumns {
  /// The names of the columns, in their order.
  static let names = [
    "training", "age", "emergency_braking", "braking_distance", "power", "miles", "risk", "group_name",
    "group",
  ]

  private var training: [Int] = []
  private var age: [Double] = []
  private var emergencyBraking: [Int] = []
  private var brakingDistance: [Double] = []
  private var power: [Double] = []
  private var miles: [Double?] = []
  private var risk: [Double] = []
  private var group: [Int] = []

  /// Adds a row.
  mutating func append(_ customer: Customer) {
    training.append(customer.training)
    age.append(customer.age)
    emergencyBraking.append(customer.emergencyBraking)
    brakingDistance.append(customer.brakingDistance)
    power.append(customer.power)
    miles.append(customer.recordedMiles)
    risk.append(customer.risk)
    group.append(customer.group.rawValue)
  }

  /// The frame of all rows added so far.
  func frame() throws(DataError) -> DataFrame {
    // A group's code is its position among the names.
    let names = StringColumn(
      codes: TypedColumn(group.map { Int32($0) }),
      dictionary: RiskGroup.allCases.map(\.name)
    )
    return try DataFrame([
      ("training", .integer(TypedColumn(training))),
      ("age", .number(TypedColumn(age))),
      ("emergency_braking", .integer(TypedColumn(emergencyBraking))),
      ("braking_distance", .number(TypedColumn(brakingDistance))),
      ("power", .number(TypedColumn(power))),
      ("miles", .number(TypedColumn(miles, placeholder: 0))),
      ("risk", .number(TypedColumn(risk))),
      ("group_name", .string(names)),
      ("group", .integer(TypedColumn(group))),
    ])
  }
}
