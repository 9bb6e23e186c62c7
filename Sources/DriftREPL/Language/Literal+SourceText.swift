import DataFrame
import Plot

extension Literal {
  /// A value as a statement writes it, on one line; text in double quotes with everything odd escaped.
  static func sourceText(of value: Scalar) -> String {
    guard case .string(let text) = value else { return ScalarText.text(value.whole) ?? "null" }
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"", "\\", "$": result += "\\\(scalar)"
      case "\n": result += "\\n"
      case "\t": result += "\\t"
      default: result += visible(String(scalar)) == String(scalar) ? String(scalar) : scalar.escaped
      }
    }
    return result + "\""
  }
}

extension Unicode.Scalar {
  fileprivate var escaped: String { "\\u{\(String(value, radix: 16))}" }
}
