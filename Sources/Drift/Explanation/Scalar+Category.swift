import DataFrame

extension Scalar {
  /// A category's name as text; a whole number without the point, `null` for a missing one.
  var categoryName: String {
    switch self {
    case .number(let value): Int(exactly: value).map(String.init) ?? ScalarText.text(value)
    default: ScalarText.text(self) ?? "null"
    }
  }
}
