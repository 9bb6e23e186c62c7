import DataFrame
import Plot

extension Column {
  /// The values and how often each occurs, in ascending order; nulls are left out.
  ///
  /// - Throws: `DataError.cancelled`.
  func categories() throws -> [Plot.Category] {
    let table = try DataFrame([("value", self)])
    let counts = try table.counted(by: [("value", .column("value"))])
    let sorted = try counts.sorted(by: [SortKey(counts.column("value"))])
    let values = try sorted.column("value")
    let sizes = try sorted.column("count")
    return (0..<sorted.rowCount).compactMap { row in
      guard let name = values[row].categoryName, case .integer(let count) = sizes[row] else { return nil }
      return Category(name, count: count)
    }
  }
}

extension Scalar {
  /// The value as the name of a category, where a whole number needs no point; nil for a missing one.
  var categoryName: String? {
    guard case .number(let number) = self else { return text }
    let text = ScalarText.text(number)
    return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
  }
}
