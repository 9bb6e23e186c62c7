/// Thrown by `check` where a condition does not hold: the table of conditions is the value that was computed.
struct CheckFailed: Error, Sendable {
  var table: Value
  /// How many conditions failed, and how many there were.
  var failed: Int
  var total: Int
  /// Where the `check` stands.
  var span: Span
}
