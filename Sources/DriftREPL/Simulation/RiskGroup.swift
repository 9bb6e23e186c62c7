/// The class that a risk falls into, coded as in the column `group`.
enum RiskGroup: Int, Sendable, CaseIterable {
  case high, medium, low

  /// What the column `group_name` calls it.
  var name: String {
    switch self {
    case .high: "high"
    case .medium: "medium"
    case .low: "low"
    }
  }

  /// The class of a risk: high from 3, medium from 1, else low.
  init(risk: Double) {
    if risk >= 3 {
      self = .high
    } else {
      self = risk >= 1 ? .medium : .low
    }
  }
}
