import Plot

/// One value as it is shown, before its column's width is known.
struct TableCell: Sendable, Equatable {
  /// The text, safe to write to a terminal.
  var text: String
  /// The columns of a terminal that the text takes.
  var width: Int
  /// How many of them stand from the decimal point on; nil where the cell is not aligned at one.
  var tail: Int?
  /// Whether it stands for a missing value or a row left out.
  var isDim = false

  /// A cell of safe text.
  init(_ text: String, tail: Int? = nil, isDim: Bool = false) {
    self.text = text
    width = displayWidth(text)
    self.tail = tail
    self.isDim = isDim
  }

  /// What a missing value shows as; the text "null" is told from it by its quotes.
  static let null = TableCell("null", isDim: true)
}

/// Text of the data made safe to show, in quotes where it would be taken for something else.
///
/// Quoted are the empty text, the word `null`, text with blanks at an end, and text that itself begins with a quote.
func shownText(_ text: String, style: TableStyle) -> String {
  let isUnclear =
    text.isEmpty || text == "null" || text.first == "\"" || text.first == " " || text.last == " "
  let quoted = isUnclear ? "\"" + text.replacing("\"", with: "\\\"") + "\"" : text
  let cut = shortened(quoted, style: style)
  let isPlain = cut.utf8.allSatisfy { (0x20...0x7E).contains($0) }
  guard !isPlain else { return cut }
  let safe = visible(cut)
  return style.unicode ? safe : asciiOnly(safe)
}

/// The text, or where it is far longer than a line its start, so that a long one costs no more than a line.
private func shortened(_ text: String, style: TableStyle) -> String {
  guard let width = style.width, text.utf8.count > 4 * width else { return text }
  let start = text.prefix(width + 1)
  return start.endIndex == text.endIndex ? text : String(start) + style.ellipsis
}

/// The text with characters outside ASCII written as `\u{…}`.
func asciiOnly(_ text: String) -> String {
  var result = ""
  for scalar in text.unicodeScalars {
    if scalar.isASCII {
      result.unicodeScalars.append(scalar)
    } else {
      result += "\\u{" + String(scalar.value, radix: 16) + "}"
    }
  }
  return result
}
