/// A text in ASCII alone: typographic signs by their usual stand-ins, all else as `\u{e9}`, so that two
/// names which differ still do.
func asciiText(_ text: String) -> String {
  var result = ""
  for scalar in text.unicodeScalars {
    if scalar.isASCII {
      result.unicodeScalars.append(scalar)
    } else {
      result += standIn(for: scalar) ?? escaped(scalar)
    }
  }
  return result
}

/// Breaks a text into lines at its spaces; a word wider than a line is cut.
public func wrapped(_ text: String, toWidth width: Int) -> [String] {
  flowed(text.split(separator: " ").map(String.init), separator: " ", toWidth: width)
}

/// Sets items one behind the other, with a separator between those that share a line.
///
/// An item wider than a line is broken at its spaces, or where it has none at the end of the line.
func flowed(_ items: [String], separator: String, toWidth width: Int) -> [String] {
  var lines: [String] = []
  for item in items {
    if let last = lines.last, displayWidth(last) + displayWidth(separator) + displayWidth(item) <= width {
      lines[lines.count - 1] = last + separator + item
    } else {
      lines += pieces(of: item, width: width)
    }
  }
  return lines
}

private func pieces(of item: String, width: Int) -> [String] {
  var rest = item
  var pieces: [String] = []
  while displayWidth(rest) > width {
    var piece = prefix(of: rest, width: width)
    guard !piece.isEmpty else { break }
    if let space = piece.lastIndex(of: " "), space > piece.startIndex {
      piece = String(piece[...space])
    }
    rest.removeFirst(piece.count)
    pieces.append(piece.last == " " ? String(piece.dropLast()) : piece)
  }
  return rest.isEmpty ? pieces : pieces + [rest]
}

private func standIn(for scalar: Unicode.Scalar) -> String? {
  switch scalar {
  case "–", "—", "−", "‐", "‑": "-"
  case "…": "..."
  case "·", "•": "*"
  case "‘", "’": "'"
  case "“", "”": "\""
  case "≤": "<="
  case "≥": ">="
  case "≠": "!="
  case "≈": "~"
  case "×": "x"
  case "±": "+/-"
  case "→": "->"
  case "\u{A0}", "\u{202F}", "\u{2009}": " "
  default: nil
  }
}

/// A text whose right-to-left letters, if any, are closed by a mark without width.
///
/// A terminal that follows Unicode Standard Annex #9 would else draw the bar and the figures behind them from
/// right to left too.
func closed(_ text: String) -> String {
  let isRightToLeft = text.unicodeScalars.contains { scalar in
    switch scalar.value {
    case 0x0590...0x08FF, 0xFB1D...0xFDFF, 0xFE70...0xFEFC, 0x10800...0x10FFF, 0x1E800...0x1EFFF: true
    default: false
    }
  }
  return isRightToLeft ? text + "\u{200E}" : text
}
