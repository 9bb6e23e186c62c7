/// The number of terminal columns a text takes.
///
/// East Asian wide characters and emoji take two, combining marks and format characters none, and what a
/// reader sees as one emoji (a flag, a family, a skin tone) two in all. Control characters count as none:
/// show them with ``visible(_:)`` first.
///
/// - Complexity: O(*n*); a text of printable ASCII is only counted.
public func displayWidth(_ text: String) -> Int {
  var width = 0
  var isPlain = true
  for byte in text.utf8 {
    guard byte >= 0x20, byte < 0x7F else {
      isPlain = false
      break
    }
    width += 1
  }
  return isPlain ? width : text.reduce(0) { $0 + displayWidth($1) }
}

/// Shortens a text that is too wide, ending it with the ellipsis.
///
/// A character is never cut in half, so the result may be a column narrower than allowed. Where even the
/// ellipsis is too wide, the result is as much of the ellipsis as fits.
public func truncated(_ text: String, toWidth width: Int, ellipsis: String = "…") -> String {
  guard displayWidth(text) > width else { return text }
  let room = width - displayWidth(ellipsis)
  return room >= 0 ? prefix(of: text, width: room) + ellipsis : prefix(of: ellipsis, width: width)
}

/// Makes visible what a terminal would obey and not show: control characters, escape sequences, line
/// separators, overrides of the writing direction, invisible format characters and noncharacters.
///
/// `\n`, `\r` and `\t` appear as such, all others as `\u{1b}`. The joiners that emoji and several scripts
/// need stay.
public func visible(_ text: String) -> String {
  guard text.unicodeScalars.contains(where: isInvisible) else { return text }
  var result = String.UnicodeScalarView()
  for scalar in text.unicodeScalars {
    if isInvisible(scalar) {
      result.append(contentsOf: escaped(scalar).unicodeScalars)
    } else {
      result.append(scalar)
    }
  }
  return String(result)
}

/// Spaces before a text, so that it ends at the given column.
func paddedLeft(_ text: String, to width: Int) -> String {
  String(repeating: " ", count: max(0, width - displayWidth(text))) + text
}

/// Spaces behind a text, so that what follows starts at the given column.
func paddedRight(_ text: String, to width: Int) -> String {
  text + String(repeating: " ", count: max(0, width - displayWidth(text)))
}

/// The longest start of a text that fits the width.
func prefix(of text: String, width: Int) -> String {
  var used = 0
  var result = ""
  for character in text {
    used += displayWidth(character)
    guard used <= width else { break }
    result.append(character)
  }
  return result
}

/// The escape `\u{…}` of a scalar, in lower-case hexadecimal digits.
func escaped(_ scalar: Unicode.Scalar) -> String {
  switch scalar {
  case "\n": "\\n"
  case "\r": "\\r"
  case "\t": "\\t"
  default: "\\u{\(String(scalar.value, radix: 16))}"
  }
}

private func displayWidth(_ character: Character) -> Int {
  var width = 0
  var isEmoji = false
  for scalar in character.unicodeScalars {
    width += displayWidth(scalar)
    if scalar.value == 0xFE0F || scalar.properties.isEmojiPresentation { isEmoji = true }
  }
  return isEmoji ? 2 : width
}

private func displayWidth(_ scalar: Unicode.Scalar) -> Int {
  if scalar.isASCII { return scalar.value >= 0x20 && scalar.value != 0x7F ? 1 : 0 }
  // The vowels and final consonants of Hangul syllables combine with the leading consonant before them.
  if (0x1160...0x11FF).contains(scalar.value) { return 0 }
  switch scalar.properties.generalCategory {
  case .nonspacingMark, .enclosingMark, .format, .control: return 0
  default: return scalar.properties.isEmojiPresentation || WideCharacters.contains(scalar) ? 2 : 1
  }
}

private func isInvisible(_ scalar: Unicode.Scalar) -> Bool {
  if scalar.isASCII { return scalar.value < 0x20 || scalar.value == 0x7F }
  if scalar.value & 0xFFFE == 0xFFFE || (0xFDD0...0xFDEF).contains(scalar.value) { return true }
  switch scalar.properties.generalCategory {
  case .control, .lineSeparator, .paragraphSeparator: return true
  case .format: return !isJoiner(scalar) && !isPrependedMark(scalar)
  default: return false
  }
}

private func isJoiner(_ scalar: Unicode.Scalar) -> Bool {
  scalar.value == 0x200C || scalar.value == 0x200D
}

/// The format characters that do show: number signs of Arabic, Syriac and Kaithi (property
/// Prepended_Concatenation_Mark).
private func isPrependedMark(_ scalar: Unicode.Scalar) -> Bool {
  switch scalar.value {
  case 0x0600...0x0605, 0x06DD, 0x070F, 0x0890...0x0891, 0x08E2, 0x110BD, 0x110CD: true
  default: false
  }
}
