/// A text as it stands between quotes of a kind.
func escapedText(_ text: String, quote: Character) -> String {
  guard quote == "\"" else { return text.replacing("'", with: "''") }
  var result = ""
  for character in text {
    switch character {
    case "\\", "\"", "$": result += "\\" + String(character)
    case "\n": result += "\\n"
    case "\t": result += "\\t"
    default: result.append(character)
    }
  }
  return result
}

/// The text that stands between quotes of a kind, as far as it is typed.
func unquoted(_ typed: String, quote: Character) -> String {
  guard quote == "\"" else { return typed.replacing("''", with: "'") }
  var result = ""
  var isEscaped = false
  for character in typed {
    if isEscaped {
      result.append(character == "n" ? "\n" : character == "t" ? "\t" : character)
      isEscaped = false
    } else if character == "\\" {
      isEscaped = true
    } else {
      result.append(character)
    }
  }
  return result
}
