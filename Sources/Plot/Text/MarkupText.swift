/// Text made fit for the content and the quoted attributes of HTML and XML: the five signs that mean something there are
/// written as references.
///
/// Characters that XML forbids are not its concern: show them with ``visible(_:)`` first.
///
/// Source: HTML Standard 13.3 and XML 1.0, 2.4.
/// - Complexity: O(*n*).
public func markupEscaped(_ text: String) -> String {
  var result = ""
  for scalar in text.unicodeScalars {
    switch scalar {
    case "&": result += "&amp;"
    case "<": result += "&lt;"
    case ">": result += "&gt;"
    case "\"": result += "&quot;"
    case "'": result += "&#39;"
    default: result.unicodeScalars.append(scalar)
    }
  }
  return result
}
