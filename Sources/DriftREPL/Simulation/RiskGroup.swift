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

  /// The shares of the groups in the reference, in their order: of nine million drawn ones, rounded.
  static let referenceShares = [0.4, 0.318, 0.282]

  /// The class of a risk: high from 3, medium from 1, else low.
  init(risk: Double) {
    if risk >= 3 {
      self = .high
    } else {
      self = risk >= 1 ? .medium : .low
    }
  }
}
