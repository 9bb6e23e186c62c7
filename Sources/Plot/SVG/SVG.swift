/// The notation of SVG documents.
enum SVG {
  /// Text made fit for content and attributes, with characters that XML forbids made visible.
  static func escaped(_ text: String) -> String { markupEscaped(visible(text)) }

  /// A number with a true minus sign in place of the hyphen.
  static func typographic(_ number: String) -> String {
    String(number.map { $0 == "-" ? "−" : $0 })
  }

  /// A coordinate with at most two decimals.
  static func number(_ value: Double) -> String {
    guard value.isFinite, value.magnitude < 1e9 else { return "0" }
    let hundredths = Int((value * 100).rounded())
    let (whole, rest) = hundredths.magnitude.quotientAndRemainder(dividingBy: 100)
    let sign = hundredths < 0 ? "-" : ""
    if rest == 0 { return sign + String(whole) }
    if rest % 10 == 0 { return sign + "\(whole).\(rest / 10)" }
    return sign + "\(whole)." + (rest < 10 ? "0" : "") + String(rest)
  }

  /// The data of a path element, in absolute coordinates.
  struct Path {
    private(set) var data = ""

    mutating func move(x: Double, y: Double) {
      data += "M" + number(x) + " " + number(y)
    }

    mutating func horizontal(to x: Double) {
      data += "H" + number(x)
    }

    mutating func vertical(to y: Double) {
      data += "V" + number(y)
    }

    mutating func line(toX x: Double, y: Double) {
      data += "L" + number(x) + " " + number(y)
    }

    mutating func close() { data += "Z" }

    mutating func rectangle(x: Double, y: Double, width: Double, height: Double) {
      move(x: x, y: y)
      horizontal(to: x + width)
      vertical(to: y + height)
      horizontal(to: x)
      close()
    }
  }
}
