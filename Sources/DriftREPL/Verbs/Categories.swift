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
      guard let name = ScalarText.text(values[row]), case .integer(let count) = sizes[row] else { return nil }
      return Category(name, count: count)
    }
  }
}
