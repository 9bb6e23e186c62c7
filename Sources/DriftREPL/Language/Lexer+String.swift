extension Lexer {
  /// `"…"` with escapes and parameters; it may span lines.
  mutating func interpolatedString() throws(SyntaxError) -> [StringPart] {
    let start = position
    var parts: [StringPart] = []
    var text = ""
    position += 1
    while let next = byte() {
      switch next {
      case UInt8(ascii: "\""):
        position += 1
        if !text.isEmpty || parts.isEmpty { parts.append(.text(text)) }
        return parts
      case UInt8(ascii: "\\"):
        text.unicodeScalars.append(try escape(inStringFrom: start))
      case UInt8(ascii: "$"):
        guard let part = try interpolation(inStringFrom: start) else {
          text += "$"
          position += 1
          continue
        }
        if !text.isEmpty { parts.append(.text(text)) }
        parts.append(part)
        text = ""
      default:
        text += plainRun()
      }
    }
    throw unterminated(.unterminatedString, from: start)
  }

  /// Text in which only its delimiter is special, and stands doubled for itself; it may span lines.
  mutating func delimitedText(by delimiter: UInt8, otherwise code: SyntaxError.Code) throws(SyntaxError)
    -> String
  {
    let start = position
    var text: [UInt8] = []
    position += 1
    while let next = byte() {
      position += 1
      guard next == delimiter else {
        text.append(next)
        continue
      }
      guard byte() == delimiter else { return String(decoding: text, as: UTF8.self) }
      text.append(delimiter)
      position += 1
    }
    throw unterminated(code, from: start)
  }

  private mutating func plainRun() -> String {
    let start = position
    while let next = byte(), !Lexer.specialInString.contains(next) { position += 1 }
    return source.text(of: span(from: start))
  }

  private static let specialInString: [UInt8] = [UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "$")]

  /// One of `\n \t \" \\ \$ \u{…}`.
  private mutating func escape(inStringFrom start: Int) throws(SyntaxError) -> Unicode.Scalar {
    let backslash = position
    position += 1
    guard byte() != nil else { throw unterminated(.unterminatedString, from: start) }
    let scalar = source.scalar(at: position)
    position += scalar.utf8.count
    switch scalar {
    case "n": return "\n"
    case "t": return "\t"
    case "\"", "\\", "$": return scalar
    case "u": return try unicodeEscape(from: backslash)
    default: throw SyntaxError(.unknownEscape, at: span(from: backslash))
    }
  }

  /// `{…}` with one to eight hexadecimal digits behind `\u`.
  private mutating func unicodeEscape(from backslash: Int) throws(SyntaxError) -> Unicode.Scalar {
    var digits = ""
    if byte() == UInt8(ascii: "{") {
      position += 1
      digits = word()
    }
    guard byte() == UInt8(ascii: "}"), digits.utf8.count <= 8, let value = UInt32(digits, radix: 16),
      let scalar = Unicode.Scalar(value)
    else { throw SyntaxError(.invalidUnicodeEscape, at: span(from: backslash)) }
    position += 1
    return scalar
  }

  /// `$name` or `${name}`; nil where the sign stands for itself, as at the end of a regular expression.
  private mutating func interpolation(inStringFrom start: Int) throws(SyntaxError) -> StringPart? {
    let sign = position
    guard byte(1) == UInt8(ascii: "{") else {
      guard position + 1 < source.bytes.count, Identifier.isStart(source.scalar(at: position + 1)) else {
        return nil
      }
      position += 1
      return .parameter(word(), span(from: sign))
    }
    position += 2
    let startsName = byte() != nil && Identifier.isStart(source.scalar(at: position))
    let name = startsName ? word() : ""
    guard let next = byte() else { throw unterminated(.unterminatedString, from: start) }
    guard next == UInt8(ascii: "}"), !name.isEmpty else {
      throw SyntaxError(.invalidInterpolation, at: span(from: sign))
    }
    position += 1
    return .parameter(name, span(from: sign))
  }

  private func unterminated(_ code: SyntaxError.Code, from start: Int) -> SyntaxError {
    SyntaxError(code, at: Span(start: start, end: start + 1))
  }
}
