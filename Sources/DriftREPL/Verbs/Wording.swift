import DataFrame
import Plot

/// A number and a noun, in the plural where it is not one: `1 row`, `1,500 rows`.
func quantity(_ count: Int, _ noun: String) -> String {
  "\(NumberFormat.count(count)) \(noun)\(count == 1 ? "" : "s")"
}

extension ColumnType {
  /// The type with its article, for messages.
  var phrase: String { self == .integer ? "an integer" : "a \(rawValue)" }
}

extension ColumnType? {
  /// The type with its article, where a bare `null` has none.
  var phrase: String { self?.phrase ?? "null" }
}
