/// Which words may stand as names, and how the others are written.
enum Identifier {
  /// Words of the language itself, which need backticks as a column and cannot be bound.
  static let reserved: Set<String> = [
    "vs", "by", "on", "and", "or", "not", "in", "is", "null", "true", "false", "param", "load", "simulate",
    "sql", "connect",
  ]

  /// A letter of any script or an underscore.
  static func isStart(_ scalar: Unicode.Scalar) -> Bool {
    scalar == "_" || scalar.properties.isAlphabetic
  }

  /// What may start a word, a digit, or a mark that combines with the letter before it.
  static func isContinuation(_ scalar: Unicode.Scalar) -> Bool {
    if isStart(scalar) || ("0"..."9").contains(scalar) { return true }
    switch scalar.properties.generalCategory {
    case .decimalNumber, .nonspacingMark, .spacingMark: return true
    default: return false
    }
  }

  /// Whether a name needs no backticks.
  static func isPlain(_ name: String) -> Bool {
    guard let first = name.unicodeScalars.first, isStart(first), name != "_" else { return false }
    return !reserved.contains(name) && name.unicodeScalars.allSatisfy(isContinuation)
  }

  /// A name as a statement writes it: as it is, or in backticks where it needs them.
  static func sourceForm(_ name: String) -> String { isPlain(name) ? name : quoted(name) }

  /// A name in backticks, with those inside doubled.
  static func quoted(_ name: String) -> String {
    "`" + String(name.flatMap { $0 == "`" ? ["`", "`"] : [$0] }) + "`"
  }
}
